import { canonicalJson, sha256Hex } from '../contract/recordHash';
import { engineVersion, templateHash, type Layout, type PlainRecord, type Template } from '../merge';
import { isLocaleTag } from './commandLine';
import { CommandProblem } from './commandProblem';
import type { DataInput } from './dataInput';
import { openGrowingFile } from './growingFile';
import type { LetterOutput } from './letterOutputs';
import { parsed, textLines } from './readRecords';

/** What changes a letter's bytes, beside its template, its records and the engine. */
export interface LetterOptions { accept: boolean; locale?: string; /** The column that says the language of each letter. */ localeFrom?: string; /** To the letter's questions, by their keys. */ answers?: Readonly<Record<string, string>>; /** Of the image that they come from, as those of a long run do. */ layout?: Layout }

/** The first line of a file of receipts: what all its letters were made with. */
export interface ReceiptsHead { engineVersion: string; templateHash: string; options: LetterOptions }

/** A line for each letter. */
export interface LetterReceipt {
  letterNo: number;
  /** The letter's file name. */
  name: string;
  /** Its records, by the numbers that they have in the data. */
  numbers: number[];
  /** SHA-256 of its records. */
  recordHash: string;
  /** SHA-256 of its bytes. */
  letterHash: string;
}

/** The last line: a file without it was cut off. */
interface ReceiptsEnd { letters: number }

/** What a letter is made of, as one SHA-256: its records, whatever the order of their columns. */
export const recordsHash = (records: readonly PlainRecord[]): Promise<string> => sha256Hex(canonicalJson(records));

export const headOf = async (template: Template, { accept, locale, localeFrom, layout }: Omit<LetterOptions, 'answers'>): Promise<ReceiptsHead> => (
  { engineVersion, templateHash: await templateHash(template.parts), options: { accept, ...(locale !== undefined && { locale }), ...(localeFrom !== undefined && { localeFrom }), ...(template.answers.size > 0 && { answers: Object.fromEntries(template.answers) }), ...(layout && { layout }) } });

/** A receipt for each letter, in a file of JSON lines. It has its name only where the letters are kept. */
export async function receiptsOutput(file: string, head: ReceiptsHead): Promise<LetterOutput> {
  const growing = await openGrowingFile(file);
  const encoder = new TextEncoder();
  const write = (line: ReceiptsHead | LetterReceipt | ReceiptsEnd): void => growing.write(encoder.encode(`${JSON.stringify(line)}\n`));
  write(head);
  let letterNo = 0;
  const close = (letters: number): void => {
    write({ letters });
    growing.finish();
  };
  return {
    async add({ name, numbers, records, bytes }) {
      write({ letterNo: letterNo += 1, name, numbers, recordHash: await recordsHash(records), letterHash: await sha256Hex(bytes()) });
    },
    async finish(letters) {
      close(letters);
      return [`Receipts in ${file}`];
    },
    stop(_, letters, areKept) {
      if (areKept) close(letters);
      else growing.abandon();
      return undefined;
    },
  };
}

/** Reads a file of receipts. Throws CommandProblem naming the first line that is none. */
export async function readReceipts(input: DataInput): Promise<{ head: ReceiptsHead; receipts: LetterReceipt[] }> {
  const { name } = input;
  let head: ReceiptsHead | undefined;
  let end: ReceiptsEnd | undefined;
  const receipts: LetterReceipt[] = [];
  for await (const { number, line } of textLines(input)) {
    const called = `Line ${number} of ${name}`;
    const one = parsed(line, called);
    if (end) throw new CommandProblem(`${called} stands behind the last: this is no file of receipts.`);
    if (!head) {
      if (!isHead(one)) throw new CommandProblem(`${name} is no file of receipts: segment-letters merge --receipts writes one.`);
      head = one;
    } else if (isReceipt(one)) receipts.push(one);
    else if (isEnd(one)) end = one;
    else throw new CommandProblem(`${called} is no receipt.`);
  }
  if (!head) throw new CommandProblem(`${name} is empty: segment-letters merge --receipts writes a file of receipts.`);
  if (end?.letters !== receipts.length) throw new CommandProblem(`${name} is not whole: it has ${receipts.length} receipts, and ${end ? `says ${end.letters}` : 'its last line is missing'}.`);
  return { head, receipts };
}

type Fields = Partial<Record<string, unknown>>;
const isObject = (one: unknown): one is Fields => typeof one === 'object' && one !== null && !Array.isArray(one);
const isHash = (one: unknown): boolean => typeof one === 'string' && /^[0-9a-f]{64}$/.test(one);
const isHead = (one: unknown): one is ReceiptsHead => isObject(one) && typeof one.engineVersion === 'string' && isHash(one.templateHash) && isObject(one.options)
  && typeof one.options.accept === 'boolean' && (one.options.locale === undefined || (typeof one.options.locale === 'string' && isLocaleTag(one.options.locale))) && (one.options.localeFrom === undefined || typeof one.options.localeFrom === 'string') && (one.options.layout === undefined || isLayout(one.options.layout))
  && (one.options.answers === undefined || (isObject(one.options.answers) && Object.values(one.options.answers).every((answer) => typeof answer === 'string')));
const areNumbers = (some: unknown): boolean => Array.isArray(some) && some.every((one) => Number.isInteger(one) && one >= 0 && one <= 65_535);
const isLayout = (one: unknown): one is Layout => isObject(one) && areNumbers(one.widths) && areNumbers(one.passageWidths) && areNumbers(one.alwaysPrinted);
const isReceipt = (one: unknown): one is LetterReceipt => isObject(one) && typeof one.letterNo === 'number' && typeof one.name === 'string'
  && Array.isArray(one.numbers) && one.numbers.length > 0 && one.numbers.every((number) => typeof number === 'number') && isHash(one.recordHash) && isHash(one.letterHash);
const isEnd = (one: unknown): one is ReceiptsEnd => isObject(one) && typeof one.letters === 'number';
