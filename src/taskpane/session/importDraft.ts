import { headOf, type ColumnUse, type ImportColumns, type ImportField, type ImportRequest, type ImportResult } from '../../contract/contactImport';

/** An import on its way through its steps. It is kept while the pane is open, so that going back or away loses nothing. */
export interface ImportDraft {
  step: 'source' | 'columns' | 'would' | 'done';
  text: string;
  /** The file it came from; missing = pasted or typed. */
  source?: string | undefined;
  /** What the columns were read from; another text is read anew. */
  read?: ImportColumns & { of: string };
  uses: ColumnUse[];
  /** What a new contact with a name alone is; missing = as the columns say (`kindByColumns`). */
  kind?: ImportRequest['kind'] | undefined;
  emptyCells: ImportRequest['emptyCells'];
  group: string;
  unblock: boolean;
  /** Of the try, then of the import. */
  result?: ImportResult | undefined;
  /** The import, repeated because its answer was lost, is the same import. */
  key: string;
}

export const newImport: ImportDraft = { step: 'source', text: '', uses: [], emptyCells: 'keep', group: '', unblock: false, key: '' };

/** Texts that no field of a pane should hold: they are named instead. */
export const isLong = (text: string): boolean => text.length > 50_000;

/** The text was read: its columns are what their headings say, unless the person has looked at them already. */
export function withColumns(draft: ImportDraft, read: ImportColumns): ImportDraft {
  const of = headOf(draft.text);
  const seen = draft.read?.of === of && draft.read.headings === read.headings;
  return { ...draft, read: { ...read, of }, ...(!seen && { uses: read.columns.map(({ use }) => use), kind: undefined }) };
}

/** The thing of a contact that two columns claim to be. */
export const usedTwice = (uses: readonly ColumnUse[]): ImportField | undefined => uses.find((use, index): use is ImportField => use !== '' && uses.indexOf(use) !== index);

/** What of the columns tells a company from a person: a column that says it, first names and surnames, companies; `nothing` beside a name alone, `noName` where no row has a name to go by. */
export function kindSign(uses: readonly ColumnUse[]): 'type' | 'firstName' | 'companyName' | 'nothing' | 'noName' {
  if (!uses.includes('name')) return 'noName';
  if (uses.includes('type')) return 'type';
  if (uses.includes('firstName') || uses.includes('middleName') || uses.includes('surname')) return 'firstName';
  return uses.includes('companyName') ? 'companyName' : 'nothing';
}

/**
 * What a row with a name alone most likely is: among rows with a first name a company, among rows with a company somebody who belongs to none. Where nothing tells, the person is asked:
 * a company gets another salutation than a person, and nobody would see why.
 */
export function kindByColumns(uses: readonly ColumnUse[]): ImportRequest['kind'] | undefined {
  const sign = kindSign(uses);
  return sign === 'nothing' ? undefined : sign === 'companyName' ? 'Person' : 'Company';
}

/** What the service is asked. */
export const requestOf = ({ text, source, read, uses, kind = kindByColumns(uses) ?? 'Company', emptyCells, group, unblock }: ImportDraft): ImportRequest => ({
  text, headings: read!.headings, columns: uses, emptyCells, kind, ...(group && { mailingGroupCode: group }), ...(unblock && { unblock }), ...(source !== undefined && { source }),
});
