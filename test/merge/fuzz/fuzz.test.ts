import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readMarkup } from '../../../src/contract/readMarkup';
import { checkLetters, createCombined, inspectTemplate, openTemplate, produceLetter } from '../../../src/merge';
import { parseFieldCode } from '../../../src/merge/field/fieldCode';
import { MergeError } from '../../../src/merge/issues/mergeError';
import { readPackage, writePackage } from '../../../src/merge/package/docxPackage';
import { parseXml } from '../../../src/merge/package/xmlElements';
import { decodeXml } from '../../../src/merge/package/xmlText';
import { readDate } from '../../../src/merge/value/dateValue';
import { fieldValue } from '../../../src/merge/value/fieldValue';
import { FormulaError, formulaResult } from '../../../src/merge/value/formula';
import type { Inserted } from '../../../src/merge/value/inserted';
import { printedText } from '../../../src/merge/value/recordValues';
import { richValue } from '../../../src/merge/value/rich';
import { writingOf } from '../../../src/merge/value/writing';
import { docx, fieldMarks, mergeField, p, r, section } from '../build/docx';
import { fixture } from '../build/fixtures';
import { record as mergeRecord } from '../build/records';
import { lintLetter } from '../lint/lintLetter';
import { escaped, Mutator, randomFrom } from './mutations';
import { startWatch, type Watch } from './watch';
import { lyingZip } from './zipMutations';

/**
 * Inputs that nobody would write, from seeds: whatever comes, the engine makes letters or says in a code why not – no crash, no hang, no flood of memory
 * (ENGINE §4). A few hundred here; `npm run fuzz` tries 100,000.
 */
const inputs = Number(process.env.FUZZ_INPUTS ?? 400);
const firstSeed = Number(process.env.FUZZ_SEED ?? 1);
const longest = 1000;
const mostMemory = 512 * 1024 * 1024;
const gc = (): void => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
};

const letters = readdirSync(path.join(__dirname, '..', '..', 'fixtures')).filter((name) => name.endsWith('.docx')).map(fixture);
const parts = letters.map((bytes) => readPackage(bytes).parts);
const soundLetters = letters.filter((bytes) => lintLetter(produceLetter(openTemplate(bytes), () => 'x')).length === 0);
const tags = ['en-US', 'fi-FI', 'de-CH', 'xx'];
const record = { A: '5', B: '', N: '1,5', Contact_Name: 'Maija "x" *', Contact_City: 'Turku' };
const person = mergeRecord(1, { values: record });
const valueOf = Object.assign((key: string): string => (Object.hasOwn(record, key) ? record[key as keyof typeof record] : key.slice(0, 3)), {
  elements: (list: string) => (list === 'L' ? [(column: string) => `${column}1`, () => '2', () => ''] : list === 'E' ? [] : undefined),
});

/** Makes everything that can be made of a letter. */
function make(bytes: Uint8Array): void {
  openTemplate(bytes, { accept: true });
  const template = openTemplate(bytes, { resolve: (name) => name, isList: true });
  checkLetters(template, [person]);
  inspectTemplate(template);
  wellFormed(produceLetter(template, valueOf));
  const combined = createCombined(template);
  combined.add(valueOf);
  combined.add(() => '');
  for (const file of combined.finish()) wellFormed(file);
}

/** A file whose parts are XML: that much a letter is, whatever it was made from. */
function wellFormed(bytes: Uint8Array): void {
  for (const [name, content] of readPackage(bytes).parts) {
    if (!/\.(?:xml|rels)$/.test(name)) continue;
    try {
      parseXml(decodeXml(content, name), name);
    } catch (error) {
      throw new Error(`the letter is not well-formed: ${String(error)}`);
    }
  }
}

/** A letter as it should be: it opens again, and our lint, which reads with other readers, finds nothing. */
function sound(bytes: Uint8Array): void {
  openTemplate(bytes);
  const problems = lintLetter(bytes);
  if (problems.length) throw new Error(`the letter is not sound: ${problems.slice(0, 3).join(' | ')}`);
}

/** A code with `{ }` for fields as runs. */
const runsOf = (code: string): string => code.split(/([{}])/).map((piece) => (piece === '{' ? fieldMarks.begin : piece === '}' ? fieldMarks.separate + r('x') + fieldMarks.end : fieldMarks.code(escaped(piece).replace(/[\0\ud800]/g, '')))).join('');

/** What is done with an input; letters that it gives must be sound. */
const targets: Record<string, (mutator: Mutator) => Uint8Array[] | void> = {
  codes(mutator) {
    const code = parseFieldCode(mutator.code());
    fieldValue(code, mutator.text(), writingOf(mutator.oneOf(tags)));
    readDate(mutator.text(), writingOf(mutator.oneOf(tags)));
    readMarkup(mutator.markup());
  },
  formulas(mutator) {
    const pieces = mutator.times(3, () => (mutator.random() < 0.5 ? mutator.formula() : { read: mutator.text() }));
    const number = formulaResult(pieces, writingOf(mutator.oneOf(tags)), { bookmark: (name) => (name === 'A' ? { read: mutator.text() } : undefined), cells: (name) => (name.includes(':') ? [1, 2] : undefined) });
    if (!Number.isFinite(number)) throw new Error(`a result of ${number}`);
  },
  fields: (mutator) => make(docx({ body: p(r('a'), runsOf(`{ ${mutator.code()} }`), r('b')) + p(runsOf(mutator.code())) })),
  tables: (mutator) => make(docx({ body: mutator.table((code) => runsOf(code)) + p() })),
  stories(mutator) {
    const files = new Map(mutator.oneOf(parts));
    const kind = mutator.random();
    const change = (text: string): Uint8Array => (kind < 0.6 ? new TextEncoder().encode(mutator.story(text)) : kind < 0.85 ? new TextEncoder().encode(mutator.xml(text)) : mutator.namespaces(text));
    const name = mutator.random() < 0.6 ? 'word/document.xml' : mutator.oneOf([...files.keys()].filter((one) => /\.(?:xml|rels)$/.test(one)));
    files.set(name, change(new TextDecoder().decode(files.get(name))));
    make(writePackage(files));
  },
  packages: (mutator) => make(mutator.random() < 0.5 ? mutator.bytes(mutator.oneOf(letters)) : lyingZip(mutator, mutator.oneOf(parts))),
  /* A letter that is sound stays so, whatever stands in the records. */
  records(mutator) {
    const code = mutator.random() < 0.5 ? mutator.code() : undefined;
    const bytes = code === undefined ? mutator.oneOf(soundLetters) : docx({ body: p(r('a'), runsOf(`{ ${code} }`), r('b')) + p(mergeField('A')), section: section(mutator.random() < 0.5 ? '<w:headerReference w:type="default" r:id="header1"/>' : ''), headers: { header1: p(runsOf(`{ ${code} }`)) } });
    const template = openTemplate(bytes, { resolve: (name) => name, isList: mutator.random() < 0.5 });
    const values = new Map<string, string | Inserted>();
    const valueIn = (key: string): string | Inserted => values.get(key) ?? values.set(key, mutator.random() < 0.2 ? '' : mutator.random() < 0.4 ? richValue(mutator.markup()).value : mutator.text()).get(key)!;
    const valueOfRecord = Object.assign((key: string): string => printedText(valueIn(key)), {
      inserted(key: string): Inserted | undefined {
        const value = valueIn(key);
        return typeof value === 'string' ? undefined : value;
      },
    });
    const passageOf = (): string | undefined => (mutator.random() < 0.3 ? undefined : mutator.random() < 0.3 ? '' : mutator.text());
    const letter = produceLetter(template, valueOfRecord, passageOf);
    const combined = createCombined(template);
    for (let count = mutator.below(3) + 1; count > 0; count--) {
      combined.add(valueOfRecord, passageOf);
      values.clear();
    }
    return [letter, ...combined.finish()];
  },
};
/** How many of each hundred inputs. */
const shares: [target: string, upTo: number][] = [['codes', 40], ['formulas', 60], ['fields', 70], ['tables', 72], ['stories', 86], ['packages', 98], ['records', 100]];

/** What is wrong with one input; undefined where all is well. */
function fault(target: string, seed: number, watch: Watch): string | undefined {
  const told = (error: unknown): string | undefined => (error instanceof MergeError || error instanceof FormulaError ? undefined
    : `${target} ${seed}: ${error instanceof Error ? error.stack?.split('\n').slice(0, 4).join(' ') : String(error)}`);
  let made: Uint8Array[] | void = [];
  watch.begin(seed);
  try {
    made = targets[target]!(new Mutator(randomFrom(seed)));
  } catch (error) {
    const crash = told(error);
    if (crash !== undefined) return crash;
  }
  const { milliseconds, bytes } = watch.end();
  if (milliseconds > longest) return `${target} ${seed}: ${Math.round(milliseconds)} ms`;
  if (bytes > mostMemory) return `${target} ${seed}: ${bytes >> 20} MB`;
  try {
    made?.forEach(sound);
    return undefined;
  } catch (error) {
    return `${target} ${seed}: ${String(error)}`;
  }
}

/* The first letter of all also waits for the engine to be read and translated: that is no input's fault. */
beforeAll(() => letters.forEach(make));

it(`${inputs} inputs from seed ${firstSeed} on: none crashes, hangs or floods the memory`, async () => {
  const watch = startWatch();
  gc();
  const before = process.memoryUsage();
  const faults: string[] = [];
  for (let seed = firstSeed; seed < firstSeed + inputs && faults.length < 20; seed++) {
    const [target] = shares.find(([, upTo]) => seed % 100 < upTo)!;
    const wrong = fault(target, seed, watch);
    if (wrong !== undefined) faults.push(wrong);
  }
  await watch.stop();
  expect(faults).toEqual([]);
  gc();
  const after = process.memoryUsage();
  expect(after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers).toBeLessThan(mostMemory / 8);
}, 60 * 60_000);
