import { correspondenceTypes, type CorrespondenceType, type IsoDate } from '../../contract/interaction';
import { evaluations, type Evaluation } from '../../contract/loggedSegment';

/*
 * What the pane and its wide table in a dialog of Word say to each other. A dialog has no way to the service: it asks the pane for the rows in sight. Both
 * ends read what comes as if anybody could have sent it, and pass over what is none of these messages (REAL-WORD 11).
 */

/** The columns of the wide table, in their order. */
export const tableColumns = ['contactName', 'contactNo', 'companyName', 'date', 'correspondenceType', 'letterText', 'evaluation', 'answered', 'state', 'cost'] as const;
export type TableColumn = (typeof tableColumns)[number];
/** '' for an entry that went out and counts. */
export const entryStates = ['', 'failed', 'canceled'] as const;
type EntryState = (typeof entryStates)[number];

/** An entry of the log, as far as the table shows it. */
export interface TableRow {
  entryNo: number;
  contactNo: string;
  contactName: string;
  companyName: string;
  date: IsoDate;
  correspondenceType: CorrespondenceType;
  /** Its beginning. */
  letterText: string;
  evaluation: Evaluation;
  answered: boolean;
  state: EntryState;
  cost: number;
}

/** In which order, and of whom. `entryNo` is the order of the log. */
export interface TableQuestion { sort: { by: TableColumn | 'entryNo'; descending: boolean }; filter: string }
/** `count` rows from place `from`. */
export interface RowsWanted extends TableQuestion { from: number; count: number }

/** From the dialog to the pane. */
export type FromTable = { is: 'ready' } | { is: 'want'; rows: RowsWanted } | { is: 'open'; entryNo: number } | { is: 'close' };
/** From the pane to the dialog. After `begin` all rows are to be asked for, anew where there were some. */
export type ToTable = { is: 'begin'; title: string } | { is: 'rows'; wanted: RowsWanted; total: number; rows: TableRow[] };

/** More than any screen shows. */
export const mostRows = 500;

export const messageText = (message: FromTable | ToTable): string => JSON.stringify(message);

/** What the dialog said; undefined for anything else. */
export function readFromTable(text: unknown): FromTable | undefined {
  const said = object(text);
  switch (said?.is) {
    case 'ready': return { is: 'ready' };
    case 'close': return { is: 'close' };
    case 'open': return isPlace(said.entryNo) ? { is: 'open', entryNo: said.entryNo } : undefined;
    case 'want': { const rows = rowsWanted(said.rows); return rows && { is: 'want', rows }; }
    default: return undefined;
  }
}

/** What the pane said; undefined for anything else. */
export function readToTable(text: unknown): ToTable | undefined {
  const said = object(text);
  if (said?.is === 'begin') return typeof said.title === 'string' ? { is: 'begin', title: said.title } : undefined;
  if (said?.is !== 'rows' || !isPlace(said.total) || !Array.isArray(said.rows)) return undefined;
  const wanted = rowsWanted(said.wanted);
  const rows = said.rows.map(tableRow);
  return wanted && rows.every((row) => row !== undefined) ? { is: 'rows', wanted, total: said.total, rows } : undefined;
}

type Unread = Readonly<Record<string, unknown>>;
const record = (value: unknown): Unread | undefined => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Unread : undefined);
const isPlace = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isOf = <Value extends string>(values: readonly Value[], value: unknown): value is Value => (values as readonly unknown[]).includes(value);

function object(text: unknown): Unread | undefined {
  if (typeof text !== 'string') return undefined;
  try { return record(JSON.parse(text)); } catch { return undefined; }
}

function rowsWanted(value: unknown): RowsWanted | undefined {
  const { from, count, filter, sort } = record(value) ?? {};
  const { by, descending } = record(sort) ?? {};
  if (!isPlace(from) || !isPlace(count) || count > mostRows || typeof filter !== 'string' || typeof descending !== 'boolean' || !isOf([...tableColumns, 'entryNo'] as const, by)) return undefined;
  return { from, count, filter, sort: { by, descending } };
}

function tableRow(value: unknown): TableRow | undefined {
  const { entryNo, contactNo, contactName, companyName, date, correspondenceType, letterText, evaluation, answered, state, cost } = record(value) ?? {};
  if (!isPlace(entryNo) || typeof contactNo !== 'string' || typeof contactName !== 'string' || typeof companyName !== 'string' || typeof date !== 'string' || typeof letterText !== 'string') return undefined;
  if (!isOf(correspondenceTypes, correspondenceType) || !isOf(evaluations, evaluation) || !isOf(entryStates, state) || typeof answered !== 'boolean' || typeof cost !== 'number') return undefined;
  return { entryNo, contactNo, contactName, companyName, date, correspondenceType, letterText, evaluation, answered, state, cost };
}
