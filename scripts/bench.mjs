/** Runs a bench: `node scripts/bench.mjs merge`. Installs what it is measured against, and builds what it runs, where these are missing. */
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..');
/** What a bench needs built (names of webpack's configurations), and whether it is measured beside other engines. */
const benches = {
  merge: { builds: ['merge', 'merge worker', 'bench worker'], peers: true },
  browser: { builds: ['merge', 'merge worker'], peers: false },
  growth: { builds: ['merge'], peers: false },
  service: { builds: ['service', 'bench'], peers: false },
};
const [name = 'merge'] = process.argv.slice(2);
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (!bench) {
  console.error(`There is no bench called ${name}: say ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}

function run(command, args, folder = root) {
  const { status, error } = spawnSync(command, args, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

const newest = (...files) => Math.max(...files.map((file) => (existsSync(file) ? statSync(file).mtimeMs : 0)));
if (bench.peers && newest(path.join(root, 'bench', 'node_modules', '.package-lock.json')) < newest(path.join(root, 'bench', 'package.json'))) {
  run('npm', ['install', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error'], path.join(root, 'bench'));
}
run(process.execPath, [path.join(root, 'node_modules', 'webpack', 'bin', 'webpack.js'), '--mode', 'production', '--env', 'bench', ...bench.builds.flatMap((one) => ['--config-name', one])]);
run(process.execPath, [path.join(root, 'bench', `${name}.mjs`)]);
