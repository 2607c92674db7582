import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** `npm run fuzz [-- inputs [seed]]`: the engine with 100,000 inputs that nobody would write. */
const [inputs = '100000', seed = '1'] = process.argv.slice(2);
const root = path.join(import.meta.dirname, '..');
const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules', 'jest', 'bin', 'jest.js'), '--selectProjects', 'node', '--', 'test/merge/fuzz'], {
  cwd: root, stdio: 'inherit', env: { ...process.env, FUZZ_INPUTS: inputs, FUZZ_SEED: seed },
});
process.exit(status ?? 1);
