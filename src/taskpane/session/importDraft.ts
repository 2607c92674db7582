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
  kind: ImportRequest['kind'];
  emptyCells: ImportRequest['emptyCells'];
  group: string;
  unblock: boolean;
  /** Of the try, then of the import. */
  result?: ImportResult | undefined;
  /** The import, repeated because its answer was lost, is the same import. */
  key: string;
}

export const newImport: ImportDraft = { step: 'source', text: '', uses: [], kind: 'Company', emptyCells: 'keep', group: '', unblock: false, key: '' };

/** Texts that no field of a pane should hold: they are named instead. */
export const isLong = (text: string): boolean => text.length > 50_000;

/** The text was read: its columns are what their headings say, unless the person has looked at them already. */
export function withColumns(draft: ImportDraft, read: ImportColumns): ImportDraft {
  const of = headOf(draft.text);
  const seen = draft.read?.of === of && draft.read.headings === read.headings;
  return { ...draft, read: { ...read, of }, uses: seen ? draft.uses : read.columns.map(({ use }) => use) };
}

/** The thing of a contact that two columns claim to be. */
export const usedTwice = (uses: readonly ColumnUse[]): ImportField | undefined => uses.find((use, index): use is ImportField => use !== '' && uses.indexOf(use) !== index);

/** What the service is asked. */
export const requestOf = ({ text, source, read, uses, kind, emptyCells, group, unblock }: ImportDraft): ImportRequest => ({
  text, headings: read!.headings, columns: uses, emptyCells, kind, ...(group && { mailingGroupCode: group }), ...(unblock && { unblock }), ...(source !== undefined && { source }),
});
