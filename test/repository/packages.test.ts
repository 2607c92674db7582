import { isCode, projectFiles, readProjectFile } from './projectFiles';

/** A package that merely comes along with another one is gone one day without a word. */
it('names in package.json every package that the code imports', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readProjectFile('package.json')) as Record<string, Record<string, string>>;
  const named = { ...dependencies, ...devDependencies, ...optionalDependencies };
  const imports = projectFiles().filter((name) => isCode(name) && !name.startsWith('bench/')).flatMap((from) => ( // bench/ has a package.json of its own
    [...readProjectFile(from).matchAll(/\b(?:from|import|import\(|require\(|requireActual\()\s*'([\w@][\w@./-]*)'/g)].map(([, specifier]) => ({ from, name: /^(?:@[^/]+\/)?[^/]+/.exec(specifier!)![0] }))));
  expect(new Set(imports.map(({ name }) => name)).size).toBeGreaterThan(30);
  expect(imports.filter(({ name }) => !Object.hasOwn(named, name))).toEqual([]);
});
