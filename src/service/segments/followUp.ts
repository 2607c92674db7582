import { sql } from 'kysely';
import type { InteractionDetails } from '../../contract/interaction';
import type { FollowUpChoice, FollowUpPreview } from '../../contract/loggedChange';
import type { NewFollowUp } from '../../contract/loggedSegment';
import type { Segment } from '../../contract/segment';
import { barrierToLetter, type Barrier } from '../../contract/whoGetsALetter';
import { nextSegmentNo } from '../store/counters';
import type { Db } from '../store/tables';
import { barrierOfContact } from './barrierSql';
import { beginVersions, carryLoggedLetters } from './carryLetters';
import { insertSegment } from './changeSegment';
import { localDay } from './localDay';
import { entriesOf, findLoggedSegment } from './loggedSegments';
import { findSegment } from './openSegment';
import { carryLoggedPassages } from './passages';

interface Candidate { contactNo: string; contactName: string; companyName: string; city: string; ownText: string | null; ownLetter: string | null; /** JSON of PassageTexts */ passages: string | null; barrier: Barrier | null }

/** The contacts of the chosen entries, each once, in the order of the list, with what keeps some of them out. */
async function candidatesOf(db: Db, entryNo: number, of: FollowUpChoice): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select c.no as contact_no, c.name as contact_name, c.company_name, c.city, max(case when i.text_origin = 'own' then i.letter_text end) as own_text, max(i.own_letter) as own_letter,
      max(case when i.passages <> '[]' then (select json_group_object(p.value ->> 'id', p.value ->> 'text') from json_each(i.passages) p) end) as passages, ${sql.raw(barrierOfContact('c'))} as barrier
    from interaction_log_entry i join contact c on c.no = i.contact_no where i.logged_segment_entry_no = ${entryNo} and ${entriesOf[of]}
    group by c.no order by min(i.entry_no)`.execute(db);
  return rows;
}

const mayCome = (ignoreExclusion: boolean) => ({ barrier }: Candidate): boolean => barrierToLetter({ barrier: barrier ?? undefined, includeExcluded: ignoreExclusion }) === undefined;

/** Who a follow-up would be for, before it is made. */
export async function previewFollowUp(db: Db, entryNo: number, { of = 'notCanceled', ignoreExclusion = false }: NewFollowUp): Promise<FollowUpPreview> {
  await findLoggedSegment(db, entryNo);
  const candidates = await candidatesOf(db, entryNo, of);
  const left = candidates.filter((one) => !mayCome(ignoreExclusion)(one));
  const reasons = [...new Set(left.map(({ barrier }) => barrier!))];
  return {
    contacts: candidates.length - left.length,
    leftOut: reasons.map((reason) => {
      const these = left.filter(({ barrier }) => barrier === reason);
      return { reason, count: these.length, examples: these.slice(0, 10).map(({ contactNo, contactName, companyName, city }) => ({ contactNo, contactName, companyName, city })) };
    }),
  };
}

/**
 * Makes a segment of the contacts of a logged one: of its entries that are not cancelled or as chosen, each contact once, in the order of
 * the list (oracle T14); contacts that were removed or may get nothing any more stay away (DOMAIN Q5), excluded ones unless asked for.
 * Interaction template, subject, campaign, salesperson, letters and standard texts come along unless refused; what was written for single contacts – their texts and documents – only when asked.
 * Call it inside a transaction.
 */
export async function followUpOf(db: Db, entryNo: number, options: NewFollowUp, { user, now }: { user: string; now: Date }): Promise<string> {
  const { description, of = 'notCanceled', copyTemplate = true, copySubject = true, copyLetter = true, copyOwnTexts = false, ignoreExclusion = false } = options;
  const logged = await findLoggedSegment(db, entryNo);
  const contacts = (await candidatesOf(db, entryNo, of)).filter(mayCome(ignoreExclusion));
  const { interactionTemplateCode, subject, campaignNo, salespersonCode } = logged.header.details;
  const details: Partial<InteractionDetails> = {
    ...(copyTemplate && { interactionTemplateCode }), ...(copySubject && { subject }), campaignNo, salespersonCode,
    description: (description || `Follow-up on segment ${logged.segmentNo}`).slice(0, 100), date: localDay(now),
  };
  const no = await nextSegmentNo(db);
  await insertSegment(db, { no, details, contactNos: contacts.map((contact) => contact.contactNo), standardTexts: logged.header.standardTexts, because: { kind: 'followUpMade', about: [logged.segmentNo] } }, { user, now });
  if (copyLetter) await carryLoggedLetters(db, entryNo, no, { user, now });
  if (copyLetter || copyOwnTexts) await carryLoggedPassages(db, entryNo, no);
  if (copyOwnTexts) {
    for (const { contactNo, ownText, ownLetter, passages } of contacts) {
      if (!ownText && !ownLetter && !passages) continue;
      await db.updateTable('segmentLine').set({ ...(ownText && { textChoice: 'own', ownText }), ...(passages && { passages }), ownLetter }).where('segmentNo', '=', no).where('contactNo', '=', contactNo).execute();
    }
  }
  await beginVersions(db, no);
  await db.updateTable('loggedSegment').set({ followUpSegmentNo: no }).where('entryNo', '=', entryNo).execute();
  return no;
}

/** A follow-up made later, from the logged segment. */
export async function createFollowUp(db: Db, entryNo: number, options: NewFollowUp, by: { user: string; now: Date }): Promise<Segment> {
  return db.transaction().execute(async (trx) => findSegment(trx, await followUpOf(trx, entryNo, options, by)));
}
