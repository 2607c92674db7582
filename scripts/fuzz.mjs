import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** `npm run fuzz [-- inputs [seed [letters]]]`: the engine with 100,000 inputs that nobody would write, and the image and passages with 5,000 random letters in each of their properties. */
const [inputs = '100000', seed = '1', letters = '5000'] = process.argv.slice(2);
const root = path.join(import.meta.dirname, '..');
const { status } = spawnSync(process.execPath, [path.join(root, 'node_modules', 'jest', 'bin', 'jest.js'), '--selectProjects', 'node', '--', 'test/merge/fuzz', 'test/merge/image', 'test/merge/letter/passages'], {
  cwd: root, stdio: 'inherit', env: { ...process.env, FUZZ_INPUTS: inputs, FUZZ_SEED: seed, FUZZ_LETTERS: letters },
});
process.exit(status ?? 1);
