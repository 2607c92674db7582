import { isZero, rounded, type Decimal } from './decimal';
import type { Writing } from './writing';

type Item = { kind: 'digit'; shown: '0' | '#' | 'x' } | { kind: 'point' } | { kind: 'sign'; plus: boolean } | { kind: 'text'; text: string };

/**
 * A number as a picture (`\#`) shows it. `0` is a digit or 0, `#` a digit or a blank, `x` cuts off to its left or rounds to its right; a group mark
 * anywhere groups all; `positive;negative;zero` are three pictures, chosen before rounding. Source: ECMA-376 Part 1 §17.16.4.2.
 * @param writing the language that the picture is written in
 * @param as the one that the number is written in
 */
export function pictureNumber(number: Decimal, picture: string, writing: Writing, as = writing): string {
  const sections = sectionsOf(picture);
  const chosen = isZero(number) ? 2 : number.negative ? 1 : 0;
  const hasOwn = chosen < sections.length;
  return shown(number, itemsOf(hasOwn ? sections[chosen]! : sections[0]!, writing), as, chosen === 1 && hasOwn);
}

/** The sections, which `;` parts outside of quotes. */
function sectionsOf(picture: string): string[] {
  const sections = [''];
  let quoted = false;
  for (const character of picture) {
    if (character === "'") quoted = !quoted;
    if (character === ';' && !quoted) sections.push('');
    else sections[sections.length - 1] += character;
  }
  return sections;
}

function shown(number: Decimal, { items, grouped }: Section, writing: Writing, isNegativeSection: boolean): string {
  const point = items.findIndex(({ kind }) => kind === 'point');
  const isLeft = (index: number): boolean => point < 0 || index < point;
  const places = items.filter(({ kind }, index) => kind === 'digit' && !isLeft(index)).length;
  const { negative, whole, fraction } = rounded(number, places);
  const left = items.flatMap((item, index) => (item.kind === 'digit' && isLeft(index) ? [{ item, index }] : []));
  const cut = left.findIndex(({ item }) => item.shown === 'x');
  const digits = cut >= 0 ? whole.slice(-(left.length - cut)) : whole || (point < 0 && left.length ? '0' : '');
  const missing = left.length - digits.length;

  const wholePieces = new Map<number, string>();
  left.forEach(({ item, index }, order) => {
    const place = left.length - order;
    const separator = grouped && place > 1 && place % 3 === 1 ? writing.group : '';
    if (order >= missing) wholePieces.set(index, digits[order - missing]! + separator);
    else if (item.shown === '0') wholePieces.set(index, `0${separator}`);
    else wholePieces.set(index, ' ');
  });
  /* More digits than places: all are printed, the first of them where the first place stands. */
  const surplus = missing < 0 ? groupedDigits(digits.slice(0, -missing), left.length, grouped ? writing.group : '') : '';

  let text = '';
  let signed = false;
  let place = 0;
  let wrote = false;
  for (const [index, item] of items.entries()) {
    if (item.kind === 'text') text += item.text;
    else if (item.kind === 'sign') {
      signed = true;
      text += negative ? '-' : item.plus && !isZero(number) ? '+' : ' ';
    } else if (item.kind === 'point') {
      if (left.length === 0) text += digits;
      text += writing.decimal;
    } else if (isLeft(index)) {
      text += (wrote ? '' : surplus) + wholePieces.get(index)!;
      wrote = true;
    } else {
      text += fraction[place++] ?? (item.shown === '#' ? ' ' : '0');
    }
  }
  return `${negative && !signed && !isNegativeSection ? '-' : ''}${text}`;
}

function groupedDigits(digits: string, behind: number, group: string): string {
  return [...digits].map((digit, index) => {
    const place = digits.length - index + behind;
    return digit + (group && place > 1 && place % 3 === 1 ? group : '');
  }).join('');
}

interface Section { items: Item[]; grouped: boolean }

function itemsOf(section: string, writing: Writing): Section {
  const items: Item[] = [];
  const point = pointOf(section, writing);
  let grouped = false;
  let quoted = false;
  const hasDigit = (): boolean => items.some(({ kind }) => kind === 'digit');
  for (let at = 0; at < section.length; at++) {
    const character = section[at]!;
    if (character === "'") quoted = !quoted;
    else if (quoted) items.push({ kind: 'text', text: character });
    else if (character === '0' || character === '#' || character === 'x') items.push({ kind: 'digit', shown: character });
    else if (at === point) items.push({ kind: 'point' });
    else if (isGroup(section, at, writing)) grouped = true;
    else if ((character === '-' || character === '+') && !hasDigit()) items.push({ kind: 'sign', plus: character === '+' });
    else items.push({ kind: 'text', text: character });
  }
  return { items, grouped };
}

/**
 * Where the decimal mark of a picture stands, -1 for none. It is the language's; a letter may also be written the English way. Of `.` and `,` the
 * last is the decimal mark; one alone is it, too, unless it can only part thousands.
 */
function pointOf(section: string, { decimal }: Writing): number {
  const marks = [...section.replace(/'[^']*'?/g, (quoted) => ' '.repeat(quoted.length)).matchAll(/[.,](?=[0#x])|(?<=[0#x])[.,]/g)].map(({ index }) => index);
  if (marks.length === 0) return -1;
  const last = marks.at(-1)!;
  const kinds = new Set(marks.map((at) => section[at]));
  if (kinds.size === 2) return last;
  if (section[last] === decimal) return marks.length === 1 ? last : -1;
  const mayGroup = decimal === '.' ? section[last] === ',' : /^[.,][0#x]{3}(?![0#x])/.test(section.slice(last));
  return marks.length > 1 || mayGroup ? -1 : last;
}

/** A group mark: a comma, a full stop, and between digits the blank or apostrophe of the language. */
function isGroup(section: string, at: number, { group }: Writing): boolean {
  const character = section[at]!;
  const besideDigit = /[0#x]/.test(section[at + 1] ?? '') || /[0#x]/.test(section[at - 1] ?? '');
  if (character === ',' || character === '.') return besideDigit;
  const between = /[0#x]/.test(section[at + 1] ?? '') && /[0#x]/.test(section[at - 1] ?? '');
  return between && (group === '\u00a0' ? /[ \u00a0\u202f]/.test(character) : character === group);
}
