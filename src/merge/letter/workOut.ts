import { comparable } from '../../contract/mergeFieldCatalogue';
import { holds, sideOf, type Operand } from '../value/comparison';
import { readDate } from '../value/dateValue';
import { pictureDate } from '../value/datePicture';
import { decimalOf, plainDecimal, rounded } from '../value/decimal';
import { fieldValue, isBlank, printable, printsItself, withSwitches } from '../value/fieldValue';
import { FormulaError, formulaResult, readNumber, type FormulaPiece } from '../value/formula';
import { pictureNumber } from '../value/numberPicture';
import type { Inserted } from '../value/inserted';
import { columnOf } from '../value/listColumn';
import type { FieldCode } from '../field/fieldCode';
import { withoutForbidden } from '../package/xmlText';
import { writingSaid, type Writing } from '../value/writing';
import { mayGoOn, type CodeText, type Comparison, type FieldDoing, type FieldExpression, type NamedCells } from './fieldExpression';
import { MergeError } from '../issues/mergeError';
import { addressText, greetingText } from './addressAndGreeting';
import { alike, inBoth, nothingPrinted, together, type FieldResult } from './fieldResult';
import type { LetterFacts, ValueOf } from './produceLetter';
import type { Printed } from './program';
import type { Template } from './template';

/** A result of a formula without a picture has so many decimals (ECMA-376 Part 1 §17.16.3: 1/3 is 0.33). */
const usualDecimals = 2;

/** What the fields of one letter print. */
export interface WorkedOut extends Omit<Printed, 'passages'> {
  /** Formulas without a result, with what Word calls the reason. */
  failed: { field: FieldExpression; reason: string }[];
  /** SKIPIF holds: the records that were taken until then get no letter (ECMA-376 Part 1 §17.16.5.58: the next letter begins with the next record). */
  isSkipped: boolean;
  /** How many records the letter took from the list: one, and those of each NEXT. Behind a SKIPIF that holds nothing is taken any more. */
  recordsTaken: number;
}

/** Works out every field of a letter, in the order in which they stand: what SET says holds for the fields behind it. */
export function workOut(template: Template, valueOf: ValueOf, facts: LetterFacts = {}): WorkedOut {
  const worker = new FieldWorker(template, valueOf, facts);
  const { fields, repeated } = template;
  let at = 0;
  const workOutUntil = (end: number): void => {
    while (at < end) {
      const from = at++;
      const { row } = fields[from]!;
      if (row === undefined) worker.result(fields[from]!);
      else {
        while (at < end && fields[at]!.row === row) at++;
        worker.inRows(row, fields.slice(from, at));
      }
    }
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
  worker.finishRows();
  return { ...worker.printed, recordsTaken, ...worker.whole.inserted && { inserted: worker.whole.inserted } };
}

/**
 * How many records a letter takes that cannot be worked out, because it would print too much: Word goes on behind all that it took. Only what may lead to a next record
 * is worked out; a condition on a text that is itself too long does not hold.
 */
export function recordsOfFailed(template: Template, valueOf: ValueOf, facts: LetterFacts): number {
  const worker = new FieldWorker(template, valueOf, facts);
  for (const field of template.fields.filter(mayGoOn)) {
    try {
      worker.result(field);
    } catch (error) {
      if (!(error instanceof MergeError)) throw error;
    }
  }
  return worker.printed.recordsTaken;
}

interface Standing { valueOf: ValueOf; recordsTaken: number; bookmarks: Map<string, FieldResult> }

type Doing<Kind extends FieldDoing['kind']> = Extract<FieldDoing, { kind: Kind }>;

const nothing: ValueOf = () => '';
/** What is worked out together: the letter without its repeated rows, or one such row for one element, which has values of its own fields only. */
interface Sheet { inserted?: Map<number, { before: string; value: Inserted; after: string }>; /** What is printed. */ values: string[]; branches: number[]; state: Map<FieldExpression, FieldResult | 'begun'>; row?: number; element?: ValueOf }

class FieldWorker {
  readonly printed: WorkedOut;
  private readonly rows: Sheet[][] = [];
  readonly whole: Sheet;
  private sheet: Sheet;
  private bookmarks = new Map<string, FieldResult>();
  private printedCharacters = 0;
  /** Formulas that wait for the cells of others. */
  private openFormulas = 0;

  constructor(private readonly template: Template, private valueOf: ValueOf, private readonly facts: LetterFacts) {
    this.sheet = this.whole = { values: Array.from({ length: template.fieldCount }, () => ''), branches: [], state: new Map() };
    this.printed = { values: this.whole.values, branches: this.whole.branches, rows: this.rows, failed: [], isSkipped: false, recordsTaken: 1 };
  }

  /** The elements of a row are those of the record that is in hand where the row is met first: NEXT may stand before it. */
  private sheetsOf(row: number): Sheet[] {
    return this.rows[row] ??= this.newSheets(row);
  }

  private newSheets(row: number): Sheet[] {
    const { list, length } = this.template.repeatedRows[row]!;
    return (this.valueOf.elements?.(list) ?? []).map((element) => {
      this.count(length);
      return { values: [], branches: [], state: new Map(), row, element };
    });
  }

  private count(characters: number): void {
    this.printedCharacters += characters;
    if (this.printedCharacters > this.template.limits.printedCharacters) throw new MergeError('FIELDS_TOO_LONG');
  }

  /** Rows that no field was worked out in, as in the other text of an IF. */
  finishRows(): void {
    for (const row of this.template.repeatedRows.keys()) this.sheetsOf(row);
  }

  /** Works out neighbours in a repeated row, one after the other for each of its elements. */
  inRows(row: number, fields: readonly FieldExpression[]): void {
    for (const sheet of this.sheetsOf(row)) this.on(sheet, () => fields.forEach((field) => this.result(field)));
  }

  private on<Result>(sheet: Sheet, work: () => Result): Result {
    const before = this.sheet;
    this.sheet = sheet;
    try {
      return work();
    } finally {
      this.sheet = before;
    }
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

  /** What a field comes to; each is worked out once in a letter, and in a repeated row once for each element. */
  result(field: FieldExpression): FieldResult {
    const { doing, id, row } = field;
    if (row !== this.sheet.row) return this.elsewhere(field);
    const { values, state } = this.sheet;
    const before = state.get(field);
    if (before === 'begun') throw new FormulaError('!Circular Reference');
    if (before) return before;
    state.set(field, 'begun');
    const result = this.resultOf(field);
    values[id] = result.shown;
    this.count(result.shown.length);
    /* A formula may read a merge field before its turn: NEXT may still stand between, and what it prints is that of its turn. */
    if (doing.kind === 'value' && this.openFormulas > 0) state.delete(field);
    else state.set(field, result);
    return result;
  }

  /** A field around a repeated row, or a formula, asks for one in the row, or the other way round. */
  private elsewhere(field: FieldExpression): FieldResult {
    const sheets = field.row === undefined ? [this.whole] : this.sheetsOf(field.row);
    return together(sheets.map((sheet) => this.on(sheet, () => this.result(field))));
  }

  /** A text that depends on the language it is written in: the field's own, and the one that the record in hand says. */
  private written(writing: Writing, write: (as: Writing) => string): FieldResult {
    const said = this.said();
    const read = write(writing);
    return said ? inBoth(read, write(said), said) : alike(read);
  }

  /** The language that the record in hand says. */
  private said(): Writing | undefined {
    return this.template.localeFrom === undefined ? undefined : writingSaid(this.value(this.template.localeFrom));
  }

  private valueOfUse(use: number, field: number): FieldResult {
    const { key, code, writing } = this.template.uses[use]!;
    if (key === undefined) return nothingPrinted;
    const { values, column } = this.placeOf(key);
    const value = values.inserted?.(column);
    this.sheet.inserted?.delete(field);
    /* A format is for a text. */
    if (value && printsItself(code)) {
      const [before, after] = ['b', 'f'].map((name) => withoutForbidden(code.switches.get(name)?.[0] ?? '')) as [string, string];
      (this.sheet.inserted ??= new Map()).set(field, { before, value, after });
    }
    return this.shownValue(code, key, writing);
  }

  /** What a field prints for a value; one that no switch gives another form stays in the language that it is written in. */
  private shownValue(code: FieldCode, key: string, writing: Writing): FieldResult {
    const { values, column } = this.placeOf(key);
    const textIn = values.writtenIn?.(column);
    const result = this.written(writing, (as) => fieldValue(code, values(column), writing, as, textIn));
    return textIn && result.read === values(column) ? { ...result, readIn: textIn, shownIn: result.shownIn ?? textIn } : result;
  }

  private value(key: string): string {
    const { values, column } = this.placeOf(key);
    return values(column);
  }

  /** Where the value of a key is: in the record, or in the element of the row in hand. */
  private placeOf(key: string): { values: ValueOf; column: string } {
    const inList = columnOf(key);
    if (!inList) return { values: this.valueOf, column: key };
    const { row, element } = this.sheet;
    return { values: element && this.template.repeatedRows[row!]!.list === inList.list ? element : nothing, column: inList.column };
  }

  private resultOf(field: FieldExpression): FieldResult {
    const { doing, writing } = field;
    switch (doing.kind) {
      case 'value': return this.valueOfUse(doing.use, field.id);
      case 'namedValue': return this.namedValue(field, doing);
      case 'if': {
        const branch = this.holds(doing.comparison, writing) ? 0 : 1;
        this.sheet.branches[field.id] = branch;
        return this.formatted(field, this.text(doing.branches[branch]));
      }
      case 'compare': return this.formatted(field, alike(this.holds(doing.comparison, writing) ? '1' : '0'));
      case 'formula': return this.formula(field, doing);
      case 'quote': return this.formatted(field, this.text(doing.text));
      case 'set':
        this.keep(this.text(doing.name).read, this.text(doing.text));
        return nothingPrinted;
      case 'reference': return this.formatted(field, this.bookmark(doing.name) ?? nothingPrinted);
      case 'question': return this.question(field, doing);
      case 'address': return this.formatted(field, addressText((columns) => this.column(columns), (name) => this.switchText(field, name)));
      case 'greeting': return this.formatted(field, greetingText((columns) => this.column(columns), (name) => this.switchText(field, name)));
      case 'today': return this.today(field, doing.shownNow);
      case 'recordNo': return this.formatted(field, alike(String((this.facts.recordNo ?? 1) + this.printed.recordsTaken - 1)));
      case 'next':
        if (!this.printed.isSkipped && (!doing.comparison || this.holds(doing.comparison, writing))) this.valueOf = this.facts.following?.(this.printed.recordsTaken++) ?? (() => '');
        return nothingPrinted;
      case 'skip':
        this.printed.isSkipped ||= this.holds(doing.comparison, writing);
        return nothingPrinted;
    }
  }

  private question(field: FieldExpression, { key, name }: Doing<'question'>): FieldResult {
    const given = this.template.answers.get(key);
    const answer = given === undefined ? this.text(field.switches.get('d')?.[0] ?? []) : alike(printable(given));
    if (!name) return this.formatted(field, answer);
    this.keep(this.text(name).read, answer);
    return nothingPrinted;
  }

  /** The text of a bookmark: what SET or ASK gave it, else what stands there in the document. */
  private bookmark(name: string): FieldResult | undefined {
    const key = comparable(name);
    const kept = this.bookmarks.get(key);
    if (kept) return kept;
    const text = this.template.bookmarks.text(key);
    return text === undefined ? undefined : alike(text);
  }

  private keep(name: string, text: FieldResult): void {
    this.bookmarks.set(comparable(name), text);
    this.count(text.shown.length);
  }

  /** The first of these columns that the letter's names know. */
  private column(columns: readonly string[]): string {
    for (const column of columns) {
      const key = this.template.keyOf(column);
      if (key !== undefined) return printable(this.value(key));
    }
    return '';
  }

  /** The text of a switch, in both languages; undefined where the field has none. */
  private switchText({ switches }: FieldExpression, name: string): FieldResult | undefined {
    const text = switches.get(name)?.[0];
    return text && this.text(text);
  }

  /** The day that the field Today prints, which stays the same when a run goes on another day. */
  private today(field: FieldExpression, shownNow: string): FieldResult {
    const { writing } = field;
    const date = readDate(this.column(['Today']), writing);
    if (!date) return alike(shownNow);
    const switches = this.switchTexts(field);
    const picture = switches.get('@')?.[0];
    switches.delete('@');
    return this.written(writing, (as) => withSwitches(pictureDate(date, picture ?? (as.monthFirst ? 'M/d/yyyy' : as.language === 'sv' ? 'yyyy-MM-dd' : as.language === 'en' ? 'dd/MM/yyyy' : 'd.M.yyyy'), as), switches, writing, as, as));
  }

  private text(parts: CodeText): FieldResult {
    return together(parts.map((part) => (typeof part === 'string' ? alike(part) : this.result(part))));
  }

  private switchTexts({ switches }: FieldExpression): Map<string, string[]> {
    return new Map([...switches].map(([name, texts]) => [name, texts.map((text) => this.text(text).read)]));
  }

  private formatted(field: FieldExpression, text: FieldResult): FieldResult {
    const { switches, writing } = field;
    if (switches.size === 0 || isBlank(text.read)) return text;
    const texts = this.switchTexts(field);
    const as = this.said() ?? writing;
    const shown = withSwitches(text.shown, texts, writing, as, text.shownIn);
    /* A text that no format changes stays in the language that it is in. */
    const read = withSwitches(text.read, texts, writing, writing, text.readIn);
    return inBoth(read, shown, shown === text.shown ? text.shownIn ?? as : as, read === text.read ? text.readIn : undefined);
  }

  private namedValue(field: FieldExpression, { name }: Doing<'namedValue'>): FieldResult {
    const key = this.template.keyOf(this.text(name).read);
    if (key === undefined) return nothingPrinted;
    const code: FieldCode = { type: 'MERGEFIELD', arguments: [], switches: this.switchTexts(field) };
    return this.shownValue(code, key, field.writing);
  }

  private formula(field: FieldExpression, { formula, cells }: Doing<'formula'>): FieldResult {
    const { writing } = field;
    try {
      if (++this.openFormulas > this.template.limits.formulaDepth) throw new FormulaError('!Formula Too Deep');
      const number = formulaResult(this.pieces(formula), writing, {
        bookmark: (name) => this.bookmark(name),
        cells: (name) => {
          const found = cells.get(name.toUpperCase());
          return found && this.numbersIn(found, writing);
        },
      }, this.template.limits);
      const decimal = decimalOf(number)!;
      const switches = this.switchTexts(field);
      const picture = switches.get('#')?.[0];
      switches.delete('#');
      return this.written(writing, (as) => withSwitches(picture === undefined ? plainDecimal(rounded(decimal, usualDecimals), as) : pictureNumber(decimal, picture, writing, as), switches, writing, as, as));
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      this.printed.failed.push({ field, reason: error.message });
      return alike(error.message);
    } finally {
      this.openFormulas--;
    }
  }

  private numbersIn({ contents, go }: NamedCells, writing: Writing): number[] {
    if (!contents) throw new FormulaError('!Formula Too Long');
    const numbers: number[] = [];
    for (const text of contents.flatMap((cell) => (go === 'backUntilBlank' ? this.cellTexts(cell).reverse() : this.cellTexts(cell)))) {
      if (go !== 'through' && isBlank(text.read)) break;
      const number = readNumber(text, writing);
      if (number !== undefined) numbers.push(number);
    }
    return numbers;
  }

  /** A cell of a repeated row is as many cells as the row has elements. */
  private cellTexts(cell: CodeText): FieldResult[] {
    const row = cell.map((part) => (typeof part === 'string' ? undefined : part.row)).find((one) => one !== undefined);
    return row === undefined || row === this.sheet.row ? [this.text(cell)] : this.sheetsOf(row).map((sheet) => this.on(sheet, () => this.text(cell)));
  }

  private holds({ left, leftQuoted, operator, right, rightQuoted }: Comparison, writing: Writing): boolean {
    return holds(this.operand(left, leftQuoted, writing, leftQuoted), operator, this.operand(right, rightQuoted, writing, false));
  }

  /** A side of a comparison: the number it is, or comes to as a formula; without quotes a bookmark's text; else its own text. */
  private operand(parts: CodeText, isQuoted: boolean, writing: Writing, isText: boolean): Operand {
    const whole = sideOf(this.pieces(parts));
    const bookmark = !isQuoted && parts.length === 1 && typeof parts[0] === 'string' ? this.bookmarks.get(comparable(whole.read)) : undefined;
    if (bookmark) return { text: bookmark.read, number: readNumber(bookmark, writing), wildcards: new Set() };
    return { text: whole.read, number: isText ? undefined : readNumber(whole, writing) ?? this.calculated(parts, writing), wildcards: whole.wildcards };
  }

  /** What fields print there is operand, and never code. */
  private pieces(parts: CodeText): FormulaPiece[] {
    return parts.map((part) => (typeof part === 'string' ? part : this.result(part)));
  }

  private calculated(parts: CodeText, writing: Writing): number | undefined {
    if (!parts.some((part) => typeof part === 'string' && /[-+*/^%()]/.test(part) && /\S/.test(part))) return undefined;
    try {
      return formulaResult(this.pieces(parts), writing, { bookmark: (name) => this.bookmark(name), cells: () => undefined }, this.template.limits);
    } catch (error) {
      if (error instanceof FormulaError) return undefined;
      throw error;
    }
  }
}
