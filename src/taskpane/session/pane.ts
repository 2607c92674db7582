import { createContext, useCallback, useContext, useState } from 'react';
import type { LogResult } from '../../contract/mergeRun';
import type { LetterNotes } from '../../word/wordDocument';
import type { Drafts } from './drafts';
import type { PaneServices } from './paneServices';
import type { LogTakenBack, PanePlace, PlaceAt } from './places';
import type { SegmentRows } from './segmentRows';

/** What changes of a letter's notes; what depends on those that are there is made of the newest, which an earlier change may only just have written. */
export type NotesChange = Partial<LetterNotes> | ((notes: LetterNotes) => Partial<LetterNotes>);

/** What every view has at hand. */
export interface Pane {
  services: PaneServices;
  place: PanePlace;
  /** The open segment, where the place belongs to one and the service still has it. */
  segmentNo: string | undefined;
  canGoBack: boolean;
  go(place: PanePlace): void;
  /** Takes the place of the present one, so that Back does not lead through it. */
  replace(place: PanePlace): void;
  back(): void;
  /** The segment is logged: shows what was done, and takes the segment's places from the way back. */
  logged(segmentNo: string, result: LogResult): void;
  /** A log is taken back: says so in the place of what leads to it. */
  takenBack(log: LogTakenBack, done: PlaceAt<'takenBack'>): void;
  /** What the letter carries: its segment, mapped fields, fields that may stay empty. */
  notes: LetterNotes;
  /** Changes them here and in the letter, one change after the other. Throws WordProblem; then nothing is changed. */
  changeNotes(change: NotesChange): Promise<void>;
  /** The contacts of a segment for a view that shows them: streamed once, and kept until another segment's are shown. See `useSegmentRows`. */
  rows(segmentNo: string): SegmentRows;
  /** The same for whoever only tells what was changed: a save may come when another segment is open, and must not take that one's contacts away. */
  keptRows(segmentNo: string): SegmentRows | undefined;
  /** Tells it to screen readers, politely. */
  announce(text: string): void;
  /** What was typed and is not saved yet. */
  drafts: Drafts;
  /** What views keep while the pane is open: see `useKept`. */
  kept: Map<string, unknown>;
}

const paneContext = createContext<Pane | undefined>(undefined);
export const PaneProvider = paneContext.Provider;

/** The pane that a view lives in. */
export function usePane(): Pane {
  const pane = useContext(paneContext);
  if (!pane) throw new Error('A view was rendered outside the pane.');
  return pane;
}

/** State that outlives leaving the place and coming back: a search, a filter, where a list was scrolled to. */
export function useKept<Value>(name: string, initial: Value): [Value, (value: Value) => void] {
  const { kept } = usePane();
  const [value, setValue] = useState<Value>(() => (kept.has(name) ? (kept.get(name) as Value) : initial));
  const keep = useCallback((next: Value) => {
    kept.set(name, next);
    setValue(next);
  }, [kept, name]);
  return [value, keep];
}
