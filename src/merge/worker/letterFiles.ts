import type { Printed } from '../letter/program';
import type { ContactLetters } from './contactLetters';
import type { ProducedFiles } from './mergeWorker';

/** A letter of a run that is about to be made. */
export interface NextLetter { index: number; /** Its document's. */ place: number; printed: Printed; letters: ContactLetters }

/** What letters are collected in. */
export interface LetterFiles {
  /** Makes a letter and takes it. Answers its bytes, which stand there until the next one is added. */
  add(letter: NextLetter): Uint8Array;
  finish(): ProducedFiles['files'];
}
