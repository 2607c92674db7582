import type { WordDocument } from '../wordDocument';
import { file, host, isDark } from './hostFacts';
import { insertMergeField } from './insertMergeField';
import { readNotes, writeNotes } from './letterNotes';
import { openLetters } from './openLetters';
import { readBytes } from './readBytes';
import { showPlace } from './showPlace';

/** The letter open in this Word, through Office.js. To be called after `Office.onReady()`. */
export const createOfficeJsDocument = (): WordDocument => ({ host, isDark, file, readBytes, insertMergeField, showPlace, openLetters, readNotes, writeNotes });
