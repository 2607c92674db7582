export const criteriaSchemas = {
  savedCriteria: {},
};
