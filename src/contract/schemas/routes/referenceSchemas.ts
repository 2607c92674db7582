export const referenceSchemas = {
  me: {},
  mergeFields: {},
  interactionTemplates: {},
  interactionGroups: {},
  salespeople: {},
  campaigns: {},
  languages: {},
};
