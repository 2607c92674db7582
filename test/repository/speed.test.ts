import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { root } from './projectFiles';

it('says in README and manual what the bench measured last', () => {
  execFileSync(process.execPath, [path.join(root, 'bench', 'merge', 'tables.mjs'), '--check'], { stdio: ['ignore', 'pipe', 'pipe'] });
});
