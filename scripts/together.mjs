import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * `npm test` runs the test files of a room together, or of a folder of it that has many, as a few files of Jest's. Jest loads every module anew for each file, and what V8 has learned of it is lost
 * with it: of the time of 178 files that was a fifth (docs/decisions/0020-tests-by-folder.md). `npm run unit` runs each file by itself, as an editor does.
 */

/** Two rooms in a browser-like environment, the others in plain Node: folders of `test`. The built programs and the journeys are not Jest's. */
export const rooms = { node: ['contract', 'merge', 'service', 'cli', 'repository', 'word-host/document'], browser: ['word', 'word-host/protocol', 'word-host/page', 'taskpane'] };

/** Modules with hooks of their own (`afterEach` …), and the rooms that use them: a hook holds where its module is loaded first, so that is the whole group. */
export const hooked = { service: 'service/serviceUnderTest', cli: 'service/serviceUnderTest', taskpane: 'taskpane/renderPane' };

/** What takes longest, the longest first: one that begins last keeps one core busy and leaves the other idle. The others follow by the number of their files. */
const longest = ['merge/valid', 'service/segments', 'cli', 'taskpane', 'service/segments/criteria', 'merge/letter', 'merge/image', 'word/officeJs'];
/** Folders that are not run together with the rest of their room: each fills a part, or more. */
const apart = new Set([...longest, 'taskpane/session']);
const mostFiles = 11;

/** @typedef {{ name: string, environment: string, files: string[] }} Group `environment` is Jest's comment for the file's environment, or nothing; files are below test/, with `/`. */

/** The test files below `folders` of `test`, each in one group. A file that puts something in a module's place, or says what its page is, stays alone. @returns {Group[]} */
export function groupsOf(test, folders) {
  const files = folders.flatMap((folder) => readdirSync(path.join(test, folder), { recursive: true }).map((name) => path.posix.join(folder, name.replaceAll('\\', '/')))).filter((name) => /\.test\.tsx?$/.test(name)).sort();
  const found = new Map();
  for (const file of files) {
    const text = readFileSync(path.join(test, file), 'utf8');
    const environment = /^\/\*\*(?:(?!\*\/)[^])*@jest-environment(?:(?!\*\/)[^])*\*\//.exec(text)?.[0] ?? '';
    const alone = /jest\.(mock|doMock|isolateModules)\(|@jest-environment-options/.test(text) || longest.includes(file.replace(/\.test\.tsx?$/, ''));
    const folder = path.posix.dirname(file);
    const name = alone ? file.replace(/\.test\.tsx?$/, '') : apart.has(folder) ? folder : folders.find((room) => `${folder}/`.startsWith(`${room}/`));
    const key = `${name} ${environment}`;
    found.set(key, { name, environment, files: [...found.get(key)?.files ?? [], file] });
  }
  const place = ({ name }) => (longest.includes(name) ? longest.indexOf(name) : longest.length);
  return [...found.values()].flatMap(parts).sort((one, other) => place(one) - place(other) || other.files.length - one.files.length);
}

/** A large folder comes in several parts of the same size. */
const parts = ({ files, ...rest }) => {
  const count = Math.ceil(files.length / mostFiles);
  return Array.from({ length: count }, (_, part) => ({ ...rest, files: files.filter((__, index) => index % count === part) }));
};

/** Writes what Jest runs for each group into `folder`, in their order by name. */
export function writeGroups(test, folder, groups) {
  mkdirSync(folder, { recursive: true });
  for (const [index, { name, environment, files }] of groups.entries()) {
    const withHooks = environment.includes('node') ? undefined : hooked[name.split('/')[0]];
    writeFileSync(path.join(folder, `${String(index).padStart(3, '0')}-${name.replaceAll('/', '-')}.test.ts`), [
      environment, ...(withHooks ? [`require(${JSON.stringify(path.join(test, withHooks))});`] : []),
      ...files.map((file) => `describe(${JSON.stringify(file)}, () => { try { require(${JSON.stringify(path.join(test, file))}); } catch (error) { it('is loaded', () => { throw error; }); } });`), '',
    ].join('\n'));
  }
}
