import { sql } from 'kysely';
import type { Page } from '../../contract/routes';
import { isForSame, isSettledAlike, settledOf, type LetterChoices, type LetterFor, type LetterLink, type LetterSettled, type NewLetterLink } from '../../contract/segmentLetter';
import { ServiceProblem } from '../problem';
import type { Db, LetterColumns } from '../store/tables';
import { keepDocument } from './letterDocuments';
import { revisionOf } from './openSegment';
import { recordEvent } from './segmentEvents';

export type LetterToLink = Omit<NewLetterLink, 'document'>;
interface By { user: string; now: Date }

/** A line's own document, as the line keeps it. */
type OwnLetter = Omit<LetterLink, keyof LetterFor | 'contactNo' | 'contactName'>;

/** A document as the contract has it. */
export const letterFrom = <Row extends LetterColumns>({ documentHash, fieldMapping, choices, ...row }: Row) =>
  ({ ...row, ...(documentHash !== null && { documentHash }), ...settledFrom({ fieldMapping, choices }) });

/** What was settled about it. */
export const settledFrom = ({ fieldMapping, choices }: Pick<LetterColumns, 'fieldMapping' | 'choices'>): LetterSettled =>
  ({ fieldMapping: JSON.parse(fieldMapping) as Record<string, string>, ...(choices !== '{}' && { choices: JSON.parse(choices) as LetterChoices }) });

/** The Word documents of a segment: one for each language, then those of single lines. */
export async function lettersOf(db: Db, no: string): Promise<Page<LetterLink>> {
  await revisionOf(db, no);
  const rows = await db.selectFrom('letterLink').selectAll().where('segmentNo', '=', no).orderBy('languageCode').execute();
  const { rows: lines } = await sql<{ lineNo: number; contactNo: string; contactName: string; ownLetter: string }>`
    select l.line_no, l.contact_no, c.name as contact_name, l.own_letter from segment_line l join contact c on c.no = l.contact_no where l.segment_no = ${no} and l.own_letter is not null order by l.line_no`.execute(db);
  const items = [
    ...rows.map(({ segmentNo: _no, ...link }): LetterLink => letterFrom(link)),
    ...lines.map(({ ownLetter, ...line }): LetterLink => ({ languageCode: '', ...line, ...JSON.parse(ownLetter) as OwnLetter })),
  ];
  return { items: withEarlier(items, await sql<VersionContent>`select distinct language_code, line_no, template_hash from letter_version where segment_no = ${no} and template_hash <> ''`.execute(db).then((found) => found.rows)) };
}

interface VersionContent { languageCode: string; lineNo: number | null; templateHash: string }

function withEarlier(items: readonly LetterLink[], versions: readonly VersionContent[]): LetterLink[] {
  const keyOf = ({ languageCode, lineNo }: { languageCode: string; lineNo?: number | null }): string => (lineNo === null || lineNo === undefined ? languageCode : String(lineNo));
  const byKey = new Map<string, string[]>();
  for (const version of versions) byKey.set(keyOf(version), [...byKey.get(keyOf(version)) ?? [], version.templateHash]);
  return items.map((link) => {
    const earlier = (byKey.get(keyOf(link)) ?? []).filter((hash) => hash !== link.templateHash);
    return { ...link, ...(earlier.length > 0 && { earlier }) };
  });
}

/**
 * Links a Word document, for a language or for one line, and keeps its bytes as a new version; the same content again is none. Another document for the
 * same contacts is replaced and stays among the versions. The segment's letters stay what they were, so its revision does too.
 */
export async function linkLetter(db: Db, no: string, letter: LetterToLink, { user, now, bytes }: By & { bytes?: Uint8Array }): Promise<LetterLink> {
  return db.transaction().execute(async (trx) => {
    const { items } = await lettersOf(trx, no);
    const before = items.find((link) => isForSame(link, letter));
    const contact = letter.lineNo === undefined ? undefined : await contactOf(trx, no, letter.lineNo);
    const documentHash = bytes && await keepDocument(trx, bytes);
    const settled = settledOf({ ...letter, fieldMapping: letter.fieldMapping ?? {} });
    const isNamed = letter.name !== '' || letter.url !== '';
    const { name, url } = isNamed || !before ? letter : before;
    const isSame = before !== undefined && letter.templateHash !== '' && before.templateHash === letter.templateHash
      && isSettledAlike(before, settled) && (documentHash === undefined || before.documentHash !== undefined);
    const link: LetterLink = {
      ...(isSame ? before : { languageCode: letter.languageCode, ...(letter.lineNo !== undefined && { lineNo: letter.lineNo, ...contact }), templateHash: letter.templateHash, ...settled,
        ...(documentHash !== undefined && { documentHash }), linkedAt: now.toISOString(), linkedBy: user }),
      name, url,
    };
    await putLink(trx, no, link);
    if (isSame) return link;
    await trx.insertInto('letterVersion').values({ segmentNo: no, languageCode: link.languageCode, lineNo: link.lineNo ?? null, ...columnsOfLetter(link), keptAt: link.linkedAt, keptBy: user }).execute();
    const isNewer = before !== undefined && (before.url || before.name) === (link.url || link.name);
    await recordEvent(trx, { no, kind: isNewer ? 'letterKept' : 'letterLinked', about: [name, ...aboutWhom(link)], user, now });
    return link;
  });
}

const columnsOfLetter = ({ name, url, templateHash, documentHash = null, fieldMapping, choices = {} }: Omit<LetterLink, 'documentHash'> & { documentHash?: string | null }): LetterColumns =>
  ({ name, url, templateHash, documentHash, fieldMapping: JSON.stringify(fieldMapping), choices: JSON.stringify(choices) });

async function putLink(db: Db, no: string, link: LetterLink): Promise<void> {
  const { languageCode, lineNo, contactNo: _contactNo, contactName: _contactName, ...own } = link;
  if (lineNo === undefined) {
    await db.deleteFrom('letterLink').where('segmentNo', '=', no).where('languageCode', '=', languageCode).execute();
    await db.insertInto('letterLink').values({ segmentNo: no, languageCode, ...columnsOfLetter(link), linkedAt: own.linkedAt, linkedBy: own.linkedBy }).execute();
  } else await setOwnLetter(db, no, lineNo, JSON.stringify(own satisfies OwnLetter));
}

async function setOwnLetter(db: Db, no: string, lineNo: number, ownLetter: string | null): Promise<void> {
  await db.updateTable('segmentLine').set({ ownLetter }).where('segmentNo', '=', no).where('lineNo', '=', lineNo).execute();
}

async function contactOf(db: Db, no: string, lineNo: number): Promise<Required<Pick<LetterLink, 'contactNo' | 'contactName'>>> {
  const contact = await db.selectFrom('segmentLine').innerJoin('contact', 'contact.no', 'segmentLine.contactNo').select(['contact.no as contactNo', 'contact.name as contactName'])
    .where('segmentLine.segmentNo', '=', no).where('segmentLine.lineNo', '=', lineNo).executeTakeFirst();
  if (!contact) throw new ServiceProblem('LINE_NOT_FOUND', 'No such line');
  return contact;
}

/** What the history says beside the document's name: the contact or the language. */
const aboutWhom = ({ languageCode, contactNo }: Pick<LetterLink, 'languageCode' | 'contactNo'>): string[] => [contactNo ?? languageCode].filter((whom) => whom !== '');

/** Takes a document away, and answers what is left; nothing is there to take the second time, and that is no problem. Its versions stay. */
export async function unlinkLetter(db: Db, no: string, of: LetterFor, { user, now }: By): Promise<Page<LetterLink>> {
  return db.transaction().execute(async (trx) => {
    const { items } = await lettersOf(trx, no);
    const gone = items.find((link) => isForSame(link, of));
    if (!gone) return { items };
    if (of.lineNo === undefined) await trx.deleteFrom('letterLink').where('segmentNo', '=', no).where('languageCode', '=', of.languageCode).execute();
    else await setOwnLetter(trx, no, of.lineNo, null);
    await recordEvent(trx, { no, kind: 'letterUnlinked', about: [gone.name, ...aboutWhom(gone)], user, now });
    return { items: items.filter((link) => link !== gone) };
  });
}
