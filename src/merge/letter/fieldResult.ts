/**
 * What a field comes to. A letter is worked out in the language that it is written in: conditions, formulas and formats around it `read` this text. What is
 * `shown` in the letter is written in the language of its record, where it says one.
 */
export interface FieldResult { read: string; shown: string }

/** A text that is the same in all languages. */
export const alike = (text: string): FieldResult => ({ read: text, shown: text });

export const nothingPrinted = alike('');

/** One after the other. */
export const together = (results: readonly FieldResult[]): FieldResult => ({ read: results.map(({ read }) => read).join(''), shown: results.map(({ shown }) => shown).join('') });
