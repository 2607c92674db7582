import type { SegmentIssue, SegmentIssueCode } from '../contract/check';
import type { MergeIssue, MergeIssueCode } from '../merge';

/** What is wrong, in a few words; `%` is what it is about. The pane says the same in whole sentences and in the person's language. */
const words: Record<MergeIssueCode | SegmentIssueCode, string> = {
  FIELD_UNKNOWN: 'the field «%» is not known',
  FIELD_BROKEN: 'fields that are broken by formatting',
  FIELD_NOT_MERGED: 'the field «%» is not filled in',
  LIST_OUT_OF_PLACE: 'the field «%» of a list stands in no table row of that list, and prints nothing',
  FORMULA_FAILED: 'the formula «%» has no result',
  QUESTION_UNANSWERED: 'nobody answered "%" (--answer): what the letter suggests is printed, or nothing',
  LEFT_OUT_BY_LETTER: 'contacts that a condition in the letter leaves out',
  NO_FIELDS: 'the letter has no fields',
  TRACKED_CHANGES: 'tracked changes of % that were neither accepted nor rejected (--accept-changes)',
  MARGIN_COMMENTS: 'comments of % in the margin, which stand in every letter (--accept-changes)',
  TEXTS_WITHOUT_FIELD: 'texts are written, but the letter has no field Comment for them',
  TEXT_TWICE: 'the letter has the field Comment more than once, so its text is printed more than once',
  PASSAGE_GONE: 'texts, or none, for a personal passage (%) that is no longer in the letter; they are kept, and what stands in the letter is printed',
  PASSAGE_CUT: 'a field begins or ends at the edge of the passage "%", so nobody can have a text of its own there',
  PASSAGE_TWICE: 'the passage "%" is in the letter more than once, so an own text is printed more than once',
  LANGUAGE_DIFFERS: 'contacts with another language than the letter, which is in "%"',
  LANGUAGE_UNKNOWN: 'the language "%" is not known, so dates and numbers are written as without one',
  VALUE_MISSING: 'the field «%» is empty',
  CONTACT_BARRED: 'contacts that may get no letter',
  CONTACT_EXCLUDED: 'contacts that are excluded from segments',
  CONTACT_NAME_MISSING: 'contacts without a name',
  ADDRESS_MISSING: 'contacts without a postal address',
  STANDARD_TEXT_MISSING: 'no standard text in the language "%"',
  LINK_AS_TEXT: 'texts with a link to % (links begin with https://, http:// or mailto: and are whole addresses without spaces)',
  SALUTATION_FALLBACK: 'another salutation is printed, because there is none in the language "%"',
  SEGMENT_EMPTY: 'the segment has no contacts',
  DESCRIPTION_MISSING: 'the description is missing',
  DATE_MISSING: 'the date is missing',
  SALESPERSON_MISSING: 'the salesperson is missing',
  SALESPERSON_UNKNOWN: 'the salesperson "%" does not exist or is blocked',
  INTERACTION_TEMPLATE_MISSING: 'the interaction template is missing',
  INTERACTION_TEMPLATE_UNKNOWN: 'the interaction template "%" does not exist',
  CAMPAIGN_UNKNOWN: 'the campaign "%" does not exist',
  EMAIL_MISSING: 'contacts without an e-mail address',
  CONTACT_TWICE: 'contacts that are in the segment more than once',
};

/** What letters are made without names its authors. */
const accepted: Partial<Record<MergeIssueCode | SegmentIssueCode, string>> = {
  TRACKED_CHANGES: 'tracked changes of % are accepted in the letters',
  MARGIN_COMMENTS: 'comments of % in the margin are in no letter',
};

/** A language is whatever a record has in its column. */
const shortened = (text: string): string => (text.length > 40 ? `${/^.{0,39}/su.exec(text)![0]}…` : text);

/** One issue on one line, with how many places or contacts it concerns. */
export function issueWords({ code, severity, subject, count }: Pick<MergeIssue | SegmentIssue, 'code' | 'severity' | 'subject' | 'count'>): string {
  const shown = code === 'LANGUAGE_UNKNOWN' && subject ? shortened(subject) : subject;
  if (code === 'STANDARD_TEXT_MISSING' && !subject) return `no standard text for contacts without a language${count > 1 ? ` (${count})` : ''}`;
  const said = ((severity === 'information' && accepted[code]) || words[code]).replace('%', () => shown || (code in accepted ? 'somebody' : ''));
  return count > 1 ? `${said} (${count})` : said;
}
