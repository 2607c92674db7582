export const referenceSchemas = {
  me: {},
  settings: {},
  mergeFields: {},
  interactionTemplates: {},
  interactionGroups: {},
  salespeople: {},
  campaigns: {},
  languages: {},
};
