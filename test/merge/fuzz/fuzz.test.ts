import { readdirSync } from 'node:fs';
import path from 'node:path';
import { checkLetters, createCombined, inspectTemplate, openTemplate, produceLetter } from '../../../src/merge';
import { parseFieldCode } from '../../../src/merge/field/fieldCode';
import { MergeError } from '../../../src/merge/issues/mergeError';
import { readPackage, writePackage } from '../../../src/merge/package/docxPackage';
import { parseXml } from '../../../src/merge/package/xmlElements';
import { decodeXml } from '../../../src/merge/package/xmlText';
import { readDate } from '../../../src/merge/value/dateValue';
import { fieldValue } from '../../../src/merge/value/fieldValue';
import { FormulaError, formulaResult } from '../../../src/merge/value/formula';
import { writingOf } from '../../../src/merge/value/writing';
import { docx, fieldMarks, p, r } from '../build/docx';
import { fixture } from '../build/fixtures';
import { record as mergeRecord } from '../build/records';
import { escaped, Mutator, randomFrom } from './mutations';

/**
 * Inputs that nobody would write, from seeds: whatever comes, the engine makes letters or says in a code why not – no crash, no hang, no flood of memory
 * (ENGINE §4). A few hundred here; `npm run fuzz` tries 100,000.
 */
const inputs = Number(process.env.FUZZ_INPUTS ?? 400);
const firstSeed = Number(process.env.FUZZ_SEED ?? 1);
const longest = 1000;
const mostMemory = 512 * 1024 * 1024;

const letters = readdirSync(path.join(__dirname, '..', '..', 'fixtures')).filter((name) => name.endsWith('.docx')).map(fixture);
const parts = letters.map((bytes) => readPackage(bytes).parts);
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

/** A code with `{ }` for fields as runs. */
const runsOf = (code: string): string => code.split(/([{}])/).map((piece) => (piece === '{' ? fieldMarks.begin : piece === '}' ? fieldMarks.separate + r('x') + fieldMarks.end : fieldMarks.code(escaped(piece).replace(/[\0\ud800]/g, '')))).join('');

const targets: Record<string, (mutator: Mutator) => void> = {
  codes(mutator) {
    const code = parseFieldCode(mutator.code());
    fieldValue(code, mutator.text(), writingOf(mutator.oneOf(tags)));
    readDate(mutator.text(), writingOf(mutator.oneOf(tags)));
  },
  formulas(mutator) {
    const pieces = mutator.times(3, () => (mutator.random() < 0.5 ? mutator.formula() : { operand: mutator.text() }));
    const number = formulaResult(pieces, writingOf(mutator.oneOf(tags)), { bookmark: (name) => (name === 'A' ? mutator.text() : undefined), cells: (name) => (name.includes(':') ? [1, 2] : undefined) });
    if (!Number.isFinite(number)) throw new Error(`a result of ${number}`);
  },
  fields: (mutator) => make(docx({ body: p(r('a'), runsOf(`{ ${mutator.code()} }`), r('b')) + p(runsOf(mutator.code())) })),
  tables: (mutator) => make(docx({ body: mutator.table((code) => runsOf(code)) + p() })),
  stories(mutator) {
    const files = new Map(mutator.oneOf(parts));
    const change = mutator.random() < 0.7 ? (text: string) => mutator.story(text) : (text: string) => mutator.xml(text);
    const name = mutator.random() < 0.6 ? 'word/document.xml' : mutator.oneOf([...files.keys()].filter((one) => /\.(?:xml|rels)$/.test(one)));
    files.set(name, new TextEncoder().encode(change(new TextDecoder().decode(files.get(name)))));
    make(writePackage(files));
  },
  packages: (mutator) => make(mutator.bytes(mutator.oneOf(letters))),
};
/** How many of each hundred inputs. */
const shares: [target: string, upTo: number][] = [['codes', 35], ['formulas', 60], ['fields', 72], ['tables', 75], ['stories', 90], ['packages', 100]];

/** What is wrong with one input; undefined where all is well. */
function fault(target: string, seed: number): string | undefined {
  const begun = performance.now();
  try {
    targets[target]!(new Mutator(randomFrom(seed)));
  } catch (error) {
    if (!(error instanceof MergeError || error instanceof FormulaError)) return `${target} ${seed}: ${error instanceof Error ? error.stack?.split('\n').slice(0, 4).join(' ') : String(error)}`;
  }
  const took = performance.now() - begun;
  return took > longest ? `${target} ${seed}: ${Math.round(took)} ms` : undefined;
}

/* The first letter of all also waits for the engine to be read and translated: that is no input's fault. */
beforeAll(() => make(letters[0]!));

it(`${inputs} inputs from seed ${firstSeed} on: none crashes, hangs or floods the memory`, () => {
  const before = process.memoryUsage().heapUsed;
  const faults: string[] = [];
  for (let seed = firstSeed; seed < firstSeed + inputs && faults.length < 20; seed++) {
    const [target] = shares.find(([, upTo]) => seed % 100 < upTo)!;
    const wrong = fault(target, seed);
    if (wrong !== undefined) faults.push(wrong);
  }
  expect(faults).toEqual([]);
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(mostMemory);
}, 30 * 60_000);
