import { campaigns, interactionGroups, interactionTemplates, languages, salespeople } from '../../segments/reference';
import type { Db } from '../tables';

export const referenceReadings = (db: Db) => ({
  interactionTemplates: (_: object) => interactionTemplates(db),
  interactionGroups: (_: object) => interactionGroups(db),
  salespeople: (_: object) => salespeople(db),
  campaigns: (_: object) => campaigns(db),
  languages: (_: object) => languages(db),
});
