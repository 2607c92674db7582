import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { groupsOf, hooked, rooms, writeGroups } from '../../scripts/together.mjs';
import { projectFiles, readProjectFile, root } from './projectFiles';

const test = path.join(root, 'test');
const groups = groupsOf(test, Object.values(rooms).flat());

it('puts every test file into one group', () => {
  const all = projectFiles('test').filter((name) => /\.test\.tsx?$/.test(name)).map((name) => name.slice('test/'.length));
  expect(groups.flatMap(({ files }) => files).sort()).toEqual(all.sort());
  expect(groups.length).toBeLessThan(all.length / 3);
});

it('leaves alone what puts something in a module’s place', () => {
  const alone = groups.filter(({ files }) => files.some((file) => /jest\.(mock|doMock|isolateModules)\(/.test(readProjectFile(`test/${file}`))));
  expect(alone.length).toBeGreaterThan(2);
  for (const { files } of alone) expect(files).toHaveLength(1);
});

it('keeps files of one environment together', () => {
  const asked = (text: string): string | undefined => /^\/\*\*[^/]*@jest-environment (\w+)/.exec(text)?.[1];
  expect(groups.filter(({ environment }) => asked(environment) === 'node').length).toBeGreaterThan(2);
  for (const { environment, files } of groups) for (const file of files) expect([file, asked(readProjectFile(`test/${file}`))]).toEqual([file, asked(environment)]);
});

it('knows every module that has hooks of its own', () => {
  const withHooks = projectFiles('test').filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|^test\/endToEnd\//.test(name) && /^(before|after)(Each|All)\(/m.test(readProjectFile(name)));
  expect(withHooks.map((name) => name.replace(/^test\/|\.tsx?$/g, '')).sort()).toEqual([...new Set(Object.values(hooked))].sort());
});

it('a file that cannot be loaded is one failed test, and the others of its group run', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'groups-'));
  try {
    writeGroups(test, folder, [{ name: 'service/store', environment: '', files: ['service/store/a.test.ts', 'service/store/b.test.ts'] }, { name: 'merge', environment: '/** @jest-environment node */', files: ['merge/c.test.ts'] }]);
    expect(readdirSync(folder).sort()).toEqual(['000-service-store.test.ts', '001-merge.test.ts']);
    const said: string[] = [];
    const run = (text: string): void => {
      const it = (name: string, body: () => void): void => { try { body(); said.push(`${name}: nothing`); } catch (error) { said.push(`${name}: ${(error as Error).message}`); } };
      new Function('require', 'describe', 'it', text)((file: string) => { said.push(path.relative(test, file)); if (file.includes('a.test')) throw new Error('torn'); }, (_: string, body: () => void) => body(), it);
    };
    for (const name of readdirSync(folder).sort()) run(readFileSync(path.join(folder, name), 'utf8'));
    expect(said).toEqual([path.join('service', 'serviceUnderTest'), path.join('service', 'store', 'a.test.ts'), 'is loaded: torn', path.join('service', 'store', 'b.test.ts'), path.join('merge', 'c.test.ts')]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
