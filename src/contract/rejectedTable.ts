import { lengthOf, type RejectedRow } from './contactImport';

/** What stands in front of each rejected row: its number in the spreadsheet, and what is wrong. */
export interface Beside { headings: readonly string[]; of(row: RejectedRow): readonly string[] }

const isOpen = ({ issues }: RejectedRow): boolean => issues.some(({ code }) => code === 'quoteNotClosed');

/** As many cells as the widest of the rows: cells beyond the last heading stay with their row. */
export const rejectedWidth = (rejected: readonly RejectedRow[], headings: readonly string[]): number => rejected.reduce((width, row) => (isOpen(row) ? width : Math.max(width, lengthOf(row.cells))), headings.length);

/**
 * The lines of a table with the rejected rows, which comes in alone once they are mended. Until then it is rejected again: a cell too many stands where it stood, beyond
 * the last heading, and a line whose quotation mark is not closed is written as it was. All lines are equally wide, so that what separates the cells is found out again.
 */
export function rejectedLines(rejected: readonly RejectedRow[], headings: readonly string[], delimiter: string, beside: Beside = { headings: [], of: () => [] }): string[] {
  const width = rejectedWidth(rejected, headings);
  const written = (cell: string): string => (/["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const whole = (cells: readonly string[]): string[] => Array.from({ length: width }, (_, index) => cells[index] ?? '');
  return [
    [...beside.headings, ...whole(headings)].map(written),
    ...rejected.map((row) => [...beside.of(row).map(written), ...(isOpen(row) ? row.cells : whole(row.cells).map(written))]),
  ].map((cells) => cells.join(delimiter));
}
