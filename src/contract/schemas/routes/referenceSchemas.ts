export const referenceSchemas = {
  me: {},
  mergeFields: {},
  interactionTemplates: {},
  salespeople: {},
  campaigns: {},
  languages: {},
};
