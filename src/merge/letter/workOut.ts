import { comparable } from '../../contract/mergeFieldCatalogue';
import { holds, type Operand } from '../value/comparison';
import { readDate } from '../value/dateValue';
import { pictureDate } from '../value/datePicture';
import { decimalOf, numberOf, plainDecimal, readDecimal, rounded } from '../value/decimal';
import { fieldValue, isBlank, withSwitches } from '../value/fieldValue';
import { FormulaError, formulaResult } from '../value/formula';
import { pictureNumber } from '../value/numberPicture';
import type { Writing } from '../value/writing';
import type { CodeText, Comparison, FieldDoing, FieldExpression } from './fieldExpression';
import { MergeError } from '../issues/mergeError';
import { addressFormat, columnsOfPlaceholder, filledFormat, greetingFormat } from './mappedNames';
import type { LetterFacts, ValueOf } from './produceLetter';
import type { Printed } from './program';
import type { Template } from './template';

/** A result of a formula without a picture has so many decimals (ECMA-376 Part 1 §17.16.3: 1/3 is 0.33). */
const usualDecimals = 2;

/** What the fields of one letter print. */
export interface WorkedOut extends Pick<Printed, 'values' | 'branches'> {
  /** Formulas without a result, with what Word calls the reason. */
  failed: { field: FieldExpression; reason: string }[];
  /** SKIPIF holds: the record gets no letter. */
  isSkipped: boolean;
  /** How many records the letter took from the list. */
  recordsTaken: number;
}

/** Works out every field of a letter, in the order in which they stand: what SET says holds for the fields behind it. */
export function workOut(template: Template, valueOf: ValueOf, facts: LetterFacts = {}): WorkedOut {
  const worker = new FieldWorker(template, valueOf, facts);
  const { fields, repeated } = template;
  let at = 0;
  const workOutUntil = (end: number): void => {
    for (; at < end; at++) worker.result(fields[at]!);
  };
  const before = repeated.map(({ from }) => {
    workOutUntil(from);
    return worker.standing();
  });
  workOutUntil(fields.length);
  const { recordsTaken } = worker.printed;
  for (const [index, again] of repeated.entries()) {
    worker.goBackTo(before[index]!);
    for (const field of again.fields) worker.result(field);
  }
  return { ...worker.printed, recordsTaken };
}

interface Standing { valueOf: ValueOf; recordsTaken: number; bookmarks: Map<string, string> }

type Doing<Kind extends FieldDoing['kind']> = Extract<FieldDoing, { kind: Kind }>;

class FieldWorker {
  readonly printed: WorkedOut & { values: string[]; branches: number[] };
  private bookmarks = new Map<string, string>();
  private printedCharacters = 0;
  private readonly state = new Map<FieldExpression, 'begun' | 'done'>();

  constructor(private readonly template: Template, private valueOf: ValueOf, private readonly facts: LetterFacts) {
    this.printed = { values: Array.from({ length: template.fieldCount }, () => ''), branches: [], failed: [], isSkipped: false, recordsTaken: 1 };
  }

  /** How far the letter has come: what a text that is repeated begins with once more. */
  standing(): Standing {
    return { valueOf: this.valueOf, recordsTaken: this.printed.recordsTaken, bookmarks: new Map(this.bookmarks) };
  }

  goBackTo({ valueOf, recordsTaken, bookmarks }: Standing): void {
    this.valueOf = valueOf;
    this.printed.recordsTaken = recordsTaken;
    this.bookmarks = bookmarks;
  }

  /** The text that a field prints; each is worked out once in a letter. */
  result(field: FieldExpression): string {
    const { doing, id } = field;
    if (doing.kind === 'value') return this.printed.values[id] = this.valueOfUse(doing.use);
    const state = this.state.get(field);
    if (state === 'begun') throw new FormulaError('!Circular Reference');
    if (state === 'done') return this.printed.values[id]!;
    this.state.set(field, 'begun');
    const text = this.printed.values[id] = this.textOf(field);
    this.printedCharacters += text.length;
    if (this.printedCharacters > this.template.limits.printedCharacters) throw new MergeError('FIELDS_TOO_LONG');
    this.state.set(field, 'done');
    return text;
  }

  private valueOfUse(use: number): string {
    const { key, code, writing } = this.template.uses[use]!;
    return key === undefined ? '' : fieldValue(code, this.valueOf(key), writing);
  }

  private textOf(field: FieldExpression): string {
    const { doing, writing } = field;
    switch (doing.kind) {
      case 'value': return this.valueOfUse(doing.use);
      case 'namedValue': return this.namedValue(field, doing);
      case 'if': {
        const branch = this.holds(doing.comparison, writing) ? 0 : 1;
        this.printed.branches[field.id] = branch;
        return this.formatted(field, this.text(doing.branches[branch]));
      }
      case 'compare': return this.formatted(field, this.holds(doing.comparison, writing) ? '1' : '0');
      case 'formula': return this.formula(field, doing);
      case 'quote': return this.formatted(field, this.text(doing.text));
      case 'set':
        this.keep(this.text(doing.name), this.text(doing.text));
        return '';
      case 'reference': return this.formatted(field, this.bookmarks.get(comparable(doing.name)) ?? '');
      case 'question': return this.question(field, doing);
      case 'address': return this.formatted(field, this.address(field));
      case 'greeting': return this.formatted(field, this.greeting(field));
      case 'today': return this.today(field, doing.shownNow);
      case 'recordNo': return this.formatted(field, String((this.facts.recordNo ?? 1) + this.printed.recordsTaken - 1));
      case 'next':
        if (!doing.comparison || this.holds(doing.comparison, writing)) this.valueOf = this.facts.following?.(this.printed.recordsTaken++) ?? (() => '');
        return '';
      case 'skip':
        this.printed.isSkipped ||= this.holds(doing.comparison, writing);
        return '';
    }
  }

  private question(field: FieldExpression, { name }: Doing<'question'>): string {
    const answer = this.text(field.switches.get('d')?.[0] ?? []);
    if (!name) return this.formatted(field, answer);
    this.keep(this.text(name), answer);
    return '';
  }

  private keep(name: string, text: string): void {
    this.bookmarks.set(comparable(name), text);
    this.printedCharacters += text.length;
  }

  /** The first of these columns that the letter's names know. */
  private column(columns: readonly string[]): string {
    for (const column of columns) {
      const key = this.template.keyOf(column);
      if (key !== undefined) return this.valueOf(key);
    }
    return '';
  }

  /** Without a format of its own it is the address as this house writes it, where there is one. */
  private address(field: FieldExpression): string {
    const [format, countries, excluded] = ['f', 'c', 'e'].map((name) => field.switches.get(name)?.[0]).map((text) => text && this.text(text)) as [string?, string?, string?];
    const whole = format === undefined ? this.column(['Address_Block']) : '';
    if (whole !== '') return whole;
    const isExcluded = (country: string): boolean => (excluded ?? '').toLowerCase().split(/[,;]/).map((one) => one.trim()).includes(country.trim().toLowerCase());
    return filledFormat(format ?? addressFormat, (placeholder) => {
      const value = this.column(columnsOfPlaceholder(placeholder));
      return placeholder === 'COUNTRY' && (countries === '0' || (countries === '2' && isExcluded(value))) ? '' : value;
    }).text;
  }

  private greeting(field: FieldExpression): string {
    const [format, otherwise] = ['f', 'e'].map((name) => field.switches.get(name)?.[0]).map((text) => text && this.text(text)) as [string?, string?];
    const whole = format === undefined ? this.column(['Formal_Salutation']) : '';
    if (whole !== '') return whole;
    const { text, lacksName } = filledFormat(format ?? greetingFormat, (placeholder) => this.column(columnsOfPlaceholder(placeholder)));
    return lacksName ? otherwise ?? '' : text;
  }

  /** The day that the field Today prints, which stays the same when a run goes on another day. */
  private today(field: FieldExpression, shownNow: string): string {
    const { writing } = field;
    const date = readDate(this.column(['Today']), writing);
    if (!date) return shownNow;
    const switches = this.switchTexts(field);
    const picture = switches.get('@')?.[0] ?? (writing.monthFirst ? 'M/d/yyyy' : writing.language === 'sv' ? 'yyyy-MM-dd' : writing.language === 'en' ? 'dd/MM/yyyy' : 'd.M.yyyy');
    switches.delete('@');
    return withSwitches(pictureDate(date, picture, writing), switches, writing);
  }

  private text(parts: CodeText): string {
    return parts.map((part) => (typeof part === 'string' ? part : this.result(part))).join('');
  }

  private switchTexts({ switches }: FieldExpression): Map<string, string[]> {
    return new Map([...switches].map(([name, texts]) => [name, texts.map((text) => this.text(text))]));
  }

  private formatted(field: FieldExpression, text: string): string {
    return field.switches.size === 0 || isBlank(text) ? text : withSwitches(text, this.switchTexts(field), field.writing);
  }

  private namedValue(field: FieldExpression, { name }: Doing<'namedValue'>): string {
    const key = this.template.keyOf(this.text(name));
    return key === undefined ? '' : fieldValue({ type: 'MERGEFIELD', arguments: [], switches: this.switchTexts(field) }, this.valueOf(key), field.writing);
  }

  private formula(field: FieldExpression, { formula, cells }: Doing<'formula'>): string {
    const { writing } = field;
    try {
      const number = formulaResult(formula.map((part) => (typeof part === 'string' ? part : { operand: this.result(part) })), writing, {
        bookmark: (name) => this.bookmarks.get(comparable(name)),
        cells: (name) => {
          const found = cells.get(name.toUpperCase());
          return found && this.numbersIn(found.contents, found.untilBlank, writing);
        },
      });
      const decimal = decimalOf(number)!;
      const switches = this.switchTexts(field);
      const picture = switches.get('#')?.[0];
      const shown = picture === undefined ? plainDecimal(rounded(decimal, usualDecimals), writing) : pictureNumber(decimal, picture, writing);
      switches.delete('#');
      return withSwitches(shown, switches, writing);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      this.printed.failed.push({ field, reason: error.message });
      return error.message;
    }
  }

  private numbersIn(cells: readonly CodeText[], untilBlank: boolean, writing: Writing): number[] {
    const numbers: number[] = [];
    for (const cell of cells) {
      const text = this.text(cell);
      if (untilBlank && isBlank(text)) break;
      const decimal = readDecimal(text, writing);
      if (decimal) numbers.push(numberOf(decimal));
    }
    return numbers;
  }

  private holds({ left, leftQuoted, operator, right }: Comparison, writing: Writing): boolean {
    return holds(this.operand(left, leftQuoted, writing), operator, this.operand(right, false, writing));
  }

  /** A side of a comparison: the number it is, or comes to as a formula; a bookmark's text; else its own text. */
  private operand(parts: CodeText, isText: boolean, writing: Writing): Operand {
    const wildcards = new Set<number>();
    let text = '';
    for (const part of parts) {
      const piece = typeof part === 'string' ? part : this.result(part);
      if (typeof part === 'string') for (const { index } of piece.matchAll(/[*?]/g)) wildcards.add(text.length + index);
      text += piece;
    }
    const bookmark = parts.length === 1 && typeof parts[0] === 'string' ? this.bookmarks.get(comparable(text)) : undefined;
    if (bookmark !== undefined && !isText) return { text: bookmark, number: this.number(bookmark, writing), wildcards: new Set() };
    return { text, number: isText ? undefined : this.number(text, writing) ?? this.calculated(parts, writing), wildcards };
  }

  private number(text: string, writing: Writing): number | undefined {
    const decimal = readDecimal(text, writing);
    return decimal && numberOf(decimal);
  }

  private calculated(parts: CodeText, writing: Writing): number | undefined {
    if (!parts.some((part) => typeof part === 'string' && /[-+*/^%()]/.test(part) && /\S/.test(part))) return undefined;
    try {
      return formulaResult(parts.map((part) => (typeof part === 'string' ? part : { operand: this.result(part) })), writing, { bookmark: (name) => this.bookmarks.get(comparable(name)), cells: () => undefined });
    } catch (error) {
      if (error instanceof FormulaError) return undefined;
      throw error;
    }
  }
}
