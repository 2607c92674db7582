import { isCode, projectFiles, readProjectFile } from './projectFiles';

const code = projectFiles().filter(isCode);
const named = (name: string): string => name.split('/').at(-1)!.replace(/(\.test|\.spec|\.config)?(\.d)?\.(ts|tsx|mts|mjs)$/, '');

it('finds the code of every room', () => {
  for (const room of ['src/contract', 'src/merge', 'src/word', 'src/taskpane', 'src/commands', 'src/service', 'src/cli', 'word-host', 'scripts', 'test']) {
    expect(code.filter((name) => name.startsWith(`${room}/`)).length).toBeGreaterThan(0);
  }
});

it('names components in PascalCase and everything else in camelCase', () => {
  const wrong = code.filter((name) => {
    const stem = named(name);
    if (name.startsWith('src/service/store/migrations/')) return !/^\d{4}-[a-z][a-zA-Z]*$/.test(stem);
    if (name.endsWith('.tsx') && name.startsWith('src/')) return !/^([A-Z][A-Za-z0-9]*|main)$/.test(stem);
    return !/^[a-z][A-Za-z0-9]*$/.test(stem);
  });
  expect(wrong).toEqual([]);
});

it('has no drawer for things nobody could name', () => {
  expect(projectFiles().filter((name) => /(^|\/)(utils?|helpers?|common|misc|managers?|shared|lib)(\/|\.[a-z]+$)/i.test(name))).toEqual([]);
  expect(code.filter((name) => /(Utils?|Helpers?|Manager|Misc)$/.test(named(name)))).toEqual([]);
});

it('keeps files small: one idea each', () => {
  const long = code.map((name) => ({ name, lines: readProjectFile(name).split('\n').length })).filter(({ lines }) => lines > 400);
  expect(long).toEqual([]);
});

it('keeps tests where their code is: the first folder of a test is a room', () => {
  const rooms = ['contract', 'merge', 'word', 'taskpane', 'commands', 'service', 'cli', 'word-host', 'fixtures', 'endToEnd', 'built', 'repository'];
  expect([...new Set(code.filter((name) => name.startsWith('test/')).map((name) => name.split('/')[1]!))].filter((folder) => !rooms.includes(folder))).toEqual([]);
});
