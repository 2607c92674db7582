import { sql } from 'kysely';
import type { Listing } from '../../contract/route';
import type { Page } from '../../contract/routes';
import type { LetterSettled, LetterVersion, LinkedSegment } from '../../contract/segmentLetter';
import type { Db, LetterColumns, Tables } from '../store/tables';
import { letterFrom, settledFrom } from './letterLinks';
import { pageOf, pageSize } from './listing';
import { revisionOf } from './openSegment';

/** Every document that a segment was linked to, the newest first. */
export async function letterVersions(db: Db, no: string, { after, limit }: Listing): Promise<Page<LetterVersion>> {
  await revisionOf(db, no);
  type Row = Omit<Tables['letterVersion'], 'position' | 'segmentNo'> & { position: number; contactNo: string | null; contactName: string | null };
  const { rows } = await sql<Row>`
    select v.position, v.language_code, v.line_no, v.name, v.url, v.template_hash, v.document_hash, v.field_mapping, v.choices, v.kept_at, v.kept_by, c.no as contact_no, c.name as contact_name
    from letter_version v left join segment_line l on l.segment_no = v.segment_no and l.line_no = v.line_no left join contact c on c.no = l.contact_no
    where v.segment_no = ${no} ${after ? sql`and v.position < ${Number(after)}` : sql``} order by v.position desc limit ${pageSize(limit) + 1}`.execute(db);
  const versions = rows.map(({ lineNo, contactNo, contactName, ...version }): LetterVersion =>
    ({ ...letterFrom(version), ...(lineNo !== null && { lineNo }), ...(contactNo !== null && { contactNo, contactName: contactName ?? '' }) }));
  return pageOf(versions, limit, ({ position }) => String(position));
}

/** The open segments that a document with this content is linked to, or of which it is an older version; each once for whom it is, the newest number first. */
export async function segmentsOfLetter(db: Db, templateHash: string): Promise<Page<LinkedSegment>> {
  const { rows } = await sql<Omit<LinkedSegment, 'current' | 'lineNo' | keyof LetterSettled> & Pick<LetterColumns, 'fieldMapping' | 'choices'> & { lineNo: number | null; current: 0 | 1 }>`
    select * from (
      select v.segment_no, h.description, v.language_code, v.line_no, v.name, v.field_mapping, v.choices, v.position,
        coalesce(case when v.line_no is null then k.template_hash else l.own_letter ->> 'templateHash' end, '') = v.template_hash as current,
        row_number() over (partition by v.segment_no, v.language_code, v.line_no order by v.position desc) as nth
      from letter_version v join segment_header h on h.no = v.segment_no and h.logged_as is null
        left join letter_link k on k.segment_no = v.segment_no and k.language_code = v.language_code and v.line_no is null
        left join segment_line l on l.segment_no = v.segment_no and l.line_no = v.line_no
      where v.template_hash = ${templateHash} and (k.segment_no is not null or l.own_letter is not null)
    ) where nth = 1 order by segment_no desc, current desc, position desc limit 50`.execute(db);
  return { items: rows.map(({ lineNo, fieldMapping, choices, current, segmentNo, description, languageCode, name }) => ({
    segmentNo, description, languageCode, ...(lineNo !== null && { lineNo }), name, ...settledFrom({ fieldMapping, choices }), current: current === 1,
  })) };
}
