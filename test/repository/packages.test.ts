import { isCode, projectFiles, readProjectFile } from './projectFiles';

/** Folders with packages of their own, installed when what lies in them is run for the first time. What the project has they can use, too. */
const apart = ['bench', 'scripts/sideload'];
const named = (folder: string): string[] => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readProjectFile(`${folder}package.json`)) as Record<string, Record<string, string> | undefined>;
  return Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
};
const ofProject = named('');
const code = projectFiles().filter(isCode);

/** A package that merely comes along with another one is gone one day without a word. */
it('names in package.json every package that the code imports', () => {
  const imports = code.flatMap((from) => (
    [...readProjectFile(from).matchAll(/\b(?:from|import|import\(|require\(|requireActual\()\s*'([\w@][\w@./-]*)'/g)].map(([, specifier]) => ({ from, name: /^(?:@[^/]+\/)?[^/]+/.exec(specifier!)![0] }))));
  expect(new Set(imports.map(({ name }) => name)).size).toBeGreaterThan(30);
  const known = (from: string): string[] => [...ofProject, ...apart.filter((folder) => from.startsWith(`${folder}/`)).flatMap((folder) => named(`${folder}/`))];
  expect(imports.filter(({ from, name }) => !known(from).includes(name))).toEqual([]);
});

/** Packages that another one asks for, or that a program finds by itself. */
const unnamed: Record<string, string> = {
  '@swc/core': '@swc/jest and swc-loader', '@testing-library/dom': '@testing-library/react', 'jest-environment-jsdom': "Jest, for 'jsdom'", 'webpack-cli': 'webpack, from a shell',
};

/** A package that nothing uses any more is installed by everybody all the same. */
it.each(['', ...apart.map((folder) => `${folder}/`)])('uses every package that %spackage.json names', (folder) => {
  const texts = [...code, '.oxlintrc.jsonc', 'tsconfig.json'].filter((name) => name.startsWith(folder) && !name.endsWith('/packages.test.ts')).map(readProjectFile).join('\n');
  const scripts = Object.values((JSON.parse(readProjectFile('package.json')) as { scripts: Record<string, string> }).scripts).join('\n');
  const isUsed = (name: string): boolean => new RegExp(`(?:['"]|node_modules/)${name}['"/]`).test(texts) || new RegExp(`\\b${name}\\b`).test(scripts) || name.startsWith('@types/');
  expect(named(folder).filter((name) => !isUsed(name))).toEqual(folder === '' ? Object.keys(unnamed) : []);
});
