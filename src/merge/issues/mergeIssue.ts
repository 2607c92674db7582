import type { MergeRecord } from '../../contract/mergeData';

/** Where text of a letter can stand. */
export type StoryKind = 'body' | 'header' | 'footer' | 'footnote' | 'endnote' | 'comment' | 'textBox';

/** A place in the letter, in the reader's own coordinates, for `WordDocument.showPlace`. */
export interface Place {
  story: StoryKind;
  /** 0-based, counted over the story's paragraphs in reading order, tables included. */
  paragraph: number;
  /** 0-based: the how-many-th field of this name (or occurrence of `near`) in the story. */
  occurrence: number;
  /** The text around, fields as «Name», at most 80 characters. */
  near: string;
  /** The field's name as it stands in the letter, where the place is a field. */
  field?: string;
}

/** What the person can mend before producing. One code = one sentence in the pane and one row of `docs/manual/issues.md`. */
export const mergeIssueCodes = [
  'FIELD_UNKNOWN', 'FIELD_BROKEN', 'FIELD_NOT_MERGED', 'LIST_OUT_OF_PLACE', 'FORMULA_FAILED', 'QUESTION_UNANSWERED', 'LEFT_OUT_BY_LETTER', 'NO_FIELDS', 'TRACKED_CHANGES', 'MARGIN_COMMENTS', 'TEXTS_WITHOUT_FIELD', 'TEXT_TWICE', 'PASSAGE_GONE', 'PASSAGE_CUT', 'PASSAGE_TWICE', 'LANGUAGE_DIFFERS', 'LANGUAGE_UNKNOWN',
  'VALUE_MISSING', 'CONTACT_BARRED', 'CONTACT_EXCLUDED', 'CONTACT_NAME_MISSING', 'ADDRESS_MISSING', 'STANDARD_TEXT_MISSING', 'LINK_AS_TEXT', 'SALUTATION_FALLBACK',
] as const;
export type MergeIssueCode = (typeof mergeIssueCodes)[number];

/** `error` gives wrong letters, `warning` may be what is wanted, `information` is what was chosen. */
export const severities = ['error', 'warning', 'information'] as const;
export type Severity = (typeof severities)[number];

/** The worst first, else in their order. */
export const worstFirst = <Issue extends { severity: Severity }>(issues: readonly Issue[]): Issue[] => severities.flatMap((one) => issues.filter(({ severity }) => severity === one));

export interface MergeIssue {
  code: MergeIssueCode;
  severity: Severity;
  /** The field's name as it stands in the letter, a passage's title (its id where it is gone), a language (a code, of the letter a tag: `fi`), an author … */
  subject?: string;
  /** How many: tracked changes, comments, contacts, fields. */
  count: number;
  /** Which of several opened documents it is about, 0 = the first; missing where there is only one, or of contacts whatever their letter is made from. */
  document?: number;
  /** In the letter; the first is where "Show" leads. */
  places: Place[];
  /** The contacts hit: the first 200; `count` says how many. */
  contacts: Pick<MergeRecord, 'lineNo' | 'contactNo' | 'contactName' | 'companyName' | 'barrier'>[];
}
