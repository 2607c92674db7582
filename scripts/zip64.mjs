/**
 * Zips beyond what 16 and 32 bits count, read by other programs: `node scripts/zip64.mjs` after a build. 70,000 small letters, then 4.5 GiB of large ones, are
 * written to the machine's folder for temporary files; `unzip -t` and Python's zipfile test them where they are there. Some minutes, and 5 GB of disk.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createZip } from '../dist/merge-node/index.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'zip64-'));
const mebibyte = 1024 * 1024;

function write(name, count, contentOf) {
  const file = path.join(folder, name);
  const descriptor = openSync(file, 'w');
  const zip = createZip((piece) => { for (let from = 0; from < piece.length;) from += writeSync(descriptor, piece, from); });
  for (let index = 1; index <= count; index += 1) zip.add(`${String(index).padStart(5, '0')}.docx`, contentOf(index));
  const size = zip.finish();
  closeSync(descriptor);
  if (statSync(file).size !== size) throw new Error(`${name}: ${statSync(file).size} bytes on disk, ${size} said`);
  return { file, count, size };
}

const python = `
import sys, zipfile
zip = zipfile.ZipFile(sys.argv[1])
print(len(zip.namelist()), 'files, first bad:', zip.testzip())
`;
const readers = [
  ['unzip', ['-tqq'], (said) => said === ''],
  ['python3', ['-c', python], (said, count) => said === `${count} files, first bad: None`],
];

let failed = false;
try {
  const small = (index) => new TextEncoder().encode(`Letter ${index}`);
  const large = new Uint8Array(32 * mebibyte);
  for (let at = 0; at < large.length; at += 1) large[at] = (at * 2654435761) >>> 13;
  for (const make of [() => write('many.zip', 70_000, small), () => write('large.zip', 144, (index) => large.fill(index, 0, 4096))]) {
    const { file, count, size } = make();
    for (const [program, args, isGood] of readers) {
      try {
        const said = execFileSync(program, [...args, file], { encoding: 'utf8', timeout: 15 * 60_000 }).trim();
        failed ||= !isGood(said, count);
        console.log(`${path.basename(file)}, ${count} files, ${size} bytes: ${program} says ${said || 'nothing is wrong'}`);
      } catch (error) {
        if (error.code !== 'ENOENT') failed = true;
        console.log(`${path.basename(file)}: ${error.code === 'ENOENT' ? `there is no ${program}` : `${program} fails: ${error.message}`}`);
      }
    }
    rmSync(file);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
