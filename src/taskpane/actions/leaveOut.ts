import type { ChangedLine } from '../../contract/mergeRun';
import type { SegmentLineRow } from '../../contract/segment';
import type { LogCall } from './logSegment';

/**
 * The call without these lines. Letters of a run stay ticked, because they went out: the log leaves them out, so they stay in the
 * remainder and are never failed attempts. Lines without letters are no longer named; that is another request, so it has another key.
 */
export function leavingOut(call: LogCall, lineNos: readonly number[], newKey: () => string): LogCall {
  const { mergeRun, lines = [], leaveOut = [] } = call.request;
  if (mergeRun !== undefined) return { ...call, request: { ...call.request, leaveOut: [...new Set([...leaveOut, ...lineNos])] } };
  const out = new Set(lineNos);
  return { ...call, key: newKey(), request: { ...call.request, lines: lines.filter((lineNo) => !out.has(lineNo)) } };
}

/** Names the contacts of lines that the service has no more, as the pane's list had them. A run names its own. */
export function named(lines: readonly ChangedLine[], rows: readonly Pick<SegmentLineRow, 'lineNo' | 'contactNo' | 'contactName'>[]): ChangedLine[] {
  const had = new Map(rows.map((row) => [row.lineNo, row]));
  return lines.map((line) => {
    const row = had.get(line.lineNo);
    return row && !line.contactName && !line.contactNo ? { ...line, contactNo: row.contactNo, contactName: row.contactName } : line;
  });
}
