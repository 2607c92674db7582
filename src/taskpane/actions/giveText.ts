import { SyncProblem } from '../../contract/problem';
import type { AnswerOf } from '../../contract/routes';
import type { LineChange, SegmentLineRow } from '../../contract/segment';
import type { SyncClient } from '../../contract/syncClient';
import type { SegmentRows } from '../session/segmentRows';

export interface TextForContacts {
  segmentNo: string;
  lineNos: number[];
  change: LineChange;
  /** Whether the contact has a text that would be replaced: that is said beforehand. */
  replaces(row: SegmentLineRow): boolean;
}

/**
 * Gives several contacts one text, on the list as the person sees it. Where the segment was changed meanwhile, the list is read again; if all contacts are
 * still there and no text would be replaced that was not said before, it is given all the same. Otherwise nothing is given, and the person is to look again.
 */
export async function giveText(sync: SyncClient, list: SegmentRows, { segmentNo, lineNos, change, replaces }: TextForContacts): Promise<AnswerOf<'changeLines'> | 'changed'> {
  const rows = (): SegmentLineRow[] => lineNos.flatMap((lineNo) => list.snapshot().rows[list.indexOf(lineNo)] ?? []);
  const seen = new Set(rows().filter(replaces).map(({ lineNo }) => lineNo));
  for (let tries = 1; ; tries += 1) {
    const { revision } = list.snapshot();
    try {
      return await sync.ask('changeLines', { params: { no: segmentNo }, body: { lineNos, change }, ...(revision !== undefined && { ifMatch: revision }) });
    } catch (error) {
      if (!(error instanceof SyncProblem && (error.code === 'REVISION_CHANGED' || error.code === 'LINE_NOT_FOUND') && tries < 5)) throw error;
      await list.refresh();
      const now = rows();
      if (now.length < lineNos.length || now.some((row) => replaces(row) && !seen.has(row.lineNo))) return 'changed';
    }
  }
}
