import { sql } from 'kysely';
import type { z } from 'zod';
import type { Page } from '../../contract/routes';
import type { SavedCriteria } from '../../contract/savedCriteria';
import { newSavedCriteria } from '../../contract/schemas/criteriaSchemas';
import type { Db } from '../store/tables';

/** Keeps criteria under a code (DOMAIN §6). What is no criteria is refused before it is written: inside, they are trusted. */
export async function saveCriteria(db: Db, given: z.input<typeof newSavedCriteria>): Promise<void> {
  const { code, description, criteria } = newSavedCriteria.parse(given);
  await db.insertInto('savedCriteria').values({ code, description, criteria: JSON.stringify(criteria) }).execute();
}

/** All saved criteria, by code. */
export async function savedCriteria(db: Db): Promise<Page<SavedCriteria>> {
  const items = await db.selectFrom('savedCriteria').select(['code', 'description', sql<number>`json_array_length(criteria, '$.actions')`.as('actionCount')]).orderBy('code').execute();
  return { items };
}
