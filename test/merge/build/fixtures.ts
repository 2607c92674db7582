import { readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(__dirname, '..', '..', 'fixtures');

/** A letter of test/fixtures. */
export const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(folder, name)));
export const fixturePath = (name: string): string => path.join(folder, name);
