import path from 'node:path';
import { isCode, projectFiles, readProjectFile } from './projectFiles';

/** ARCHITECTURE's table, as CONTRIBUTING.md shows it: what each room may import, of ours (paths) and of others (packages). */
const rooms: { room: string; ours: string[]; packages: string[]; node?: true }[] = [
  { room: 'src/contract', ours: [], packages: [] },
  { room: 'src/contract/schemas', ours: ['src/contract'], packages: ['zod'] },
  { room: 'src/merge', ours: ['src/contract'], packages: ['fflate', 'pako'] },
  { room: 'src/word', ours: ['src/contract', 'src/merge/issues', 'src/merge/field'], packages: [] },
  { room: 'src/taskpane', ours: ['src/contract', 'src/merge', 'src/word'], packages: ['react', 'react-dom', '@fluentui', '@tanstack', 'docx-preview', 'write-excel-file'] },
  { room: 'src/commands', ours: ['src/word'], packages: [] },
  { room: 'src/service', ours: ['src/contract'], packages: ['fastify', '@fastify', 'fastify-type-provider-zod', 'zod', 'kysely', 'pino', '@photostructure/sqlite', 'openapi-types', 'papaparse'], node: true },
  { room: 'src/cli', ours: ['src/contract', 'src/merge'], packages: [], node: true },
  { room: 'src/cli/tableRecords.ts', ours: ['src/cli', 'src/contract', 'src/service/segments/contactImport/readTable'], packages: [], node: true },
  { room: 'src/cli/serve.ts', ours: ['src/cli', 'src/service'], packages: [], node: true },
  { room: 'src/cli/dataFolder.ts', ours: ['src/cli', 'src/service'], packages: [], node: true },
  { room: 'word-host', ours: ['src/merge/package'], packages: ['@xmldom/xmldom', 'fflate', '@microsoft/office-js'], node: true },
  { room: 'word-host/protocol/jsdomHost.ts', ours: ['word-host'], packages: ['jsdom'], node: true },
];

interface Import { from: string; specifier: string; target: string | undefined }
const code = projectFiles().filter((name) => isCode(name) && /^(src|word-host)\//.test(name));

/** Static, dynamic and re-exporting imports, types included: a type is knowledge too. */
const imports: Import[] = code.flatMap((from) => [...readProjectFile(from).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([\w@.:/-]+)'/g)].map(([, specifier]) => ({
  from, specifier: specifier!, target: specifier!.startsWith('.') ? path.posix.normalize(path.posix.join(path.posix.dirname(from), specifier!)) : undefined,
})));
const inside = (place: string, folder: string): boolean => place === folder || place.startsWith(`${folder}/`);
/** A program without its comments and texts, which may speak of Word. */
const withoutTexts = (program: string): string => program.replace(/\/\*[^]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, '');
/** The narrowest room that a file lies in. */
const roomOf = (name: string) => rooms.filter(({ room }) => inside(name, room)).sort((a, b) => b.room.length - a.room.length)[0];

it('gives every file a room', () => {
  expect(code.filter((name) => !roomOf(name))).toEqual([]);
  expect(imports.length).toBeGreaterThan(300);
});

it('lets each room import only what the table says', () => {
  const wrong = imports.filter(({ from, specifier, target }) => {
    const { room, ours, packages, node } = roomOf(from)!;
    if (target !== undefined) return ![room, ...ours].some((folder) => inside(target, folder)) || (inside(target, 'src/contract/schemas') && !inside(from, 'src/service') && !inside(from, 'src/contract/schemas'));
    return specifier.startsWith('node:') ? !node : !packages.some((name) => inside(specifier, name));
  });
  expect(wrong).toEqual([]);
});

it('lets only main.tsx see the Office.js side of the word room', () => {
  expect(imports.filter(({ from, target }) => target !== undefined && inside(target, 'src/word/officeJs') && inside(from, 'src/taskpane')).map(({ from }) => from)
    .filter((from) => from !== 'src/taskpane/main.tsx')).toEqual([]);
});

it('lets only the word room, and the files that begin a page of ours in Word, see Office.js itself', () => {
  const begins = ['src/commands/commands.ts', 'src/commands/insertLetterText.ts', 'src/taskpane/main.tsx', 'src/taskpane/refused.ts', 'src/taskpane/wideTable.ts'];
  expect(code.filter((name) => name.startsWith('src/') && !inside(name, 'src/word') && /\b(Office|Word)\.[A-Za-z]/.test(withoutTexts(readProjectFile(name))))).toEqual(begins);
});

it('loads the service into the command line only when it is asked for', () => {
  expect(code.filter((name) => inside(name, 'src/cli') && /\bfrom '[./]+service\//.test(readProjectFile(name)))).toEqual([]);
});

const product = code.filter((name) => name.startsWith('src/')); // the stand-in's objects lead to each other, as Word's do
const files = new Set(product);
const fileOf = (target: string) => [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`].find((name) => files.has(name));
const importedFile = (from: string, specifier: string) => fileOf(path.posix.normalize(path.posix.join(path.posix.dirname(from), specifier)));
/** What each file loads with itself. Types alone are gone when the program runs. */
const uses = new Map(product.map((name) => [name, [] as string[]]));
for (const from of product) for (const [statement, specifier] of readProjectFile(from).matchAll(/^(?:import|export)\b(?! type\b)[^;]*?from '(\.[^']+)';/gm)) {
  if (/^import \{[^}]*\}/.test(statement) && statement.replace(/^import \{|\} from[^]*$/g, '').split(',').every((name) => /^\s*(type\s|$)/.test(name))) continue;
  const target = importedFile(from, specifier!);
  if (target) uses.get(from)!.push(target);
}

it('loads nothing at once that the same file loads with its first use', () => {
  const late = product.flatMap((from) => [...readProjectFile(from).matchAll(/\bimport\('(\.[^']+)'\)/g)].map(([, specifier]) => ({ from, target: importedFile(from, specifier!)! })));
  const atOnce = (from: string, seen = new Set<string>()): Set<string> => {
    for (const next of uses.get(from)!) if (!seen.has(next)) atOnce(next, seen.add(next));
    return seen;
  };
  expect(late.length).toBeGreaterThan(20);
  expect(late.filter(({ from, target }) => atOnce(from).has(target))).toEqual([]);
});

it('has no wheels: no file imports itself, directly or through others', () => {
  const done = new Set<string>();
  const wheels: string[] = [];
  const follow = (name: string, trail: string[]): void => {
    if (trail.includes(name)) { wheels.push([...trail.slice(trail.indexOf(name)), name].join(' → ')); return; }
    if (done.has(name)) return;
    for (const next of uses.get(name)!) follow(next, [...trail, name]);
    done.add(name);
  };
  for (const name of product) follow(name, []);
  expect(wheels).toEqual([]);
});
