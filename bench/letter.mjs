import { readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync, zipSync } from 'fflate';

/** The benches' letter: the English sample letter whose picture carries noise behind its end, so that it is as heavy as letters are: 50 kB. */
export function benchLetter() {
  const parts = unzipSync(readFileSync(path.join(import.meta.dirname, '..', 'assets', 'sample-letters', 'Spring letter.docx')));
  const [name] = Object.keys(parts).filter((part) => part.startsWith('word/media/'));
  const heavier = new Uint8Array(parts[name].length + 50_000 - zipped(parts).length);
  heavier.set(parts[name]);
  for (let at = parts[name].length, noise = 1; at < heavier.length; at += 1) heavier[at] = (noise = (noise * 48271) % 2147483647) & 0xff;
  return zipped({ ...parts, [name]: heavier });
}

const zipped = (parts) => zipSync(parts, { mtime: new Date(1980, 0, 1) });
