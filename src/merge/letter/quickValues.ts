import type { FieldCode } from '../field/fieldCode';
import type { FieldExpression, CodeText, Comparison } from './fieldExpression';
import { printedIn, printedPassages, type LetterFacts, type PassageOf } from './produceLetter';
import type { Printed } from './program';
import type { FieldUse, Template } from './template';
import { signsOf, TextWriter } from './writtenTexts';
import { MergeError } from '../issues/mergeError';
import { holds, type Operand } from '../value/comparison';
import { numberOf, readDecimal } from '../value/decimal';
import { fieldValue, isOfLook, printsItself, withSwitches } from '../value/fieldValue';
import type { Columns } from '../value/columns';
import { formatOfLetters } from '../value/generalFormat';
import { columnOf } from '../value/listColumn';
import { lengthOf } from '../value/lengthOf';
import { writingSaid, type Writing } from '../value/writing';

/** What one letter prints of a record. */
export type PrintedReader<Row> = (row: Row, passageOf?: PassageOf, facts?: LetterFacts) => Printed;

/** The letter in hand: the values of the keys as they came, and what is printed of them. */
interface InHand { raw: readonly string[]; values: string[]; branches: number[]; characters: number }
/** Works one field out. */
type Quick = (letter: InHand) => string;

/**
 * Reads what a letter prints. Where all fields are merge fields, or IFs that compare one with a text, each is compiled once; any other template, also one with
 * repeated rows, is worked out letter by letter (`workOut`), which says what each field means.
 */
export function printedReader<Row>(template: Template, columns: Columns<Row>): PrintedReader<Row> {
  const read = quickReader(template, columns);
  return (row, passageOf, facts) => read?.(row, passageOf) ?? printedIn(template, columns.valueOf(row), passageOf, facts);
}

/**
 * The same for templates whose fields can be compiled; undefined for any other. Their letters take one record each and have a result for every field. The
 * reader answers undefined for a record of which a value is more than its text.
 */
export function quickReader<Row>(template: Template, columns: Columns<Row>): ((row: Row, passageOf?: PassageOf) => Printed | undefined) | undefined {
  const { repeatedRows, uses, localeFrom } = template;
  const fields = [...template.fields, ...template.repeated.flatMap((again) => again.fields)];
  const keys = [...new Set([...uses.map(({ key }) => key ?? ''), ...(localeFrom === undefined ? [] : [localeFrom])])];
  const printing = fields.flatMap(({ doing, id }) => (doing.kind === 'value' ? [{ id, used: uses[doing.use]! }] : []));
  const asTheyAre = printing.flatMap(({ id, used }) => (isAsItIs(used) ? [{ id, place: keys.indexOf(used.key!) }] : []));
  const formatted = printing.flatMap(({ id, used }) => (isAsItIs(used) ? [] : [id]));
  const plain = new Set(asTheyAre.map(({ id }) => id));
  const compiledAs = (as?: Writing): (Quick | undefined)[] => fields.filter(({ id }) => !plain.has(id)).map((field) => quick({ template, keys, as }, field));
  const compiled = compiledAs();
  const hasLists = repeatedRows.length > 0 || uses.some(({ key }) => key !== undefined && columnOf(key) !== undefined);
  if (hasLists || compiled.includes(undefined)) return undefined;
  const inLanguages = new Map<Writing | undefined, Quick[]>([[undefined, compiled as Quick[]]]);
  const inLanguage = (as: Writing | undefined): Quick[] => {
    const before = inLanguages.get(as);
    if (before) return before;
    const now = compiledAs(as) as Quick[];
    inLanguages.set(as, now);
    return now;
  };
  const read = columns.reader(keys);
  const languageAt = localeFrom === undefined ? undefined : keys.indexOf(localeFrom);
  /* Of the written texts, those of the keys come first, then those of formatted fields. */
  const of = Array<number | undefined>(template.fieldCount).fill(undefined);
  for (const { id, place } of asTheyAre) of[id] = place;
  for (const [index, id] of formatted.entries()) of[id] = keys.length + index;
  const blankTexts = Array<string>(keys.length + formatted.length).fill('');
  const writer = new TextWriter();
  const none = template.passages.length === 0 ? [] : undefined;
  const empty = Array<string>(template.fieldCount).fill('');
  return (row, passageOf) => {
    const texts = blankTexts.slice();
    if (!read(row, texts)) return undefined;
    const letter: InHand = { raw: texts, values: empty.slice(), branches: [], characters: 0 };
    for (const work of inLanguage(languageAt === undefined ? undefined : writingSaid(texts[languageAt]!))) work(letter);
    for (let index = 0; index < formatted.length; index++) texts[keys.length + index] = letter.values[formatted[index]!]!;
    const written = writer.write(texts, keys.length);
    for (const { id, place } of asTheyAre) {
      letter.values[id] = texts[place]!;
      letter.characters += signsOf(written, place);
    }
    if (letter.characters > template.limits.printedCharacters) throw new MergeError('FIELDS_TOO_LONG');
    return { values: letter.values, branches: letter.branches, rows: noRows, passages: none ?? printedPassages(template, passageOf), written: { bytes: written.bytes, view: written.view, numbers: written.numbers, at: written.at, of } };
  };
}

/** What fields are compiled for. */
interface Compiling { template: Template; /** Of the values, in their order. */ keys: readonly string[]; /** The language that the letter prints in, where the record says one. */ as: Writing | undefined }

function quick(compiling: Compiling, field: FieldExpression): Quick | undefined {
  const { doing, id, switches, writing } = field;
  if (doing.kind === 'value') {
    const value = quickValue(compiling, doing.use);
    return (letter) => {
      const text = letter.values[id] = value(letter.raw);
      letter.characters += lengthOf(text);
      return text;
    };
  }
  if (doing.kind !== 'if' || switches.size > 0) return undefined;
  const comparison = quickComparison(compiling, doing.comparison, writing);
  const branches = doing.branches.map((text) => quickText(compiling, text));
  if (!comparison || branches.includes(undefined)) return undefined;
  return (letter) => {
    const branch = comparison(letter) ? 0 : 1;
    letter.branches[id] = branch;
    const text = letter.values[id] = branches[branch]!(letter);
    letter.characters += lengthOf(text);
    return text;
  };
}

/** True for a field that prints its value as it is. */
const isAsItIs = ({ key, code }: FieldUse): boolean => key !== undefined && !code.switches.has('b') && !code.switches.has('f') && printsItself(code);

function quickValue({ template, keys, as }: Compiling, use: number): (raw: readonly string[]) => string {
  const used = template.uses[use]!;
  const { key, code, writing } = used;
  if (key === undefined) return () => '';
  const place = keys.indexOf(key);
  const format = isAsItIs(used) ? (text: string) => text : quickFormat(code, writing, as);
  const shown = remembered((text) => (format && isOrdinary.test(text) ? format(text) : fieldValue(code, text, writing, as)));
  return (raw) => shown(raw[place]!);
}

/** Dates, countries and titles come again: what they become is kept for so many values of a field that are no longer than so many signs. */
const mostRemembered = 256;
const longestRemembered = 100;

function remembered(shown: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const now = shown(text);
    if (known.size < mostRemembered && lengthOf(text) <= longestRemembered) known.set(text, now);
    return now;
  };
}

/** How the switches show a value that is ordinary; undefined where `\b` or `\f` puts a text beside it. */
function quickFormat({ switches }: FieldCode, writing: Writing, as: Writing | undefined): ((text: string) => string) | undefined {
  if (switches.has('b') || switches.has('f')) return undefined;
  const formats = (switches.get('*') ?? []).filter((format) => !isOfLook(format));
  return (switches.size === 1 && formats.length === 1 ? formatOfLetters(formats[0]!) : undefined) ?? ((text) => withSwitches(text, switches, writing, as));
}

/** A text that does not begin with a blank and holds nothing but letters and signs: it is printed as it is. */
const isOrdinary = /^(?!\s)[^\0-\x1f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]*$/;

function quickText(compiling: Compiling, text: CodeText): Quick | undefined {
  const parts = text.map((part) => (typeof part === 'string' ? () => part : quick(compiling, part)));
  if (parts.includes(undefined)) return undefined;
  return (letter) => {
    let whole = '';
    for (const part of parts) whole += part!(letter);
    return whole;
  };
}

/** A merge field beside a text without signs of calculation and wildcards. What is compared is in the letter's own language. */
function quickComparison(compiling: Compiling, { left, leftQuoted, operator, right }: Comparison, writing: Writing): ((letter: InHand) => boolean) | undefined {
  const [field, text] = [left[0], right.length === 0 ? '' : right[0]];
  if (left.length !== 1 || right.length > 1 || field === undefined || typeof field === 'string' || field.doing.kind !== 'value' || typeof text !== 'string' || /[-+*/^%()?]/.test(text)) return undefined;
  const { use } = field.doing;
  const value = quick(compiling, field)!;
  const read = quickValue({ ...compiling, as: undefined }, use);
  const numberIn = (written: string): number | undefined => {
    if (digits.test(written)) return Number(written);
    const decimal = readDecimal(written, writing);
    return decimal && numberOf(decimal);
  };
  const operand = (written: string, number: number | undefined): Operand => ({ text: written, number, wildcards: noWildcards });
  const other = operand(text, numberIn(text));
  return (letter) => {
    const printed = value(letter);
    const written = compiling.as ? read(letter.raw) : printed;
    return holds(operand(written, leftQuoted || other.number === undefined ? undefined : numberIn(written)), operator, other);
  };
}
/** A number that every language reads alike, and arithmetic holds to its last digit. */
const digits = /^\d{1,15}$/;
const noWildcards: ReadonlySet<number> = new Set();
const noRows: Printed['rows'] = [];
