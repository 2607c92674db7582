import type { SyncClient } from '../../contract/syncClient';
import type { MergeWorker } from '../../merge/worker/mergeWorker';
import type { WordDocument } from '../../word/wordDocument';
import type { RunStorage } from './runStorage';

/** Everything the pane talks to. `main.tsx` makes the real ones, tests make others. */
export interface PaneServices {
  sync: SyncClient;
  word: WordDocument;
  /** A fresh worker; the caller closes it. */
  startMerge(): MergeWorker;
  runs: RunStorage;
  /** Hands a file to the browser to save. Never says that it was saved (REAL-WORD 2). */
  download(name: string, file: Blob): void;
  /** A new UUID. */
  newId(): string;
  now(): Date;
}
