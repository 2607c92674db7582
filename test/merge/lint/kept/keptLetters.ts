import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { letterShape } from '../letterShape';
import { lintLetter } from '../lintLetter';
import { soundShapes } from '../soundShapes';

/**
 * Keeps what tests make of templates in the folder of SEGMENT_LETTERS_KEEP, for the validator (scripts/letterValidator.mjs): each shape that it has not found sound
 * once, and a note of every shape. What is made of templates that a test damages is not kept. The doors beside this file stand in the place of the engine's (doors.cjs), so no test need know of it.
 */
export interface KeptLetter {
  shape: string;
  /** Its file; '' for a shape that the validator has found sound. */
  letter: string;
  test: string;
  /** What our lint says of it. */
  lint: string[];
  /** Another run of the test makes others. */
  isRandom: boolean;
}

const { SEGMENT_LETTERS_KEEP: folder, SEGMENT_LETTERS_KEEP_RANDOM: randomKept } = process.env;
/** Of shapes that were found sound so many are kept all the same, to be looked at again: one of so many. */
const oneOf = 40;

const seen = new Set<string>();

/** Answers what it was given: a letter, or a document of many. */
export function keepLetter<Made extends Uint8Array>(letter: Made): Made {
  const test = expect.getState().currentTestName ?? '';
  const input = inputOfTest();
  if (input === 'damaged') return letter;
  const isRandom = input === 'random';
  if (isRandom && randomKept === 'one of a test' && !isFirst(`random ${test}`)) return letter;
  if (!isFirst(contentName(letter))) return letter;
  const shape = letterShape(letter);
  if (!isFirst(shape)) return letter;
  const isKept = !soundShapes.has(shape) || Math.random() * oneOf < 1;
  const lint = isKept || randomKept === 'all' ? lintLetter(letter) : [];
  const kept: KeptLetter = { shape, letter: isKept ? write(letter) : '', test, lint, isRandom };
  appendFileSync(path.join(folder!, `${process.pid}.jsonl`), `${JSON.stringify(kept)}\n`);
  return letter;
}

/** True the first time. */
function isFirst(what: string): boolean {
  if (seen.has(what)) return false;
  seen.add(what);
  return true;
}

/** Where the test in hand has its templates from: random tests are called by fast-check, and the fuzzing damages real letters. */
function inputOfTest(): 'fixed' | 'random' | 'damaged' {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 100;
  const { stack } = new Error();
  Error.stackTraceLimit = stackTraceLimit;
  return /[\\/]test[\\/]merge[\\/]fuzz[\\/]/.test(stack!) ? 'damaged' : stack!.includes('fast-check') ? 'random' : 'fixed';
}

const contentName = (bytes: Uint8Array): string => `${createHash('sha256').update(bytes).digest('hex').slice(0, 20)}.docx`;

function write(bytes: Uint8Array): string {
  const name = contentName(bytes);
  const file = path.join(folder!, name);
  if (!existsSync(file)) writeFileSync(file, bytes);
  return name;
}
