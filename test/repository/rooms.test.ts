import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { isCode, projectFiles, readProjectFile, root } from './projectFiles';

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

describe('lint stops a wrong import while it is being written', () => {
  const wrong: [filePath: string, specifier: string, message: string][] = [
    ['src/contract/planted.ts', '../merge/index', 'imports nothing but zod'],
    ['src/contract/planted.ts', 'zod', 'in contract/schemas and in the service only'],
    ['src/contract/schemas/planted.ts', '../../service/config', 'its schemas import zod and the contract'],
    ['src/merge/letter/planted.ts', 'zod', 'in contract/schemas and in the service only'],
    ['src/merge/letter/planted.ts', 'node:fs', 'Web Worker and in Node'],
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
  const right: [filePath: string, specifier: string][] = [
    ['src/service/segments/planted.ts', '../../contract/routes'], ['src/service/planted.ts', 'zod'], ['src/contract/schemas/routes/planted.ts', 'zod'], ['src/commands/planted.ts', '../word/wordDocument'], ['src/commands/planted.ts', './insertLetterText'],
  ];
  const planted = (filePath: string, specifier: string) => ({ filePath, text: `import { planted } from '${specifier}';\nexport const uses = planted;\n` });
  let said: string[][];
  beforeAll(() => {
    const cases = [...wrong, ...right].map(([filePath, specifier]) => planted(filePath, specifier));
    said = JSON.parse(execFileSync(process.execPath, [path.join(__dirname, 'lintPlanted.mjs'), JSON.stringify(cases)], { cwd: root, encoding: 'utf8' })) as string[][];
  }, 30_000);

  it.each(wrong.map((one, index) => [...one, index] as const))('%s importing %s', (_, __, message, index) => expect(said[index]!.join('\n')).toContain(message));
  it.each(right.map((one, index) => [...one, index] as const))('%s may import %s', (_, __, index) => expect(said[wrong.length + index]).toEqual([]));
});
