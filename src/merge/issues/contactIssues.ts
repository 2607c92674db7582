import type { MergeRecord, MergeValues } from '../../contract/mergeData';
import { barrierToLetter, isHardBarrier } from '../../contract/whoGetsALetter';
import type { Template } from '../letter/template';
import { isBlank } from '../value/fieldValue';
import { recordValues } from '../value/recordValues';
import type { RichRecord } from '../value/richRecord';
import { grouped } from './grouped';
import type { Hit } from './hit';
import type { MergeIssue } from './mergeIssue';
import { missingValues } from './missingValues';

/** An issue names this many contacts; `count` says how many there are. */
export const namedContacts = 200;

/** The contacts an issue hits. */
export const peopleIn = (records: readonly MergeRecord[]): Pick<MergeIssue, 'contacts' | 'count'> => ({
  count: records.length,
  contacts: records.slice(0, namedContacts).map(({ lineNo, contactNo, contactName, companyName, barrier }) => ({ lineNo, contactNo, contactName, companyName, ...(barrier && { barrier }) })),
});

/** What hits contacts, with who they are. */
export const withPeople = ({ hit: records, ...issue }: Hit<MergeRecord>): MergeIssue => ({ ...issue, ...peopleIn(records) });

/** True where a field prints for this contact: not where the contact has a text of its own in a passage around the field. */
export const printsIn = ({ within }: Template['uses'][number], { passages = {} }: MergeRecord): boolean => !within.some((id) => Object.hasOwn(passages, id));

const hit = (code: MergeIssue['code'], records: readonly MergeRecord[], subject?: string, places: MergeIssue['places'] = []): MergeIssue[] => (
  records.length ? [{ code, severity: 'warning', places, ...(subject !== undefined && { subject }), ...peopleIn(records) }] : []);
const hitBy = (code: MergeIssue['code'], records: readonly MergeRecord[], subjectOf: (record: MergeRecord) => string): MergeIssue[] => (
  [...grouped(records, subjectOf)].flatMap(([subject, group]) => hit(code, group, subject)));

/** What contacts lack, or why they get no letter. `getLetter` are those of `records` that get one. */
export function contactIssues({ uses }: Template, records: readonly MergeRecord[], getLetter: readonly RichRecord[], common: MergeValues, fine: readonly string[]): MergeIssue[] {
  const keys = new Set(uses.map(({ key }) => key));
  const greets = keys.has('Formal_Salutation') || keys.has('Informal_Salutation');
  return [
    ...hitBy('CONTACT_BARRED', records.filter(({ barrier }) => isHardBarrier(barrier)), ({ barrier }) => barrier ?? ''),
    ...hit('CONTACT_EXCLUDED', records.filter((record) => barrierToLetter(record) === 'excluded')),
    ...hit('CONTACT_NAME_MISSING', getLetter.filter(({ contactName }) => isBlank(contactName))),
    ...hit('ADDRESS_MISSING', getLetter.filter(({ addressMissing, correspondenceType }) => addressMissing && correspondenceType !== 'Email')),
    // The text of the letter is not asked: a missing one is a choice, or stands under STANDARD_TEXT_MISSING.
    ...missingValues(uses.filter(({ key }) => key !== 'Comment'), getLetter, (record) => recordValues(common, record), printsIn, fine).map(withPeople),
    ...(keys.has('Comment') ? hitBy('STANDARD_TEXT_MISSING', getLetter.filter(({ textOrigin }) => textOrigin === 'missing'), ({ languageCode }) => languageCode) : []),
    ...(keys.has('Comment') ? linksAsText(getLetter) : []),
    ...(greets ? hitBy('SALUTATION_FALLBACK', getLetter.filter(({ salutationFallback }) => salutationFallback !== undefined), ({ languageCode }) => languageCode) : []),
  ];
}

/** Links that no letter may have stand in it as they were typed, by where they lead. */
const linksAsText = (records: readonly RichRecord[]): MergeIssue[] => (
  [...new Set(records.flatMap(({ refusedLinks = [] }) => refusedLinks))].map((address) => ({ code: 'LINK_AS_TEXT', severity: 'error', subject: address, places: [], ...peopleIn(records.filter(({ refusedLinks }) => refusedLinks?.includes(address))) })));
