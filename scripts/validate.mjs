/**
 * `npm run validate [-- --quick] [PATTERN …]`: runs the tests (those whose names match) and shows Microsoft's validator every shape of letter that they make and that it has not found sound
 * before; of a random test one letter with `--quick`. Then test/merge/lint/sound.txt holds the shapes of letters that tests make every time; what no test makes any more goes out of it where all tests ran.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { project } from './install.mjs';
import { keeping, keptLetters, sayFaulty, validateLetters } from './letterValidator.mjs';

/** The shapes in which the validator found nothing; test/merge/lint/soundShapes.ts reads it. */
const soundFile = path.join(project, 'test', 'merge', 'lint', 'sound.txt');
const isQuick = process.argv.includes('--quick');
const patterns = process.argv.slice(2).filter((one) => !one.startsWith('-'));
const results = mkdtempSync(path.join(os.tmpdir(), 'segment-letters-validate-'));
const folder = path.join(results, 'letters');
const config = patterns.length ? 'jest.config.mjs' : path.join('scripts', 'jestTogether.mjs');
const jest = spawnSync(process.execPath, [path.join(project, 'node_modules', 'jest', 'bin', 'jest.js'), '-c', config, '-w', '3', '--silent', ...patterns.flatMap((one) => ['--testPathPatterns', one])], {
  cwd: project, stdio: 'inherit', env: { ...process.env, ...keeping(folder, isQuick ? 'one of a test' : 'all'), SEGMENT_LETTERS_TOGETHER: path.join(results, 'together') },
});
const letters = keptLetters(folder);
const waiting = letters.filter(({ letter }) => letter).length;
console.log(`${letters.length} shapes of letters, ${waiting} of them for the validator`);
const { sound, faulty } = await validateLetters(folder, letters, (done) => { if (done % 100 === 0) console.log(`${done} of ${waiting}`); });
sayFaulty(faulty, folder);

const text = readFileSync(soundFile, 'utf8');
const isShape = (line) => /^[0-9a-f]{16}$/.test(line);
const before = new Set(text.split('\n').filter(isShape));
const faultyShapes = new Set(faulty.map(({ shape }) => shape));
const made = new Set(letters.map(({ shape }) => shape));
const kept = [...before].filter((shape) => !faultyShapes.has(shape) && (patterns.length > 0 || jest.status !== 0 || made.has(shape)));
const after = [...new Set([...kept, ...sound.filter(({ isRandom }) => !isRandom).map(({ shape }) => shape)])].sort();
writeFileSync(soundFile, [...text.split('\n').filter((line) => line.startsWith('#')), ...after, ''].join('\n'));
console.log(`${sound.length} sound, ${faulty.length} with faults; ${path.relative(project, soundFile)} holds ${after.length} shapes (${before.size} before)`);
if (faulty.length === 0) rmSync(results, { recursive: true });
process.exit(jest.status === 0 && faulty.length === 0 ? 0 : 1);
