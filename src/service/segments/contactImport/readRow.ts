import { contactLengths, type Contact } from '../../../contract/contact';
import { importFieldGroups, lengthOf, type ColumnUse, type ImportField, type RowIssue } from '../../../contract/contactImport';
import { comparable } from '../../../contract/mergeFieldCatalogue';
import type { KnownWords } from './knownWords';
import type { TableRow } from './readTable';

/** What a row says of its contact: fields with a value, and fields whose cell is empty. */
export interface ReadRow { row: number; values: Partial<Contact>; empty: ImportField[]; issues: RowIssue[] }

const truths: readonly ImportField[] = importFieldGroups.barrier;
/** Business Central writes codes in capitals. */
const codes: readonly ImportField[] = ['no', 'companyNo'];
const emailAddress = /^[^\s@,;<>"]+@[^\s@,;<>"]+$/;

/** Reads the cells of a row; everything that is wrong with them is said at once. */
export function readRow({ row, cells, unclosed }: TableRow, columns: readonly ColumnUse[], words: KnownWords): ReadRow {
  const read: ReadRow = { row, values: {}, empty: [], issues: [] };
  if (unclosed) { read.issues.push({ code: 'quoteNotClosed' }); return read; }
  if (lengthOf(cells) > columns.length) { read.issues.push({ code: 'moreCells', cells: lengthOf(cells), columns: columns.length }); return read; }
  columns.forEach((field, index) => {
    if (field === '') return;
    const text = textOf(field, cells[index] ?? '');
    if (text === '') { read.empty.push(field); return; }
    const value = valueOf(field, text, words);
    if (typeof value === 'object') read.issues.push(value);
    else Object.assign(read.values, { [field]: value });
  });
  return read;
}

/** What a cell says of a field. One line: a line break within a cell is a blank, and so is the hard blank that comes from web pages. */
export function textOf(field: ImportField, cell: string): string {
  const text = cell.replaceAll('\0', '').replace(/[\s\u00A0]+/g, ' ').trim();
  return codes.includes(field) ? text.toUpperCase() : text;
}

function valueOf(field: ImportField, text: string, words: KnownWords): string | boolean | RowIssue {
  const known = words.get(field);
  if (known) return known.get(comparable(text)) ?? { code: truths.includes(field) ? 'notYesOrNo' : 'unknownValue', field, value: text };
  if (field === 'email') {
    const address = text.replace(/^mailto:/i, '');
    return emailAddress.test(address) ? short(field, address) : { code: 'notAnEmail', field, value: text };
  }
  return short(field, text);
}

function short(field: ImportField, text: string): string | RowIssue {
  const limit = (contactLengths as Partial<Record<ImportField, number>>)[field];
  return limit !== undefined && text.length > limit ? { code: 'tooLong', field, length: text.length, limit } : text;
}
