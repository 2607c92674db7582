import { sql } from 'kysely';
import type { ActionResult, AddByHand, ReuseLoggedSegment } from '../../../contract/criteria';
import { filterFor } from '../../../contract/filterString';
import type { CriteriaAction } from '../../../contract/savedCriteria';
import { ServiceProblem } from '../../problem';
import { inTransaction } from '../../store/inTransaction';
import { jsonValues } from '../../store/jsonValues';
import type { Db } from '../../store/tables';
import { bumpSegment, mustBeRevision, revisionOf } from '../openSegment';
import { recordEvent } from '../segmentEvents';
import { addingByFilters, addingLogged } from './adding';
import { countOnly, withChosen, type ContactsChange } from './contactsChange';
import { readFilters } from './contactsMatching';
import { removingByFilters, removingLines } from './removing';
import { enterStep, type By, type From } from './steps';

/** An action, with the selection that it stands for. */
interface Planned { action: CriteriaAction; change: ContactsChange; from: From; /** Whom the history names. */ about?: readonly string[] }

function planned(no: string, { op, options, filters }: CriteriaAction, from: From): Planned {
  const read = readFilters(filters);
  return { action: { op, options, filters }, from, change: op === 'add' ? addingByFilters(no, read, options) : removingByFilters(no, op, read, options) };
}

/** What an action would do; changes nothing, so that the thread that reads can answer it. */
async function tried(db: Db, no: string, { action, change }: Planned): Promise<ActionResult> {
  return inTransaction(db, async (trx) => {
    const revision = await revisionOf(trx, no);
    const found = await countOnly(trx, change);
    const before = await lineCountOf(trx, no);
    return { op: action.op, dryRun: true, ...found, lineCount: action.op === 'add' ? before + found.changed : before - found.changed, revision };
  });
}

/** Does an action and enters it as a step, also where it changes nothing (DOMAIN §6), all in one transaction. */
async function done(db: Db, no: string, { action, change, from, about }: Planned, by: By): Promise<ActionResult> {
  return inTransaction(db, async (trx) => {
    mustBeRevision(await revisionOf(trx, no), by.ifMatch);
    const found = await withChosen(trx, change, async () => {
      const counted = await change.count(trx, sql``);
      const position = await enterStep(trx, no, action, from, counted.changed, by);
      const changed = await change.make(trx, { no, position });
      if (changed !== counted.changed) throw new Error(`An action changed ${changed} lines instead of ${counted.changed}`);
      return counted;
    });
    await recordEvent(trx, { no, kind: action.op === 'add' ? 'contactsAdded' : 'contactsRemoved', count: found.changed, ...(about && { about }), user: by.user, now: by.now });
    const revision = await bumpSegment(trx, no, by.user, by.now);
    return { op: action.op, dryRun: false, ...found, lineCount: await lineCountOf(trx, no), revision };
  });
}

export async function lineCountOf(db: Db, no: string): Promise<number> {
  const { lines } = await db.selectFrom('segmentLine').select(sql<number>`count(*)`.as('lines')).where('segmentNo', '=', no).executeTakeFirstOrThrow();
  return lines;
}

/** Add, reduce or refine (DOMAIN §5.2). */
export const act = (db: Db, no: string, action: CriteriaAction, from: From, by: By): Promise<ActionResult> => done(db, no, planned(no, action, from), by);
export const tryAction = async (db: Db, no: string, action: CriteriaAction): Promise<ActionResult> => tried(db, no, planned(no, action, { origin: 'criteria' }));

const numbers = (contactNos: readonly string[]): CriteriaAction['filters'] => ({ contact: { no: [...new Set(contactNos)].map(filterFor).join('|') } });

/** Contacts chosen one by one: an Add like any other, so that nobody comes twice or past a barrier. A number that nobody has is CONTACT_NOT_FOUND. */
export async function addByHand(db: Db, no: string, { contactNos, ignoreExclusion, allowExisting }: AddByHand, by: By): Promise<ActionResult> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ name: string }>`select name from contact where no in (${jsonValues(contactNos)}) order by no`.execute(trx);
    if (rows.length !== new Set(contactNos).size) throw new ServiceProblem('CONTACT_NOT_FOUND', 'No such contact');
    const action: CriteriaAction = { op: 'add', options: { ...(allowExisting && { allowExisting }), ...(ignoreExclusion && { ignoreExclusion }) }, filters: numbers(contactNos) };
    return done(trx, no, { ...planned(no, action, byHand(rows.map(({ name }) => name))), ...(rows.length === 1 && { about: contactNos }) }, by);
  });
}

const byHand = (names: readonly string[]): From => ({ origin: 'byHand', ...(names.length === 1 && { originName: names[0]! }) });

/** Takes lines out one by one. Other lines of the same contact stay. A line that is not there is LINE_NOT_FOUND. */
export async function removeLines(db: Db, no: string, lineNos: readonly number[], by: By): Promise<ActionResult> {
  return inTransaction(db, async (trx) => {
    await revisionOf(trx, no);
    const { rows } = await sql<{ no: string; name: string }>`select c.no, c.name from segment_line l join contact c on c.no = l.contact_no where l.segment_no = ${no} and l.line_no in (${jsonValues(lineNos)}) order by l.line_no`.execute(trx);
    if (rows.length !== new Set(lineNos).size) throw new ServiceProblem('LINE_NOT_FOUND', 'A line is no longer in the segment');
    const contactNos = rows.map((row) => row.no);
    const action: CriteriaAction = { op: 'reduce', options: {}, filters: numbers(contactNos) };
    return done(trx, no, { action, change: removingLines(no, lineNos), from: byHand(rows.map(({ name }) => name)), ...(rows.length === 1 && { about: contactNos }) }, by);
  });
}

/** The contacts of a logged segment (DOMAIN §8, Q5), as the Add that finds them again. */
async function loggedPlan(db: Db, no: string, { entryNo, withCanceled, ignoreExclusion }: ReuseLoggedSegment): Promise<Planned> {
  const logged = await db.selectFrom('loggedSegment').select('segmentNo').where('entryNo', '=', entryNo).executeTakeFirst();
  if (!logged) throw new ServiceProblem('LOGGED_SEGMENT_NOT_FOUND', 'No such logged segment');
  const choice = { ...(withCanceled && { withCanceled }), ...(ignoreExclusion && { ignoreExclusion }) };
  return {
    action: { op: 'add', options: ignoreExclusion ? { ignoreExclusion } : {}, filters: { interactionLogEntry: { segmentNo: filterFor(logged.segmentNo) } } },
    change: addingLogged(no, entryNo, choice), from: { origin: 'loggedSegment', originName: logged.segmentNo },
  };
}

export const reuseLogged = (db: Db, no: string, request: ReuseLoggedSegment, by: By): Promise<ActionResult> => db.transaction().execute(async (trx) => done(trx, no, await loggedPlan(trx, no, request), by));
export const tryReuseLogged = (db: Db, no: string, request: ReuseLoggedSegment): Promise<ActionResult> => db.transaction().execute(async (trx) => tried(trx, no, await loggedPlan(trx, no, request)));
