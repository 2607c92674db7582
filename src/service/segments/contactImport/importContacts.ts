import { setImmediate as nextTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { ContactImport, ImportRequest, ImportResult } from '../../../contract/contactImport';
import { canonicalJson, sha256Hex } from '../../../contract/recordHash';
import type { Listing, Page } from '../../../contract/route';
import { ServiceProblem } from '../../problem';
import { givenRows } from '../../store/jsonValues';
import type { LongAnswer } from '../../store/longAnswer';
import type { Db } from '../../store/tables';
import { pageOf, pageSize } from '../listing';
import { findContacts } from './findContacts';
import { knownWords } from './knownWords';
import { planRow, type Imported, type SeenRows } from './planRow';
import { readRow } from './readRow';
import { formOf, isEmpty, tableRows } from './readTable';
import { withCells, withoutCells } from './repeatedImport';
import { createTally } from './tally';
import { writeContacts } from './writeContacts';

const route = 'importContacts';

export interface ImportCall { user: string; key: string; now: Date }

/** What an import would do. Nothing is changed, and others are answered between its pages. */
export const tryImport = async (db: Db, request: ImportRequest): Promise<LongAnswer> => inText((await readTable(db, { ...request, dryRun: true })).result);

/**
 * Adds and changes contacts from a table: every row that is right, or, where anything fails, none. The same import, repeated under its key, is done once and answers what
 * the first one did, for as long as keys are kept, without its examples. Who imported what and when is kept; the table is not.
 */
export async function importContacts(db: Db, request: ImportRequest, { user, key, now }: ImportCall): Promise<LongAnswer> {
  const fingerprint = await sha256Hex(canonicalJson(request));
  return db.transaction().execute(async (trx) => {
    const done = await trx.selectFrom('contactImport').selectAll().where('byUser', '=', user).where('key', '=', key).executeTakeFirst();
    if (done && done.fingerprint !== fingerprint) throw new ServiceProblem('IDEMPOTENCY_KEY_REUSED', 'The key was used for another import');
    if (done) {
      const kept = await trx.selectFrom('idempotency').select('body').where('principal', '=', user).where('route', '=', route).where('key', '=', key).executeTakeFirst();
      if (!kept) throw new ServiceProblem('IDEMPOTENCY_KEY_REUSED', 'The import was done long ago');
      return inText(await withCells(JSON.parse(kept.body), request));
    }
    const { result, imported } = await readTable(trx, request);
    result.joined = await writeContacts(trx, imported, request.mailingGroupCode);
    await trx.insertInto('contactImport').values({
      at: now.toISOString(), byUser: user, key, fingerprint, source: request.source ?? '', added: result.added.count, changed: result.changed.count, unchanged: result.unchanged,
      rejected: result.rejected.length, mailingGroupCode: request.mailingGroupCode ?? '',
    }).execute();
    await trx.insertInto('idempotency').values({ principal: user, route, key, fingerprint, status: 200, body: JSON.stringify(withoutCells(result)), createdAt: now.toISOString() }).execute();
    return inText(result);
  });
}

const inText = (result: ImportResult): LongAnswer => ({ text: JSON.stringify(result) });

/** What the table makes of the contacts as they are: nothing is written meanwhile, so that what would happen is what does. */
async function readTable(db: Db, request: ImportRequest): Promise<{ result: ImportResult; imported: Imported[] }> {
  const { text, columns, mailingGroupCode } = request;
  await mustBeGroup(db, mailingGroupCode);
  const words = await knownWords(db);
  const seen: SeenRows = { rows: new Map(), companies: new Map() };
  const tally = createTally(request);
  const imported: Imported[] = [];
  let headings = request.headings;
  for (const page of tableRows(text, formOf(text))) {
    const filled = page.filter((row) => !isEmpty(row));
    const rows = headings ? filled.slice(1) : filled;
    if (filled.length > 0) headings = false;
    const read = rows.map((row) => readRow(row, columns, words));
    const found = await findContacts(db, read);
    const ofPage: Imported[] = [];
    read.forEach((one, index) => {
      const outcome = planRow(one, found, seen, request);
      tally.add(outcome, rows[index]!);
      if (outcome.kind !== 'rejected') ofPage.push(outcome);
    });
    for (const outcome of await lookAlikes(db, ofPage)) tally.addLookAlike(outcome);
    for (const outcome of ofPage) imported.push(outcome);
    await nextTurn();
  }
  return { result: tally.result, imported };
}

async function mustBeGroup(db: Db, code: string | undefined): Promise<void> {
  if (code !== undefined && !await db.selectFrom('mailingGroup').select('code').where('code', '=', code).executeTakeFirst()) throw new ServiceProblem('MAILING_GROUP_NOT_FOUND', 'No such mailing group');
}

/** New contacts without a number whose name and post code somebody has. */
async function lookAlikes(db: Db, imported: readonly Imported[]): Promise<Imported[]> {
  const unsure = imported.filter(({ kind, contact }) => kind === 'added' && contact.no === '' && contact.postCode !== '');
  if (unsure.length === 0) return [];
  const asked = unsure.map(({ row, contact: { name, postCode } }) => ({ row, name, postCode }));
  const { rows } = await sql<{ row: number }>`${givenRows(asked, ['row', 'name', 'postCode'])}
    select distinct g.row as row from given g cross join contact c where c.post_code = g.post_code and c.name = g.name collate nocase and c.removed = 0`.execute(db);
  const alike = new Set(rows.map(({ row }) => row));
  return unsure.filter(({ row }) => alike.has(row));
}

/** The imports that were made, the newest first. */
export async function contactImports(db: Db, { after, limit }: Listing): Promise<Page<ContactImport>> {
  let query = db.selectFrom('contactImport').select(['position', 'at', 'byUser', 'source', 'added', 'changed', 'unchanged', 'rejected', 'mailingGroupCode']);
  if (after) query = query.where('position', '<', Number(after));
  const rows = await query.orderBy('position', 'desc').limit(pageSize(limit) + 1).execute();
  return pageOf(rows.map(({ byUser, ...row }): ContactImport => ({ ...row, by: byUser })), limit, ({ position }) => String(position));
}
