import type { WordDocument } from '../wordDocument';
import { file, host, isDark } from './hostFacts';
import { readNotes, writeNotes } from './letterNotes';

/** The letter open in this Word, through Office.js. To be called after `Office.onReady()`. */
export const createOfficeJsDocument = (): WordDocument => ({
  host, isDark, file, readNotes, writeNotes,
  // What nobody does in the pane's first view stays out of it: it is loaded with its first use.
  readBytes: async () => (await import('./readBytes')).readBytes(),
  openLetters: async (bytes) => (await import('./openLetters')).openLetters(bytes),
  insertMergeField: async (field) => (await import('./insertMergeField')).insertMergeField(field),
  markPassage: async (passage) => (await import('./passages')).markPassage(passage),
  passages: async () => (await import('./passages')).passages(),
  showPassage: async (id) => (await import('./passages')).showPassage(id),
  unmarkPassage: async (id) => (await import('./passages')).unmarkPassage(id),
  openDialog: async (dialog) => (await import('./openDialog')).openDialog(dialog),
  showPlace: async (place) => (await import('./showPlace')).showPlace(place),
});
