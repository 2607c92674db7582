import { mergeFieldCatalogue } from '../../../contract/mergeFieldCatalogue';
import type { referenceRoutes } from '../../../contract/routes/referenceRoutes';
import type { HandlersOf } from '../asked';

export const referenceHandlers: HandlersOf<typeof referenceRoutes> = {
  me: async ({ me }) => me,
  settings: async ({ settings }) => settings,
  mergeFields: async () => ({ items: [...mergeFieldCatalogue] }),
  interactionTemplates: ({ operations }) => operations.interactionTemplates({}),
  interactionGroups: ({ operations }) => operations.interactionGroups({}),
  salespeople: ({ operations }) => operations.salespeople({}),
  campaigns: ({ operations }) => operations.campaigns({}),
  languages: ({ operations }) => operations.languages({}),
};
