import type { MergeRecord, MergeValues } from '../../contract/mergeData';
import { barrierToLetter, isHardBarrier } from '../../contract/whoGetsALetter';
import type { Template } from '../letter/template';
import { isBlank } from '../value/fieldValue';
import { recordValues } from '../value/recordValues';
import { grouped } from './grouped';
import type { MergeIssue } from './mergeIssue';

/** An issue names this many contacts; `count` says how many there are. */
export const namedContacts = 200;

/** The contacts an issue hits. */
export const peopleIn = (records: readonly MergeRecord[]): Pick<MergeIssue, 'contacts' | 'count'> => ({
  count: records.length,
  contacts: records.slice(0, namedContacts).map(({ lineNo, contactNo, contactName, companyName, barrier }) => ({ lineNo, contactNo, contactName, companyName, ...(barrier && { barrier }) })),
});

/** True where a field prints for this contact: not where the contact has a text of its own in a passage around the field. */
export const printsIn = ({ within }: Template['uses'][number], { passages = {} }: MergeRecord): boolean => !within.some((id) => Object.hasOwn(passages, id));

const hit = (code: MergeIssue['code'], records: readonly MergeRecord[], subject?: string, places: MergeIssue['places'] = []): MergeIssue[] => (
  records.length ? [{ code, severity: 'warning', places, ...(subject !== undefined && { subject }), ...peopleIn(records) }] : []);
const hitBy = (code: MergeIssue['code'], records: readonly MergeRecord[], subjectOf: (record: MergeRecord) => string): MergeIssue[] => (
  [...grouped(records, subjectOf)].flatMap(([subject, group]) => hit(code, group, subject)));

/** What contacts lack, or why they get no letter. `getLetter` are those of `records` that get one. */
export function contactIssues({ uses }: Template, records: readonly MergeRecord[], getLetter: readonly MergeRecord[], common: MergeValues, fine: readonly string[]): MergeIssue[] {
  const keys = new Set(uses.map(({ key }) => key));
  const greets = keys.has('Formal_Salutation') || keys.has('Informal_Salutation');
  return [
    ...hitBy('CONTACT_BARRED', records.filter(({ barrier }) => isHardBarrier(barrier)), ({ barrier }) => barrier ?? ''),
    ...hit('CONTACT_EXCLUDED', records.filter((record) => barrierToLetter(record) === 'excluded')),
    ...hit('CONTACT_NAME_MISSING', getLetter.filter(({ contactName }) => isBlank(contactName))),
    ...hit('ADDRESS_MISSING', getLetter.filter(({ addressMissing, correspondenceType }) => addressMissing && correspondenceType !== 'Email')),
    ...missingValues(uses, getLetter, common, fine),
    ...(keys.has('Comment') ? hitBy('STANDARD_TEXT_MISSING', getLetter.filter(({ textOrigin }) => textOrigin === 'missing'), ({ languageCode }) => languageCode) : []),
    ...(greets ? hitBy('SALUTATION_FALLBACK', getLetter.filter(({ salutationFallback }) => salutationFallback !== undefined), ({ languageCode }) => languageCode) : []),
  ];
}

/**
 * One issue for each field that somebody has no value for. The text of the letter is not asked: a missing one is a choice, or stands under
 * STANDARD_TEXT_MISSING.
 */
function missingValues(uses: Template['uses'], records: readonly MergeRecord[], common: MergeValues, fine: readonly string[]): MergeIssue[] {
  const silenced = new Set(fine);
  const valuesOf = records.map((record) => recordValues(common, record));
  const fields = grouped(uses.filter(({ key, place, isCompared }) => key !== undefined && key !== 'Comment' && place && !isCompared), ({ key }) => key!);
  return [...fields].filter(([key, found]) => !silenced.has(key) && !found.some(({ written }) => silenced.has(written))).flatMap(([key, found]) => (
    hit('VALUE_MISSING', records.filter((record, index) => isBlank(valuesOf[index]!(key)) && found.some((use) => printsIn(use, record))), found[0]!.written, found.map(({ place }) => place!))));
}
