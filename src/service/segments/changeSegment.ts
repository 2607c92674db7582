import { sql } from 'kysely';
import type { DetailName, InteractionDetails } from '../../contract/interaction';
import type { Segment, SegmentChange } from '../../contract/segment';
import type { SegmentEventKind } from '../../contract/segmentEvent';
import type { Db, SegmentHeaderRow } from '../store/tables';
import { clearOverrides } from './changeLines';
import { templateDetails } from './effectiveLine';
import { searchable } from './listing';
import { bumpSegment, findSegment, mustBeRevision, revisionOf } from './openSegment';
import { recordEvent } from './segmentEvents';

/** What a header searches by. */
export const segmentSearch = (no: string, description: string): string => searchable(no, description);

/**
 * Changes the header and the standard texts. Overrides of the lines stay, unless `overwriteEdited`. Another interaction
 * template brings its own values into the header (DOMAIN §4.3), except those that the same change sets; a campaign stays
 * where the new template has none, and the subject stays, because nothing typed is lost.
 */
export async function changeSegment(db: Db, no: string, change: SegmentChange, { user, now, ifMatch }: { user: string; now: Date; ifMatch?: number }): Promise<Segment> {
  return db.transaction().execute(async (trx) => {
    mustBeRevision(await revisionOf(trx, no), ifMatch);
    await setHeader(trx, no, change);
    for (const [languageCode, text] of Object.entries(change.standardTexts ?? {})) await setStandardText(trx, no, languageCode, text);
    await recordChanges(trx, no, change, { user, now });
    if (change.overwriteEdited) await clearOverrides(trx, no, Object.keys(change.details ?? {}) as DetailName[]);
    await bumpSegment(trx, no, user, now);
    return findSegment(trx, no);
  });
}

async function recordChanges(db: Db, no: string, { details = {}, ignoreContactCorrespondenceType, standardTexts = {} }: SegmentChange, by: { user: string; now: Date }): Promise<void> {
  const names = [...Object.keys(details), ...(ignoreContactCorrespondenceType === undefined ? [] : ['ignoreContactCorrespondenceType'])];
  if (names.length) await recordEvent(db, { no, kind: 'headerChanged', about: names, ...by });
  for (const languageCode of Object.keys(standardTexts)) await recordEvent(db, { no, kind: 'standardTextChanged', about: [languageCode], ...by });
}

export async function setHeader(db: Db, no: string, { details = {}, ignoreContactCorrespondenceType }: SegmentChange): Promise<void> {
  const before = await db.selectFrom('segmentHeader').select('interactionTemplateCode').where('no', '=', no).executeTakeFirstOrThrow();
  const template = details.interactionTemplateCode;
  const values: Record<string, unknown> = {};
  if (template !== undefined && template !== before.interactionTemplateCode) Object.assign(values, await backToTemplate(db, template));
  Object.assign(values, details);
  if (ignoreContactCorrespondenceType !== undefined) values.ignoreContactCorrespondenceType = ignoreContactCorrespondenceType;
  if (details.description !== undefined) values.search = segmentSearch(no, details.description);
  if (Object.keys(values).length) await db.updateTable('segmentHeader').set(values as Partial<SegmentHeaderRow>).where('no', '=', no).execute();
}

async function backToTemplate(db: Db, code: string): Promise<Record<string, null>> {
  const template = await db.selectFrom('interactionTemplate').select('campaignNo').where('code', '=', code).executeTakeFirst();
  if (!template) return {};
  const names = templateDetails.filter((name) => name !== 'campaignNo' || template.campaignNo !== '');
  return Object.fromEntries([...names, 'ignoreContactCorrespondenceType'].map((name) => [name, null]));
}

async function setStandardText(db: Db, no: string, languageCode: string, text: string | null): Promise<void> {
  if (!text) await db.deleteFrom('standardText').where('segmentNo', '=', no).where('languageCode', '=', languageCode).execute();
  else await sql`insert into standard_text (segment_no, language_code, text) values (${no}, ${languageCode}, ${text})
    on conflict (segment_no, language_code) do update set text = excluded.text`.execute(db);
}

/** Makes a segment of contacts, in their order; line numbers in steps of 10,000 (DOMAIN §3.2). Call it inside a transaction. */
export async function insertSegment(db: Db, segment: NewSegment, { user, now }: { user: string; now: Date }): Promise<void> {
  const { no, details, contactNos, standardTexts = {}, ignoreContactCorrespondenceType, because } = segment;
  const header = {
    no, description: '', subject: '', date: '', salespersonCode: '', interactionTemplateCode: '', sendWordDocAsAttachment: false, ...details,
    ...(ignoreContactCorrespondenceType !== undefined && { ignoreContactCorrespondenceType }),
    search: segmentSearch(no, details.description ?? ''), loggedAs: null, revision: 1, modifiedAt: now.toISOString(), modifiedBy: user,
  };
  await db.insertInto('segmentHeader').values(header as unknown as SegmentHeaderRow).execute();
  await sql`insert into segment_line (segment_no, line_no, contact_no) select ${no}, (key + 1) * 10000, value from json_each(${JSON.stringify(contactNos)})`.execute(db);
  for (const [languageCode, text] of Object.entries(standardTexts)) await setStandardText(db, no, languageCode, text);
  await recordEvent(db, { no, kind: 'created', count: contactNos.length, ...because, user, now });
}

export interface NewSegment {
  no: string;
  /** A detail that is left out comes from the interaction template. */
  details: Partial<InteractionDetails>;
  contactNos: readonly string[];
  standardTexts?: Record<string, string>;
  ignoreContactCorrespondenceType?: boolean;
  /** What its history says; missing = it was made. */
  because?: { kind: SegmentEventKind; about: readonly string[] };
}
