/** How large letters are, beside the same parts packed by zlib at its usual level, 6; and how large the worker is as it travels. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync, gzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { contact } from './contacts.mjs';

/** Both in bytes, for `count` letters. @param make what makes one, @param reference what makes the same without any padding */
export function letterSizes(make, reference, count = 50) {
  let made = 0;
  let zlib = 0;
  for (let index = 0; index < count; index += 1) {
    const record = contact(index);
    made += make(record).length;
    zlib += packedByZlib(reference(record));
  }
  return { made: made / count, zlib: zlib / count };
}

/** A zip without any extras: 30 bytes before each part, 46 in the directory, its name in both, 22 at the end. */
function packedByZlib(letter) {
  return Object.entries(unzipSync(letter)).reduce((sum, [name, part]) => sum + Math.min(part.length, deflateRawSync(part, { level: 6 }).length) + 76 + 2 * Buffer.byteLength(name), 22);
}

/** In kB of gzip, all files that the worker may load. */
export function workerKilobytes() {
  const dist = path.join(import.meta.dirname, '..', '..', 'dist');
  const { 'merge worker': { files } } = JSON.parse(readFileSync(path.join(import.meta.dirname, '..', '..', 'test', 'built', 'budget.json'), 'utf8'));
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length, 0) / 1000;
}
