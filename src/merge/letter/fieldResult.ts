import type { Writing } from '../value/writing';

/**
 * What a field comes to. A letter is worked out in the language that it is written in: conditions, formulas and formats around it `read` this text. What is
 * `shown` in the letter is written in the language of its record, where it says one.
 */
export interface FieldResult {
  read: string;
  shown: string;
  /** The language that the text is read in, where it is not that of the field around: 10.125 of JSON is no ten thousand in German. */
  readIn?: Writing | undefined;
  /** The language of a shown text that is not the one that is read: that of the record it came from, which may stand before a NEXT. */
  shownIn?: Writing | undefined;
}

/** A text that is the same in all languages. */
export const alike = (text: string): FieldResult => ({ read: text, shown: text });

export const nothingPrinted = alike('');

/** One text in the letter's own language and in that of its record. */
export const inBoth = (read: string, shown: string, shownIn: Writing | undefined, readIn?: Writing): FieldResult => (read === shown && !readIn ? alike(read) : { read, shown, readIn, shownIn });

/** One after the other. */
export const together = (results: readonly FieldResult[]): FieldResult => (
  inBoth(results.map(({ read }) => read).join(''), results.map(({ shown }) => shown).join(''), results.find(({ shownIn }) => shownIn)?.shownIn, results.find(({ readIn }) => readIn)?.readIn));

/** What is made of a text in each of its two languages. */
export const inEach = ({ read, shown, shownIn }: FieldResult, make: (text: string) => string): FieldResult => (read === shown ? alike(make(read)) : inBoth(make(read), make(shown), shownIn));
