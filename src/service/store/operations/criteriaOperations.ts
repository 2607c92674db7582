import { savedCriteria } from '../../segments/savedCriteria';
import type { Db } from '../tables';

export const criteriaReadings = (db: Db) => ({
  savedCriteria: (_: object) => savedCriteria(db),
});
