/**
 * `npm test`: installs what is missing and proves everything: types, lint, unit and property tests, the built programs, the journeys in a browser.
 * Every stage runs, whatever the one before said; the last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { installWhatIsMissing, project, requireNode } from './install.mjs';

requireNode();
installWhatIsMissing();
const { keeping, keptLetters, sayFaulty, validateLetters } = await import('./letterValidator.mjs'); // needs what was installed

const results = mkdtempSync(path.join(os.tmpdir(), 'segment-letters-test-'));
const lettersFolder = path.join(results, 'letters');
const total = { passed: 0, failed: 0, skipped: 0 };
const tool = (...parts) => path.join(project, 'node_modules', ...parts);

/** Short-lived objects are most of what tests make: with more room for them, nothing is collected that is gone a moment later. */
process.env.NODE_OPTIONS = [process.env.NODE_OPTIONS, '--max-semi-space-size=64'].filter(Boolean).join(' ');

/** Runs a Node program; its output goes through as it comes. Answers the exit code. */
const node = (args, env = {}) => new Promise((resolve) => {
  const child = spawn(process.execPath, args, { cwd: project, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
  child.once('error', (error) => { console.error(error.message); resolve(1); });
  child.once('exit', (code) => resolve(code ?? 1));
});

/** The same with nothing in between: what it printed is shown once it has ended. */
const quietly = (args) => new Promise((resolve) => {
  const child = spawn(process.execPath, args, { cwd: project, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => said.push(part));
  const end = (code) => { process.stdout.write(Buffer.concat(said)); resolve(code ?? 1); };
  child.once('error', (error) => { console.error(error.message); end(1); });
  child.once('close', end);
});

/** One stage. `count` answers what it ran; a stage that ran nothing, or that failed without a failed test, counts as one failure. */
async function stage(name, run) {
  const began = Date.now();
  console.log(`\n── ${name} ──`);
  let counts;
  try {
    counts = await run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    counts = { passed: 0, failed: 1 };
  }
  const { passed = 0, skipped = 0, code = 0 } = counts;
  let { failed = 0 } = counts;
  if ((code !== 0 || passed === 0) && failed === 0) failed = 1;
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  console.log(`${name}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''} (${Math.round((Date.now() - began) / 1000)} s)`);
}

const one = (code) => (code === 0 ? { passed: 1 } : { failed: 1 });

const unit = () => stage('unit and property tests', async () => {
  const file = path.join(results, 'jest.json');
  const code = await node([tool('jest', 'bin', 'jest.js'), '-c', path.join('scripts', 'jestTogether.mjs'), '--json', `--outputFile=${file}`, '-w', '3'], { SEGMENT_LETTERS_TOGETHER: path.join(results, 'together'), ...keeping(lettersFolder, 'one of a test') });
  const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(file, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites, skipped: numPendingTests, code };
});

/** What these tests made, where Microsoft's validator has not seen its like: a letter of each random test, and what is new. Some of the others, too. */
const validated = () => stage('letters by Microsoft\'s validator', async () => {
  const { sound, faulty } = await validateLetters(lettersFolder, keptLetters(lettersFolder));
  sayFaulty(faulty);
  return { passed: sound.length, failed: faulty.length };
});

// What needs no built program runs beside the build.
await Promise.all([
  stage('build', async () => one(await quietly([path.join('scripts', 'build.mjs'), ...(process.env.CI ? [] : ['--if-needed'])]))),
  Promise.all([
    // One checker: each more reads what all files share for itself, and the build has the other core.
    stage('types', async () => one(await quietly([tool('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json', '--checkers', '1']))),
    stage('lint', async () => one(await quietly([tool('oxlint', 'bin', 'oxlint')]))),
  ]).then(unit).then(validated),
]);
await stage('what was built', async () => {
  const file = path.join(results, 'built.tap');
  const tests = readdirSync(path.join(project, 'test', 'built')).filter((name) => name.endsWith('.test.mjs')).sort().map((name) => path.join('test', 'built', name));
  const code = await node(['--test', '--test-concurrency=2', '--test-reporter=spec', '--test-reporter-destination=stdout', '--test-reporter=tap', `--test-reporter-destination=${file}`, ...tests]);
  const tap = readFileSync(file, 'utf8');
  const said = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(tap)?.[1] ?? 0);
  return { passed: said('pass'), failed: said('fail') + said('cancelled'), skipped: said('skipped') + said('todo'), code };
});
await stage('journeys in a browser', async () => {
  const file = path.join(results, 'playwright.json');
  const code = await node([tool('@playwright', 'test', 'cli.js'), 'test', '-c', 'test/endToEnd/playwright.config.mjs', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
  if (stats.flaky) console.log(`${stats.flaky} passed only at the second try.`);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + (stats.unexpected ? 0 : errors.length), skipped: stats.skipped, code };
});

rmSync(results, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed === 0 ? 0 : 1);
