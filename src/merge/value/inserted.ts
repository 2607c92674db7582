import type { XmlDocument } from '../package/xmlElements';
import type { LetterInHand } from '../letter/program';
import type { ValueRun } from './valueRun';

/** A value that is more than a text, for example a picture. It says itself how it is written, so that letters of texts alone need to know nothing of it. */
export interface Inserted {
  /** What conditions, formulas and formats see of it. */
  text: string;
  /** Tells it from others of the same text: a receipt's hash of a record holds it. */
  content: string;
  /** Its XML where the field with this number stands. */
  write(run: ValueRun, field: number, letter: LetterInHand): string;
}

/** What an inserted value leads to from the part it stands in. */
export type Target = { kind: 'image'; bytes: Uint8Array; ending: 'png' | 'jpeg' | 'gif' } | { kind: 'hyperlink'; address: string };

/** What inserted values bring into a letter beside text. */
export interface BroughtIn {
  /** The letter is written in the namespaces of strict OOXML. */
  isStrict: boolean;
  /** The template's body, whose sections say how wide a text may be. */
  body: XmlDocument;
  /** The id by which the part in hand refers to a picture or an address. The same one has one id, wherever it stands. */
  relate(target: Target): string;
}
