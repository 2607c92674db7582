import { projectFiles, readProjectFile } from './projectFiles';

const texts = projectFiles().filter((name) => !/\.(png|docx|ico|woff2?)$/.test(name));

/** The patterns are written in pieces, so that this file does not find itself. */
const told: [what: string, pattern: RegExp][] = [
  ['a folder of somebody\'s machine', new RegExp(`(?<![\\w.*}])/(?:${['wor' + 'k', 'roo' + 't', 'home'].join('|')})/[\\w.-]+`)],
  ['a folder of a Windows machine', new RegExp('[A-Z]:\\\\' + 'Users\\\\')],
  ['a temporary folder by name', new RegExp('["\'`(]/tm' + 'p/')],
  ['the registry that this was installed from', new RegExp('registry' + '\\.[a-z]+\\.|"res' + 'olved": *"http')],
];

it('looks at the whole project', () => expect(texts.length).toBeGreaterThan(200));

it.each(told)('tells nothing of %s', (_, pattern) => {
  const found = texts.flatMap((name) => readProjectFile(name).split('\n').flatMap((line, index) => (pattern.test(line) ? [`${name}:${index + 1} ${line.trim().slice(0, 120)}`] : [])));
  expect(found).toEqual([]);
});

it('installs exact versions: a fresh clone is the tree that was tested', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readProjectFile('package.json')) as Record<string, Record<string, string>>;
  const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).filter(([name, version]) => name !== '@types/node' && !/^(npm:[^@]+@)?\d+\.\d+\.\d+$/.test(version));
  expect(loose).toEqual([]);
});
