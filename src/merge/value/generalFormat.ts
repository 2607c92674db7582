import { numberOf, plainDecimal, readDecimal, rounded, type Decimal } from './decimal';
import { cardinalWords, largestInWords, ordinalWords } from './numberWords';
import type { Writing } from './writing';

/** Formats of letters: any text. */
const letters: ReadonlyMap<string, (text: string) => string> = new Map([
  ['UPPER', (text: string) => text.toUpperCase()],
  ['LOWER', (text: string) => text.toLowerCase()],
  ['FIRSTCAP', (text: string) => text.replace(/^(\s*)(\S)/u, (_, blank: string, first: string) => blank + first.toUpperCase())],
  ['CAPS', (text: string) => text.toLowerCase().replace(/(^|[\s\p{Pd}/(])(\p{L})/gu, (_, before: string, first: string) => before + first.toUpperCase())],
]);

/** Formats of numbers, from a whole number that is not negative; undefined where it has none in this format. */
const numbers: ReadonlyMap<string, (number: number, writing: Writing) => string | undefined> = new Map([
  ['ORDINAL', (number: number, { language }: Writing) => ordinal(number, language)],
  ['CARDTEXT', (number: number, { language }: Writing) => (number <= largestInWords ? cardinalWords(number, language) : undefined)],
  ['ORDTEXT', (number: number) => (number <= largestInWords ? ordinalWords(number) : undefined)],
  ['ARABICDASH', (number: number) => `- ${number} -`],
  ['HEX', (number: number) => number.toString(16).toUpperCase()],
  ['ROMAN', (number: number) => (number > 0 && number <= largestRoman ? roman(number) : undefined)],
  ['ALPHABETIC', (number: number) => (number > 0 && number <= largestLetters ? String.fromCharCode(65 + (number - 1) % 26).repeat(Math.ceil(number / 26)) : undefined)],
]);
/** Word's own limits. */
const largestRoman = 32_767;
const largestLetters = 780;

/** What a format of `\*` does where it is one of letters: a text is all that it asks for. */
export const formatOfLetters = (format: string): ((text: string) => string) | undefined => letters.get(format.toUpperCase());

/**
 * A text in a format of `\*`. One that cannot be had – a word as a Roman number – leaves the text as it is, and so do the formats that concern its look
 * (MERGEFORMAT, CHARFORMAT). `roman` and `alphabetic` in small letters give small letters. Source: ECMA-376 Part 1 §17.16.4.3.
 * @param writing the language that the text is written in
 * @param as the one that it is printed in
 */
export function inGeneralFormat(text: string, format: string, writing: Writing, as = writing): string {
  const name = format.toUpperCase();
  const byLetters = letters.get(name);
  if (byLetters) return byLetters(text);
  const decimal = numbers.has(name) || name === 'ARABIC' || name === 'DOLLARTEXT' ? readDecimal(text, writing) : undefined;
  if (!decimal) return text;
  if (name === 'ARABIC') return plainDecimal(decimal, as);
  if (name === 'DOLLARTEXT') return dollarText(decimal, as) ?? text;
  const whole = numberOf(rounded(decimal, 0));
  const shown = whole >= 0 && Number.isSafeInteger(whole) ? numbers.get(name)!(whole, as) : undefined;
  if (shown === undefined) return text;
  return (name === 'ROMAN' || name === 'ALPHABETIC') && /^[a-z]/.test(format) ? shown.toLowerCase() : shown;
}

/** `fourteen and 55/100`. */
function dollarText(decimal: Decimal, { language }: Writing): string | undefined {
  const { negative, whole, fraction } = rounded(decimal, 2);
  const number = Number(whole || '0');
  return negative || number > largestInWords ? undefined : `${cardinalWords(number, language)} and ${fraction.padEnd(2, '0')}/100`;
}

/** Undefined in languages whose ending depends on what is counted (`1er`, `1re`). */
function ordinal(number: number, language: string): string | undefined {
  if (['fi', 'de', 'da', 'nb', 'nn', 'is', 'et', 'lv', 'cs', 'hu', 'pl'].includes(language)) return `${number}.`;
  const [ten, one] = [number % 100, number % 10];
  const isTeen = ten > 10 && ten < 14;
  if (language === 'sv') return number + ((one === 1 || one === 2) && ten !== 11 && ten !== 12 ? ':a' : ':e');
  return language === 'en' ? number + (!isTeen && one >= 1 && one <= 3 ? ['st', 'nd', 'rd'][one - 1]! : 'th') : undefined;
}

function roman(number: number): string {
  const signs: [number, string][] = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];
  let text = '';
  for (const [value, sign] of signs) {
    text += sign.repeat(Math.floor(number / value));
    number %= value;
  }
  return text;
}
