import type { WordDocument } from '../wordDocument';
import { file, host, isDark } from './hostFacts';
import { readNotes, writeNotes } from './letterNotes';
import { openLetters } from './openLetters';
import { readBytes } from './readBytes';

/** The letter open in this Word, through Office.js. To be called after `Office.onReady()`. */
export const createOfficeJsDocument = (): WordDocument => ({
  host, isDark, file, readBytes, openLetters, readNotes, writeNotes,
  // The two largest verbs stay out of the pane's first view: they are loaded with their first use.
  insertMergeField: async (field) => (await import('./insertMergeField')).insertMergeField(field),
  showPlace: async (place) => (await import('./showPlace')).showPlace(place),
});
