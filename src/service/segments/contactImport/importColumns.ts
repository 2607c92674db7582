import { contactCaptions } from '../../../contract/aliases/contactCaptions';
import { importFields, lengthOf, type ColumnUse, type ImportColumns, type ImportField } from '../../../contract/contactImport';
import { comparable } from '../../../contract/mergeFieldCatalogue';
import { formOf, isEmpty, tableRows, type TableForm, type TableRow } from './readTable';

const fieldOf = new Map(importFields.flatMap((field) => [field, ...contactCaptions[field]].map((caption) => [comparable(caption), field] as const)));

/** What a heading says its column is. */
export const fieldOfHeading = (heading: string): ImportField | undefined => fieldOf.get(comparable(heading));

/**
 * The columns of a table. Its first row holds headings where one of its cells is the name of a field, unless the person says otherwise. The last heading is the last column:
 * cells beyond it make none, however many rows have them, for they come from a separator within a text.
 */
export function importColumns({ text, headings }: { text: string; headings?: boolean | undefined }): ImportColumns {
  const form = formOf(text);
  const rows = firstRows(text, form);
  const first = rows[0]?.cells ?? [];
  const headed = headings ?? first.some((cell) => fieldOfHeading(cell) !== undefined);
  const values = headed ? rows.slice(1) : rows;
  const given = new Set<ImportField>();
  const columns = Array.from({ length: headed ? lengthOf(first) : Math.max(0, ...rows.map(({ cells }) => lengthOf(cells))) }, (_, index) => {
    const heading = headed ? (first[index] ?? '').trim() : '';
    const examples = values.map(({ cells }) => (cells[index] ?? '').trim()).filter(Boolean).slice(0, 3);
    return { heading, examples, use: once(fieldOfHeading(heading), given) };
  });
  return { delimiter: form.delimiter, headings: headed, columns };
}

/** Two columns may have the same name; only the first one is used. */
function once(field: ImportField | undefined, given: Set<ImportField>): ColumnUse {
  if (field === undefined || given.has(field)) return '';
  given.add(field);
  return field;
}

function firstRows(text: string, form: TableForm): TableRow[] {
  for (const rows of tableRows(text, form, 100)) {
    const filled = rows.filter((row) => !isEmpty(row));
    if (filled.length > 0) return filled;
  }
  return [];
}
