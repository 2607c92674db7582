/** Installs and builds what a checkout lacks. Plain Node: this runs before anything is installed. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';

export const project = path.join(import.meta.dirname, '..');
const inProject = (...parts) => path.join(project, ...parts);
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

/** Stops with one sentence where this Node is too old; the packages would fail one by one instead. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Segment Letters needs Node 20.19 or newer; this is ${process.versions.node}. Get it from nodejs.org.`);
  process.exit(1);
}

/** `npm install` where it never ran, or package.json or the lock changed since. True where it installed something. */
export function installWhatIsMissing(folder = project) {
  const marker = path.join(folder, 'node_modules', '.installed-for');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === stampOf(folder)) return false;
  console.log('Installing packages (some minutes the first time) …');
  const { status } = spawnSync(npm, ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  if (status !== 0) {
    console.error('npm install did not succeed; its message stands above.');
    process.exit(1);
  }
  writeFileSync(marker, stampOf(folder)); // npm may have rewritten the lock
  return true;
}

/** What an installation was made for. */
function stampOf(folder) {
  const stamp = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) if (existsSync(path.join(folder, file))) stamp.update(readFileSync(path.join(folder, file)));
  return stamp.digest('hex');
}

/** `webpack` where no build is there, or a source is newer than it. True where it built. */
export function buildWhatIsMissing({ always = false } = {}) {
  const marker = inProject('dist', '.built');
  const sources = ['src', 'word-host', 'assets', 'webpack.config.mjs', 'package.json'];
  if (!always && existsSync(marker) && sources.every((source) => newest(inProject(source)) <= statSync(marker).mtimeMs)) return false;
  console.log('Building …');
  execFileSync(process.execPath, [inProject('node_modules', 'webpack', 'bin', 'webpack.js'), '--mode', 'production'], { cwd: project, stdio: ['ignore', 'inherit', 'inherit'] });
  mkdirSync(inProject('dist'), { recursive: true });
  writeFileSync(marker, '');
  return true;
}

function newest(place) {
  const here = statSync(place);
  if (!here.isDirectory()) return here.mtimeMs;
  return readdirSync(place, { withFileTypes: true, recursive: true }) // folders too: they tell of files that went away
    .reduce((latest, entry) => Math.max(latest, statSync(path.join(entry.parentPath ?? entry.path, entry.name)).mtimeMs), here.mtimeMs);
}
