import { sql } from 'kysely';
import type { z } from 'zod';
import type { ReusedCriteria } from '../../../contract/criteria';
import type { Page } from '../../../contract/routes';
import type { Criteria, SavedCriteria } from '../../../contract/savedCriteria';
import { newSavedCriteria } from '../../../contract/schemas/criteriaSchemas';
import { ServiceProblem } from '../../problem';
import { inTransaction } from '../../store/inTransaction';
import type { Db } from '../../store/tables';
import { mustBeRevision, revisionOf } from '../openSegment';
import { act, lineCountOf } from './act';
import { readFilters } from './contactsMatching';
import { segmentCriteria, type By } from './steps';

/** Keeps criteria under a code (DOMAIN §6). What is no criteria is refused before it is written: inside, they are trusted. */
export async function saveCriteria(db: Db, given: z.input<typeof newSavedCriteria>, { replace = false } = {}): Promise<SavedCriteria> {
  const { code, description, criteria } = newSavedCriteria.parse(given);
  for (const { filters } of criteria.actions) readFilters(filters);
  return inTransaction(db, async (trx) => {
    if (replace) await trx.deleteFrom('savedCriteria').where('code', '=', code).execute();
    const { numInsertedOrUpdatedRows } = await trx.insertInto('savedCriteria').values({ code, description, criteria: JSON.stringify(criteria) }).onConflict((conflict) => conflict.doNothing()).executeTakeFirstOrThrow();
    if (Number(numInsertedOrUpdatedRows) === 0) throw new ServiceProblem('CRITERIA_CODE_TAKEN', 'Other criteria have this code');
    return { code, description, actionCount: criteria.actions.length };
  });
}

/** Keeps the steps of a segment, in their order, each as the filters that it is. */
export async function saveSteps(db: Db, no: string, { code, description, replace = false }: { code: string; description: string; replace?: boolean | undefined }): Promise<SavedCriteria> {
  return db.transaction().execute(async (trx) => {
    const { steps } = await segmentCriteria(trx, no);
    if (!steps.length) throw new ServiceProblem('NO_CRITERIA', 'The segment has no steps to keep');
    return saveCriteria(trx, { code, description, criteria: { version: 1, actions: steps.map(({ op, options, filters }) => ({ op, options, filters })) } }, { replace });
  });
}

/** All saved criteria, by code. */
export async function savedCriteria(db: Db): Promise<Page<SavedCriteria>> {
  const items = await db.selectFrom('savedCriteria').select(['code', 'description', sql<number>`json_array_length(criteria, '$.actions')`.as('actionCount')]).orderBy('code').execute();
  return { items };
}

/** Saved criteria whole. */
export async function savedCriterion(db: Db, code: string): Promise<SavedCriteria & { criteria: Criteria }> {
  const row = await db.selectFrom('savedCriteria').selectAll().where('code', '=', code).executeTakeFirst();
  if (!row) throw new ServiceProblem('CRITERIA_NOT_FOUND', 'No such saved criteria');
  const criteria = JSON.parse(row.criteria) as Criteria;
  return { code, description: row.description, actionCount: criteria.actions.length, criteria };
}

/** Changes the description, the actions or the code; a code that others have is refused. */
export async function changeSavedCriteria(db: Db, code: string, change: { description?: string | undefined; criteria?: Criteria | undefined; code?: string | undefined }): Promise<SavedCriteria> {
  return db.transaction().execute(async (trx) => {
    const { description, criteria } = await savedCriterion(trx, code);
    await trx.deleteFrom('savedCriteria').where('code', '=', code).execute();
    return saveCriteria(trx, { code: change.code ?? code, description: change.description ?? description, criteria: change.criteria ?? criteria });
  });
}

export async function deleteSavedCriteria(db: Db, code: string): Promise<{ removed: true }> {
  const { numDeletedRows } = await db.deleteFrom('savedCriteria').where('code', '=', code).executeTakeFirstOrThrow();
  if (Number(numDeletedRows) === 0) throw new ServiceProblem('CRITERIA_NOT_FOUND', 'No such saved criteria');
  return { removed: true };
}

/** Does saved actions one after the other, each with its options (Q6), on today's contacts, after what is in the segment. A dry run does them and rolls them back. */
export async function reuseCriteria(db: Db, no: string, { code, dryRun = false }: { code: string; dryRun?: boolean | undefined }, { ifMatch, ...by }: By): Promise<ReusedCriteria> {
  const tried: { answer?: ReusedCriteria } = {};
  try {
    return await db.transaction().execute(async (trx) => {
      const before = await revisionOf(trx, no);
      mustBeRevision(before, ifMatch);
      const { criteria } = await savedCriterion(trx, code);
      const results = [];
      for (const action of criteria.actions) results.push(await act(trx, no, action, { origin: 'savedCriteria', originName: code }, by));
      const answer: ReusedCriteria = { results, lineCount: await lineCountOf(trx, no), revision: await revisionOf(trx, no) };
      if (!dryRun) return answer;
      tried.answer = { results: results.map((result) => ({ ...result, dryRun, revision: before })), lineCount: answer.lineCount, revision: before };
      throw new RolledBack();
    });
  } catch (error) {
    if (error instanceof RolledBack) return tried.answer!;
    throw error;
  }
}

class RolledBack extends Error {}
