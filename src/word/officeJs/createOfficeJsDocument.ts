import type { WordDocument } from '../wordDocument';
import { file, host, isDark } from './hostFacts';
import { insertMergeField } from './insertMergeField';
import { readNotes, writeNotes } from './letterNotes';
import { openLetters } from './openLetters';
import { readBytes } from './readBytes';

/** The letter open in this Word, through Office.js. To be called after `Office.onReady()`. */
export const createOfficeJsDocument = (): WordDocument => ({
  host, isDark, file, readBytes, insertMergeField, openLetters, readNotes, writeNotes,
  // Finding a place is the largest verb and is wanted only in the check: it is loaded with its first use.
  showPlace: async (place) => (await import('./showPlace')).showPlace(place),
});
