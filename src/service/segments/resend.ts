import { sql } from 'kysely';
import type { ResendRequest } from '../../contract/loggedChange';
import { detailNames, type DetailName } from '../../contract/interaction';
import type { Segment } from '../../contract/segment';
import { ServiceProblem } from '../problem';
import { columnOf } from '../store/columnOf';
import { nextSegmentNo } from '../store/counters';
import { jsonValues } from '../store/jsonValues';
import type { Db } from '../store/tables';
import { isBarredContact } from './barrierSql';
import { beginVersions, carryLoggedLetters } from './carryLetters';
import { insertSegment } from './changeSegment';
import { entriesOf, findLoggedSegment } from './loggedSegments';
import { findSegment } from './openSegment';
import { carryLoggedPassages } from './passages';
import { recordEvent } from './segmentEvents';

/** Where an entry of the log keeps a detail under another name. */
const entryColumn: Partial<Record<DetailName, string>> = { unitCost: 'cost', unitDurationMinutes: 'duration_minutes' };
const columnsOfLine = detailNames.map((name) => `override_${columnOf(name)}`).join(', ');

/**
 * Makes a segment that sends again: the entries whose attempt failed, those of another choice, or the chosen ones, as they were logged – details, text, note – and
 * in another correspondence type where one is given. Contacts that may get nothing any more stay away. A detail that is the header's
 * anyway is not kept as the line's own. It is not sent under the old log: its own log will be (DOMAIN §15, Q20). Throws NOTHING_TO_RESEND.
 */
export async function resend(db: Db, entryNo: number, { entryNos, of = 'failed', correspondenceType, description }: ResendRequest, { user, now }: { user: string; now: Date }): Promise<Segment> {
  return db.transaction().execute(async (trx) => {
    const logged = await findLoggedSegment(trx, entryNo);
    const { header: { details, standardTexts, ignoreContactCorrespondenceType } } = logged;
    const no = await nextSegmentNo(trx);
    await insertSegment(trx, { no, details: { ...details, ...(description && { description }) }, contactNos: [], standardTexts, ignoreContactCorrespondenceType, because: { kind: 'resent', about: [logged.segmentNo] } }, { user, now });
    await carryLoggedLetters(trx, entryNo, no, { user, now });
    await carryLoggedPassages(trx, entryNo, no);
    const values = sql.join(detailNames.map((name) => {
      if (name === 'correspondenceType' && correspondenceType !== undefined) return sql`${correspondenceType}`;
      return name === 'description' && description ? sql`null` : sql`${sql.ref(`i.${entryColumn[name] ?? columnOf(name)}`)}`;
    }));
    const { numAffectedRows } = await sql`insert into segment_line (segment_no, line_no, contact_no, ${sql.raw(columnsOfLine)}, text_choice, own_text, note_for_log, own_letter, passages)
      select ${no}, row_number() over (order by i.entry_no) * 10000, i.contact_no, ${values}, case when i.text_origin in ('own', 'none') then i.text_origin else 'standard' end,
        case when i.text_origin = 'own' then i.letter_text else '' end, i.note_for_log, i.own_letter,
        (select json_group_object(p.value ->> 'id', p.value ->> 'text') from json_each(i.passages) p)
      from interaction_log_entry i join contact c on c.no = i.contact_no
      where i.logged_segment_entry_no = ${entryNo} and not ${sql.raw(isBarredContact('c'))} and ${entryNos ? sql`i.entry_no in (${jsonValues(entryNos)})` : entriesOf[of]}`.execute(trx);
    if (Number(numAffectedRows) === 0) throw new ServiceProblem('NOTHING_TO_RESEND', 'No entry that may be sent again');
    await beginVersions(trx, no);
    await keepOnlyOwn(trx, no);
    await trx.insertInto('resend').values({ segmentNo: no, loggedSegmentEntryNo: entryNo }).execute();
    await recordEvent(trx, { no: logged.segmentNo, kind: 'resent', count: Number(numAffectedRows), about: [no], user, now });
    return findSegment(trx, no);
  });
}

/** Takes back to the rule what the rule gives anyway. */
async function keepOnlyOwn(db: Db, no: string): Promise<void> {
  const set = detailNames.map((name) => `override_${columnOf(name)} = case when r.rule_${columnOf(name)} is segment_line.override_${columnOf(name)} then null else segment_line.override_${columnOf(name)} end`);
  await sql`update segment_line set ${sql.raw(set.join(', '))} from line_rule r where segment_line.segment_no = ${no} and r.segment_no = segment_line.segment_no and r.line_no = segment_line.line_no`.execute(db);
}
