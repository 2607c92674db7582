import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './projectFiles';

const importing = (specifier: string): string => `import { planted } from '${specifier}';\nexport const uses = planted;\n`;

/** Imports that a room refuses, and what it says instead. */
const wrongImports: [file: string, specifier: string, message: string][] = [
  ['src/contract/planted.ts', '../merge/index', 'imports nothing but zod'],
  ['src/contract/planted.ts', 'zod', 'in contract/schemas and in the service only'],
  ['src/contract/planted.ts', 'react/jsx-runtime', 'imports nothing but zod'],
  ['src/contract/schemas/planted.ts', '../../service/config', 'its schemas import zod and the contract'],
  ['src/merge/letter/planted.ts', 'zod', 'in contract/schemas and in the service only'],
  ['src/merge/letter/planted.ts', 'zod/v4/core', 'in contract/schemas and in the service only'],
  ['src/merge/letter/planted.ts', 'node:fs', 'Web Worker and in Node'],
  ['src/merge/letter/planted.ts', 'node:fs/promises', 'Web Worker and in Node'],
  ['src/merge/letter/planted.ts', '../../contract/schemas/texts', 'Web Worker and in Node'],
  ['src/word/planted.ts', '../taskpane/App', 'knows Office.js and nothing of the pane'],
  ['src/taskpane/views/planted.ts', '../../contract/schemas/texts', 'zod stays out of its bundle'],
  ['src/taskpane/views/planted.ts', '../../service/createService', 'The pane imports'],
  ['src/taskpane/views/planted.ts', '../../word/officeJs/showPlace', 'Only main.tsx sees Office.js'],
  ['src/taskpane/views/planted.ts', 'zod/mini', 'in contract/schemas and in the service only'],
  ['src/commands/planted.ts', '../contract/routes', 'calls verbs of word and nothing else'],
  ['src/commands/planted.ts', '../taskpane/App', 'calls verbs of word and nothing else'],
  ['src/commands/planted.ts', 'fflate', 'calls verbs of word and nothing else'],
  ['src/service/segments/planted.ts', '../../merge/index', 'imports the contract only'],
  ['src/cli/planted.ts', '../taskpane/App', 'contract and merge'],
  ['src/cli/planted.ts', '../service/main', 'only in serve'],
  ['src/cli/planted.ts', 'zod', 'in contract/schemas and in the service only'],
  ['word-host/document/planted.ts', 'zod', 'in contract/schemas and in the service only'],
  ['word-host/document/planted.ts', '../../src/merge/field/fieldScanner', 'independent judge'],
  ['word-host/document/planted.ts', '../../src/contract/routes', 'independent judge'],
];
const rightImports: [file: string, specifier: string][] = [
  ['src/service/segments/planted.ts', '../../contract/routes'], ['src/service/planted.ts', 'zod'], ['src/contract/schemas/routes/planted.ts', 'zod'], ['src/commands/planted.ts', '../word/wordDocument'], ['src/commands/planted.ts', './insertLetterText'],
  ['src/taskpane/main.tsx', '../word/officeJs/showPlace'], ['src/cli/serve.ts', '../service/main'],
];
/** Each rule with a line that it refuses. */
const wrongLines: [rule: string, text: string, file?: string][] = [
  ['eqeqeq', 'export const isSame = (a: unknown, b: unknown) => a == b;'],
  ['no-array-constructor', 'export const list = new Array(0, 1);'],
  ['no-console', "console.log('planted');"],
  ['no-restricted-imports', "export const load = () => import('../service/main');", 'src/cli/planted.ts'],
  ['no-restricted-imports', "export { planted } from '../../word/officeJs/showPlace';", 'src/taskpane/views/planted.ts'],
  ['no-unused-expressions', 'export const add = (a: number) => { a + 1; };'],
  ['no-unused-vars', 'const planted = 1;', 'scripts/planted.mjs'],
  ['no-var', 'export var planted = 1;'],
  ['prefer-const', 'let planted = 1;\nexport const get = () => planted;'],
  ['prefer-rest-params', 'export function given() { return arguments; }'],
  ['prefer-spread', 'export const most = (of: number[]) => Math.max.apply(Math, of);'],
  ['ban-ts-comment', '// @ts-ignore\nexport const planted = 1;'],
  ['consistent-type-imports', "import { Planted } from './planted';\nexport const planted = (one: Planted) => one;"],
  ['no-duplicate-enum-values', 'export enum Planted { One = 1, Other = 1 }'],
  ['no-empty-object-type', 'export type Planted = {};'],
  ['no-explicit-any', 'export const planted: any = 1;'],
  ['no-extra-non-null-assertion', 'export const length = (of?: string) => of!!.length;'],
  ['no-misused-new', 'export interface Planted { new (): Planted }'],
  ['no-namespace', 'export namespace Planted { export const one = 1; }'],
  ['no-non-null-asserted-optional-chain', 'export const length = (of?: string) => of?.length!;'],
  ['no-require-imports', "export const planted = require('node:path');"],
  ['no-this-alias', 'export class Planted { self() { const self = this; return () => self; } }'],
  ['no-unnecessary-type-constraint', 'export const same = <T extends unknown>(one: T) => one;'],
  ['no-unsafe-declaration-merging', 'export interface Planted { one: number }\nexport class Planted {}'],
  ['no-unsafe-function-type', 'export type Planted = Function;'],
  ['no-wrapper-object-types', 'export type Planted = String;'],
  ['prefer-as-const', "export const planted = 'one' as 'one';"],
  ['prefer-namespace-keyword', 'export declare module Planted {}'],
  ['triple-slash-reference', '/// <reference path="./planted" />\nexport const planted = 1;'],
];
/** What a rule lets through where it is meant to. */
const rightLines: [file: string, text: string][] = [
  ['scripts/planted.mjs', "console.log('planted');"], ['src/cli/planted.ts', "console.log('planted');"], ['planted.config.mjs', "console.log('planted');"],
  ['scripts/planted.mjs', 'export const first = (_one, other) => other;'],
];

interface Said { code?: string; message: string; help?: string }
/** A file of a folder in which the rooms lie as here, and what lint says is wrong with it. */
interface Planted { file: string; text: string; said: Said[] }
const planted: Planted[] = [];
const plant = (file: string, text: string): Planted => {
  const one: Planted = { file: file.replace('planted', `planted${planted.length}`), text: `${text}\n`, said: [] };
  planted.push(one);
  return one;
};
const imports = wrongImports.map(([file, specifier, message]) => ({ name: `${file} importing ${specifier}`, message, one: plant(file, importing(specifier)) }));
const rules = wrongLines.map(([rule, text, file = 'src/contract/planted.ts']) => ({ rule, one: plant(file, text) }));
const right = [
  ...rightImports.map(([file, specifier]) => ({ name: `${file} importing ${specifier}`, one: plant(file, importing(specifier)) })),
  ...rightLines.map(([file, text]) => ({ name: `${file} with ${text}`, one: plant(file, text) })),
];
const unused = plant('src/contract/planted.ts', '// oxlint-disable-next-line no-var\nexport const planted = 1;');

beforeAll(() => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'segment-letters-lint-'));
  copyFileSync(path.join(root, '.oxlintrc.jsonc'), path.join(folder, '.oxlintrc.jsonc'));
  for (const { file, text } of planted) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  const { stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'node_modules', 'oxlint', 'bin', 'oxlint'), '--format', 'json'], { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  if (stderr) throw new Error(stderr);
  const { number_of_files, diagnostics } = JSON.parse(stdout) as { number_of_files: number; diagnostics: (Said & { filename: string })[] };
  expect(number_of_files).toBe(planted.length);
  for (const one of diagnostics) planted.find(({ file }) => file === one.filename.replaceAll('\\', '/'))!.said.push(one);
});

it.each(imports)('refuses $name', ({ message, one }) => expect(one.said.map(({ help }) => help).join('\n')).toContain(message));
it.each(rules)('refuses what is against $rule', ({ rule, one }) => expect(one.said.map(({ code }) => code?.replace(/^.*\(|\)$/g, ''))).toContain(rule));
it.each(right)('lets $name through', ({ one }) => expect(one.said).toEqual([]));
it('refuses a comment that switches off what is not there', () => expect(unused.said.map(({ message }) => message).join('\n')).toMatch(/unused/i));
