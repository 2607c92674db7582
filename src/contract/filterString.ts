import type { CriteriaField } from './criteriaFields';

/** A part of a pattern: text as it stands, or any one character, or any number of them. */
export type PatternPart = string | { wild: '?' | '*' };
export type FilterOrder = '<' | '<=' | '>' | '>=';

/**
 * A Business Central filter string, read: `A..C`, `..C`, `1|2`, `<>X`, `>=X`, `A&B`, parentheses, `@` = any case, `*` and `?`,
 * `'…'` = the characters themselves, `''` = blank. `is` without parts is the blank. A pattern holds no empty text and no two texts
 * side by side, and `any` and `all` hold at least two. Source: DOMAIN §5.1.
 */
export type Filter =
  | { kind: 'any' | 'all'; of: readonly Filter[] }
  | { kind: 'is'; not: boolean; anyCase: boolean; parts: readonly PatternPart[] }
  | { kind: 'order'; by: FilterOrder; value: string }
  | { kind: 'range'; from?: string; to?: string };

/** Why a filter cannot be read: `at` counts characters from 1. The words are English, for logs. */
export class FilterMistake extends Error {
  constructor(readonly at: number, readonly what: string) {
    super(`${what}, at character ${at}`);
    this.name = 'FilterMistake';
  }
}

type Kind = Pick<CriteriaField, 'kind' | 'options'>;
const ofText: Kind = { kind: 'text' };
const deepest = 20;
/** More than this is a list of values, which may be as long as it likes, or no filter that a person wrote. */
const mostTerms = 200, longestValue = 250;

/** Reads a filter; with a field also whether its values are such as the field has. Throws FilterMistake. */
export function parseFilter(text: string, field: Kind = ofText): Filter {
  const reader = new FilterReader(text, field);
  const filter = reader.any();
  reader.end(filter);
  return filter;
}

/** Where a filter cannot be read; undefined where it can. */
export function mistakeIn(text: string, field?: Kind): FilterMistake | undefined {
  try { parseFilter(text, field); return undefined; } catch (error) {
    if (error instanceof FilterMistake) return error;
    throw error;
  }
}

class FilterReader {
  private at = 0;
  private depth = 0;
  private terms = 0;
  constructor(private readonly text: string, private readonly field: Kind) {}

  any(): Filter { return this.several('any', '|', () => this.several('all', '&', () => this.one())); }

  end(filter: Filter): void {
    this.space();
    if (this.at < this.text.length) this.refuse('a “|” or “&” is missing');
    if (this.terms > mostTerms && !isList(filter)) this.refuse(`more than ${mostTerms} conditions`, 0);
  }

  private several(kind: 'any' | 'all', sign: string, read: () => Filter): Filter {
    const of = [read()];
    while (this.takes(sign)) of.push(read());
    return of.length === 1 ? of[0]! : { kind, of };
  }

  private one(): Filter {
    if (!this.takes('(')) return this.comparison();
    this.depth += 1;
    if (this.depth > deepest) this.refuse('too many parentheses');
    const filter = this.any();
    if (!this.takes(')')) this.refuse('a “)” is missing');
    this.depth -= 1;
    return filter;
  }

  private comparison(): Filter {
    const sign = (['<>', '<=', '>=', '<', '>', '='] as const).find((one) => this.takes(one));
    this.space();
    const start = this.at;
    this.terms += 1;
    const anyCase = this.takes('@');
    const first = this.operand();
    if (this.text.startsWith('..', this.at)) {
      if (sign || anyCase) this.refuse('a sign before a range', start);
      return this.range(first, start);
    }
    if (!first) this.refuse('a value is missing');
    if (sign && sign !== '<>' && sign !== '=') return { kind: 'order', by: sign, value: this.value(anyCase ? undefined : first, start) };
    const filter: Filter = { kind: 'is', not: sign === '<>', anyCase, parts: first };
    if (!canBe(filter, this.field)) this.refuse(said[this.field.kind], start);
    return filter;
  }

  private range(first: PatternPart[] | undefined, start: number): Filter {
    const from = first && this.value(first, start);
    this.at += 2;
    this.space();
    const second = this.at;
    const last = this.operand();
    if (!first && !last) this.refuse('a value is missing');
    const to = last && this.value(last, second);
    return { kind: 'range', ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  }

  /** The text of an operand that stands in an order: no pattern, and a value that the field can have. */
  private value(parts: PatternPart[] | undefined, start: number): string {
    if (this.field.kind === 'boolean') this.refuse('yes and no have no order', start);
    if (!parts || parts.some((part) => typeof part !== 'string')) this.refuse('a pattern has no order', start);
    if (!canBe({ kind: 'is', not: false, anyCase: false, parts }, this.field)) this.refuse(said[this.field.kind], start);
    return (parts as string[]).join('');
  }

  /** Undefined where nothing stands; blanks around it are not part of it, except in quotes. */
  private operand(): PatternPart[] | undefined {
    this.space();
    const start = this.at;
    const parts: PatternPart[] = [];
    let text = '';
    let kept = 0;
    const flush = () => { if (text) parts.push(text); text = ''; kept = 0; };
    for (; this.at < this.text.length && !this.text.startsWith('..', this.at); this.at += 1) {
      const sign = this.text[this.at]!;
      if ('|&()'.includes(sign)) break;
      if ('<>='.includes(sign)) this.refuse('a sign within a value: put it in quotes');
      if (sign === '*' || sign === '?') { flush(); parts.push({ wild: sign }); } else if (sign === "'") { text += this.quoted(); kept = text.length; } else text += sign;
    }
    if (this.at === start) return undefined;
    while (text.length > kept && /\s$/.test(text)) text = text.slice(0, -1);
    flush();
    if (parts.reduce((length, part) => length + (typeof part === 'string' ? part.length : 1), 0) > longestValue) this.refuse(`a value of more than ${longestValue} characters`, start);
    return parts;
  }

  /** Leaves the reader on the closing quote. */
  private quoted(): string {
    const opened = this.at;
    let text = '';
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      if (this.text[this.at] !== "'") text += this.text[this.at]!;
      else if (this.text[this.at + 1] === "'") { text += "'"; this.at += 1; } else return text;
    }
    return this.refuse('a quote is not closed', opened);
  }

  private takes(sign: string): boolean {
    this.space();
    if (!this.text.startsWith(sign, this.at)) return false;
    this.at += sign.length;
    return true;
  }

  private space(): void { while (/\s/.test(this.text[this.at] ?? '')) this.at += 1; }
  private refuse(what: string, at = this.at): never { throw new FilterMistake(at + 1, what); }
}

/** Values one after the other, as choosing contacts by hand writes them. */
const isList = (filter: Filter): boolean => filter.kind === 'any' && filter.of.every((one) => one.kind === 'is' && !one.not && !one.anyCase && wordOf(one.parts) !== undefined);

const said: Record<CriteriaField['kind'], string> = {
  code: 'no code', text: 'no text', date: 'no date such as 2027-02-28', number: 'no number', boolean: 'neither yes nor no', option: 'none of the values it can have',
};

const wordOf = (parts: readonly PatternPart[]): string | undefined => (parts.every((part) => typeof part === 'string') ? parts.join('') : undefined);
const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);
const isNumber = (text: string): boolean => /^-?\d{1,15}(\.\d{1,10})?$/.test(text);
const truths: Record<string, boolean> = { yes: true, true: true, 1: true, no: false, false: false, 0: false };

/** Whether a value of the field can be what the pattern says. */
function canBe({ parts }: Filter & { kind: 'is' }, { kind, options }: Kind): boolean {
  const word = wordOf(parts);
  switch (kind) {
    case 'code': case 'text': return true;
    case 'date': return word !== undefined && (word === '' || isDay(word));
    case 'number': return word !== undefined && isNumber(word);
    case 'boolean': return word !== undefined && word.toLowerCase() in truths;
    case 'option': return options!.some((option) => alike(parts, option, true, kind));
  }
}

const plain = /^(?!\.)(?!.*\.\.)[^\s|&()<>=@'*?]([^|&()<>=@'*?]*[^\s|&()<>=@'*?])?(?<!\.)$/su;
const inQuotes = (text: string): string => (plain.test(text) ? text : `'${text.replaceAll("'", "''")}'`);

/** Writes a filter so that it is read as the same again. */
export function writeFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'any': return filter.of.map((one) => (one.kind === 'any' ? `(${writeFilter(one)})` : writeFilter(one))).join('|');
    case 'all': return filter.of.map((one) => (one.kind === 'any' || one.kind === 'all' ? `(${writeFilter(one)})` : writeFilter(one))).join('&');
    case 'order': return filter.by + inQuotes(filter.value);
    case 'range': return `${filter.from === undefined ? '' : inQuotes(filter.from)}..${filter.to === undefined ? '' : inQuotes(filter.to)}`;
    case 'is': return `${filter.not ? '<>' : ''}${filter.anyCase ? '@' : ''}${filter.parts.length ? filter.parts.map((part) => (typeof part === 'string' ? inQuotes(part) : part.wild)).join('') : "''"}`;
  }
}

/** A value out of a list as a filter that it alone answers to. */
export const filterFor = (value: string): string => inQuotes(value);

/**
 * The characters that a character of a filter stands for. A code's are written in capitals, as Business Central keeps them (`sm1` finds
 * `SM1`); in any case, its capital and its small letter too, in every alphabet. A letter that becomes two (ß) has none.
 */
export function lettersFor(letter: string, anyCase: boolean, kind: CriteriaField['kind']): readonly string[] {
  const all = anyCase ? [letter, letter.toLowerCase(), letter.toUpperCase()] : kind === 'code' ? [letter, letter.toUpperCase()] : [letter];
  return [...new Set(all.filter((one) => [...one].length === 1))];
}

/** A bound of an order as the field keeps its values: a code in capitals, a closed list by its place, a number as a number. */
export function boundOf(value: string, { kind, options }: Kind): string | number {
  if (kind === 'code') return value.toUpperCase();
  if (kind === 'number') return Number(value);
  return kind === 'option' ? options!.findIndex((option) => alike(value ? [value] : [], option, true, kind)) : value;
}

/** Whether a value answers to a filter: what the store's SQL is held against. Codes and texts are ordered by code point. */
export function matchesFilter(filter: Filter, value: string | number | boolean, field: Kind = ofText): boolean {
  switch (filter.kind) {
    case 'any': return filter.of.some((one) => matchesFilter(one, value, field));
    case 'all': return filter.of.every((one) => matchesFilter(one, value, field));
    case 'is': return isAlike(filter, value, field) !== filter.not;
    case 'order': { const order = orderOf(value, filter.value, field); return order === 0 ? filter.by.endsWith('=') : (order < 0) === filter.by.startsWith('<'); }
    case 'range': return (filter.from === undefined || orderOf(value, filter.from, field) >= 0) && (filter.to === undefined || orderOf(value, filter.to, field) <= 0);
  }
}

function isAlike({ parts, anyCase }: Filter & { kind: 'is' }, value: string | number | boolean, { kind }: Kind): boolean {
  if (kind === 'boolean') return truths[wordOf(parts)!.toLowerCase()] === value;
  if (kind === 'number') return Number(wordOf(parts)) === value;
  return alike(parts, String(value), anyCase || kind === 'option', kind);
}

/** Goes back to the last `*` only: any pattern takes at most its length times the value's, however many stars it has. */
function alike(parts: readonly PatternPart[], value: string, anyCase: boolean, kind: CriteriaField['kind']): boolean {
  const signs = parts.flatMap((part): readonly (readonly string[] | '?' | '*')[] => (typeof part === 'string' ? [...part].map((letter) => lettersFor(letter, anyCase, kind)) : [part.wild]));
  const letters = [...value];
  let sign = 0, letter = 0, star = -1, from = 0;
  while (letter < letters.length) {
    const wanted = signs[sign];
    if (wanted === '*') { star = sign; sign += 1; from = letter; } else if (wanted === '?' || wanted?.includes(letters[letter]!)) { sign += 1; letter += 1; } else if (star >= 0) { sign = star + 1; from += 1; letter = from; } else return false;
  }
  return signs.slice(sign).every((rest) => rest === '*');
}

function orderOf(value: string | number | boolean, bound: string, field: Kind): number {
  const edge = boundOf(bound, field);
  if (field.kind === 'number') return Number(value) - Number(edge);
  if (field.kind === 'option') return field.options!.indexOf(String(value)) - Number(edge);
  const [one, other] = [[...String(value)], [...String(edge)]];
  const apart = one.findIndex((letter, index) => letter !== other[index]);
  if (apart === -1) return one.length - other.length;
  return other[apart] === undefined ? 1 : one[apart]!.codePointAt(0)! - other[apart].codePointAt(0)!;
}
