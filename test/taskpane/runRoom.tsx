import './browserGaps';
import fs from 'node:fs';
import path from 'node:path';
import { createMergeInline } from '../../src/merge/worker/mergeInline';
import type { PaneLanguage } from '../../src/taskpane/locales/language';
import type { PaneServices } from '../../src/taskpane/session/paneServices';
import type { PanePlace } from '../../src/taskpane/session/places';
import { letterInMemory, renderPane, type LetterInMemory, type PaneOnTest } from './renderPane';
import { memoryRuns } from './session/runPane';
import type { RunService } from './session/runService';
import type { KeptRun } from '../../src/taskpane/session/runStorage';

export interface RunRoom extends PaneOnTest { opened: Uint8Array[]; downloads: { name: string; file: Blob }[]; kept: Map<string, KeptRun> }

let ids = 0;
interface RoomOptions { file?: string; language?: PaneLanguage; letter?: LetterInMemory; kept?: Map<string, KeptRun>; services?: Partial<PaneServices> }

/** The pane at a place of a segment, over the real engine and a letter from the fixtures. */
export async function renderAt(place: PanePlace, service: RunService, { file = 'letter - plain.docx', language = 'en', letter = letterInMemory(), kept = new Map(), services = {} }: RoomOptions = {}): Promise<RunRoom> {
  const opened: Uint8Array[] = [];
  const downloads: RunRoom['downloads'] = [];
  letter.word.readBytes = async () => new Uint8Array(fs.readFileSync(path.join(__dirname, '../fixtures', file)));
  letter.word.openLetters = async (bytes) => { opened.push(bytes); };
  const pane = await renderPane({
    letter, language, inTheBackground: true, start: [{ at: 'segments' }, place],
    services: { sync: service.client(), startMerge: createMergeInline, runs: memoryRuns(kept), newId: () => `run-${ids += 1}`, download: (fileName, blob) => { downloads.push({ name: fileName, file: blob }); }, ...services },
  });
  return { ...pane, opened, downloads, kept };
}
