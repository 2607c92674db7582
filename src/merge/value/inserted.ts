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

/** What an inserted value leads to from the part it stands in: a picture, or a page or an address of mail outside. */
export type Target = PictureFile | { address: string };

/** A picture as a file of the letter. */
export interface PictureFile { bytes: Uint8Array; ending: 'png' | 'jpeg' | 'gif' }

/** What stands before the items of a list. */
export type ListKind = 'bullet' | 'number';

/** What inserted values bring into a letter beside text. */
export interface BroughtIn {
  /** The letter is written in the namespaces of strict OOXML. */
  isStrict: boolean;
  /** The template's body, whose sections say how wide a text may be. */
  body: XmlDocument;
  /** The template's style for links; undefined where it has none. */
  linkStyle(): string | undefined;
  /** The id by which the part in hand refers to a picture or an address. The same one has one id, wherever it stands. */
  relate(target: Target): string;
  /** The number of a list: a new one for items that are counted, which begins with 1; bullets are all of one. */
  list(kind: ListKind): string;
}
