import type { PassageOf, ValueOf } from '../letter/produceLetter';
import type { ProducedFiles } from './mergeWorker';

/** A letter that was made, on its way into a file. */
export interface FinishedLetter { index: number; /** Its document's. */ place: number; bytes: Uint8Array; valueOf: ValueOf; passageOf: PassageOf }

/** What letters are collected in. */
export interface LetterFiles { add(letter: FinishedLetter): void; finish(): ProducedFiles['files'] }
