import fc from 'fast-check';
import type { RejectedRow } from '../../src/contract/contactImport';
import { rejectedLines } from '../../src/contract/rejectedTable';
import { importColumns } from '../../src/service/segments/contactImport/importColumns';
import { readRow } from '../../src/service/segments/contactImport/readRow';
import { formOf, isEmpty, tableRows } from '../../src/service/segments/contactImport/readTable';

/** The rows of a table that are wrong in themselves, whoever is there. What separates the cells is said, not guessed: that is another matter. */
function rejectedOf(lines: string[], delimiter: string): { rows: number; rejected: RejectedRow[]; headings: string[] } {
  const text = `sep=${delimiter}\n${lines.join('\n')}\n`;
  const { headings, columns } = importColumns({ text });
  const rows = [...tableRows(text, formOf(text))].flat().filter((row) => !isEmpty(row)).slice(headings ? 1 : 0);
  const rejected = rows.map((row) => ({ ...readRow(row, columns.map(({ use }) => use), new Map()), cells: row.cells })).filter(({ issues }) => issues.length > 0);
  return { rows: rows.length, rejected, headings: columns.map(({ heading }) => heading) };
}

const beside = { headings: ['Row', 'What is wrong'], of: ({ row, issues }: RejectedRow) => [String(row), issues.map(({ code }) => `${code}: "${code}", and more`).join(' / ')] };

it.each<[string, (delimiter: string) => [string, typeof beside | undefined]]>([
  ['as the pane copies them', () => ['\t', undefined]], ['in a file of their own', (delimiter) => [delimiter, beside]],
])('rejects every rejected row again that comes back unchanged, %s', (_, how) => {
  const text = fc.constantFrom('Berg', 'Katu 5, 2. krs', 'Oy; Ab', 'a|b', '"open', '12" screen', '"all"', '"all" Oy', '', ' ', 'x'.repeat(101));
  const email = fc.constantFrom('', 'bo@x.example', 'no address', 'bo@x.example');
  const row = fc.tuple(email, text, text, text).chain((cells) => fc.array(text, { maxLength: 3 }).map((more) => [...cells, ...more]));
  fc.assert(fc.property(fc.array(row, { minLength: 1, maxLength: 14 }), fc.constantFrom(',', ';', '\t'), (rows, delimiter) => {
    const first = rejectedOf([['Email', 'Name', 'Address', 'City'], ...rows].map((cells) => cells.join(delimiter)), delimiter);
    fc.pre(first.rejected.length > 0);
    const [written, said] = how(delimiter);
    const again = rejectedOf(rejectedLines(first.rejected, first.headings, written, said), written);
    expect([again.rows, again.rejected.length]).toEqual([first.rejected.length, first.rejected.length]);
  }), { numRuns: 300 });
});
