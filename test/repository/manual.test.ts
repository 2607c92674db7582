import { existsSync } from 'node:fs';
import path from 'node:path';
import { segmentIssueCodes } from '../../src/contract/check';
import { problemCodes } from '../../src/contract/problem';
import { routes } from '../../src/contract/routes';
import { contactImport } from '../../src/taskpane/locales/en/contactImport';
import { mergeErrorCodes } from '../../src/merge/issues/mergeError';
import { mergeIssueCodes } from '../../src/merge/issues/mergeIssue';
import { wordProblemCodes } from '../../src/word/wordDocument';
import { ServiceProblem } from '../../src/service/problem';
import { projectFiles, readProjectFile, root } from './projectFiles';

/** Rows of the tables in a page: the cells, without back-quotes. */
const rows = (page: string): string[][] => readProjectFile(page).split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim().replace(/`/g, '')));
const pages = projectFiles().filter((name) => name.endsWith('.md'));

it('explains every problem and every refusal, and none that is not there', () => {
  expect(rows('docs/manual/problems.md').map(([code]) => code)).toEqual([...problemCodes, ...wordProblemCodes]);
});

it('gives each problem the status that the service answers', () => {
  const written = new Map(rows('docs/manual/problems.md').map(([code, status]) => [code, Number(status)]));
  expect(problemCodes.map((code) => [code, written.get(code)])).toEqual(problemCodes.map((code) => [code, new ServiceProblem(code, '').status]));
});

it('explains every issue of the letter and of the segment, and every error of the merge', () => {
  const ofTheSegment = segmentIssueCodes.filter((code) => !(mergeIssueCodes as readonly string[]).includes(code));
  expect(rows('docs/manual/issues.md').map(([code]) => code)).toEqual([...mergeIssueCodes, ...ofTheSegment, ...mergeErrorCodes]);
});

it('explains why a row of a table is rejected, each reason that there is', () => {
  // The sentences are complete by their type: a code without one does not compile.
  const codes = Object.keys(contactImport).flatMap((key) => (key.startsWith('issue.') ? [key.slice('issue.'.length)] : []));
  expect(rows('docs/manual/contacts.md').map(([code]) => code).filter((code) => /^[a-z][A-Za-z]+$/.test(code!))).toEqual(codes);
});

it('links to nothing that is not there', () => {
  const broken = pages.flatMap((page) => [...readProjectFile(page).matchAll(/(?:\]\(|src=")(?!https?:|#|mailto:)([^)#\s"]+)(?:#[^)]*)?[)"]/g)]
    .map(([, target]) => ({ page, target: target! }))
    .filter(({ target }) => !existsSync(path.join(root, path.dirname(page), decodeURI(target)))));
  expect(broken).toEqual([]);
});

it('has tables that are whole: each row has the cells of its heading', () => {
  const cellsOf = (line: string) => line.replaceAll('\\|', '').split('|').length;
  const broken = pages.flatMap((page) => {
    const lines = readProjectFile(page).split('\n');
    const rowsOf = (from: number) => lines.slice(from, lines.findIndex((line, index) => index >= from && !line.startsWith('|')));
    return lines.flatMap((line, index) => {
      if (!line.startsWith('|') || lines[index - 1]?.startsWith('|')) return [];
      const [heading = '', rule = '', ...cells] = rowsOf(index);
      return [...(/^\|[-|: ]+\|$/.test(rule) ? [] : [`${page}:${index + 1} has no heading`]), ...cells.filter((row) => cellsOf(row) !== cellsOf(heading)).map((row) => `${page} ${row.slice(0, 60)}`)];
    });
  });
  expect(broken).toEqual([]);
});

it('lists every decision', () => {
  const decisions = pages.filter((name) => /^docs\/decisions\/\d/.test(name)).map((name) => path.basename(name));
  expect([...readProjectFile('docs/decisions/README.md').matchAll(/\((\d{4}-[a-z-]+\.md)\)/g)].map(([, name]) => name)).toEqual(decisions);
  for (const name of decisions) expect(readProjectFile(`docs/decisions/${name}`)).toMatch(new RegExp(`^# ${name.slice(0, 4)} – `));
});

it('has each command of package.json in README or CONTRIBUTING', () => {
  const { scripts } = JSON.parse(readProjectFile('package.json')) as { scripts: Record<string, string> };
  const said = readProjectFile('README.md') + readProjectFile('CONTRIBUTING.md');
  expect(Object.keys(scripts).filter((name) => !said.includes(`npm ${['start', 'test'].includes(name) ? '' : 'run '}${name}`))).toEqual([]);
});

it('gives every route a path of its own', () => {
  const all = Object.values(routes).map(({ method, path: where }) => `${method} ${where}`);
  expect(new Set(all).size).toBe(all.length);
});
