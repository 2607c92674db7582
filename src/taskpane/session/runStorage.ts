import type { LetterFor, LetterSettled } from '../../contract/segmentLetter';
import type { SegmentLetter } from './segmentLetters';
import type { MergeRecord, MergeDataHeader } from '../../contract/mergeData';

/** What the pane keeps of a run until it is logged or abandoned, so that it can be resumed with the same bytes (ARCHITECTURE §2). */
export interface KeptRun extends LetterSettled {
  id: string;
  segmentNo: string;
  templateName: string;
  template: Uint8Array;
  /** Whom it is for, where there are further documents; missing in runs that were kept by older versions. */
  whom?: LetterFor[];
  /** Further documents; missing in runs of one, and in those that were kept by older versions. */
  others?: SegmentLetter[];
  header: MergeDataHeader;
  records: MergeRecord[];
  keptAt: string;
}

/** Runs kept on this machine: IndexedDB in the pane, a map in tests. */
export interface RunStorage {
  keep(run: KeptRun): Promise<void>;
  find(id: string): Promise<KeptRun | undefined>;
  forget(id: string): Promise<void>;
}
