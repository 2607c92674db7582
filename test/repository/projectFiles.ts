import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export const root = path.join(__dirname, '..', '..');

/** What .gitignore leaves out, and what belongs to git itself. */
const notOurs = new Set(['node_modules', 'dist', 'out', '.data', '.git', 'coverage', 'test-results', 'playwright-report']);

/** Every file of the project below `folder`, as paths with `/` from the project's root, sorted. */
export function projectFiles(folder = ''): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !notOurs.has(name))
    .flatMap((entry) => {
      const name = folder ? `${folder}/${entry.name}` : entry.name;
      return entry.isDirectory() ? projectFiles(name) : entry.isFile() ? [name] : [];
    })
    .sort();
}

export const readProjectFile = (name: string): string => readFileSync(path.join(root, name), 'utf8');

export const isCode = (name: string): boolean => /\.(ts|tsx|mjs)$/.test(name);
