import type { QueryClient } from '@tanstack/react-query';
import type { SegmentLine } from '../../contract/segment';
import { answerKey } from './asking';
import { rowOf } from './lineEditing';
import type { Pane } from './pane';

/** A contact of a segment was changed here: the list shows it at once, and what was counted or checked is asked for again. */
export function lineChanged({ keptRows }: Pick<Pane, 'keptRows'>, queries: QueryClient, segmentNo: string, line: SegmentLine): void {
  keptRows(segmentNo)?.put([rowOf(line)]);
  segmentChanged(queries, segmentNo);
}

/** Answers about a segment that a change of it may have made old. */
export function segmentChanged(queries: QueryClient, segmentNo: string): void {
  void queries.invalidateQueries({ queryKey: answerKey('segment', { params: { no: segmentNo } }) });
  void queries.invalidateQueries({ queryKey: answerKey('segments') });
  void queries.invalidateQueries({ queryKey: answerKey('check') });
}
