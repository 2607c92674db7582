import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Counted, ImportRequest, ImportResult, RejectedRow } from '../../../contract/contactImport';
import { textOf } from './readRow';
import { formOf, tableRows } from './readTable';

/** What is kept of an import so that the same one, repeated, is answered alike: counts, and which rows were rejected and why. Nothing of what stands in the table is in it. */
export function withoutCells(result: ImportResult): ImportResult {
  const counted = ({ count }: Counted): Counted => ({ count, examples: [] });
  const { added, changed, barred, unblocked, lookAlikes } = result;
  return {
    ...result, added: counted(added), changed: counted(changed), barred: counted(barred), unblocked: counted(unblocked), lookAlikes: counted(lookAlikes),
    rejected: result.rejected.map(({ row, issues }) => ({ row, cells: [], issues: issues.map((issue) => ('value' in issue ? { ...issue, value: '' } : issue)) })),
  };
}

/** The answer of the first time, but for the examples: the rejected rows have their cells again, from the table that came once more. Others are answered between its pages. */
export async function withCells(kept: ImportResult, { text, columns }: ImportRequest): Promise<ImportResult> {
  const issuesOf = new Map(kept.rejected.map(({ row, issues }) => [row, issues]));
  const rejected: RejectedRow[] = [];
  for (const page of tableRows(text, formOf(text))) {
    for (const { row, cells } of page) {
      const issues = issuesOf.get(row)?.map((issue) => ('value' in issue ? { ...issue, value: textOf(issue.field, cells[columns.indexOf(issue.field)] ?? '') } : issue));
      if (issues) rejected.push({ row, cells, issues });
    }
    await nextTurn();
  }
  return { ...kept, rejected };
}
