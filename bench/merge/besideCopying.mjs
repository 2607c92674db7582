/**
 * Our letters beside the copying of bytes, in turns in one process: both fill a buffer larger than any cache, letter behind letter. `node besideCopying.mjs PRODUCER SECONDS`
 * prints which share of the speed of copying our letters reach, for each turn.
 */
import { contacts } from './contacts.mjs';
import { engines } from './engines.mjs';

const [, , producer, asked] = process.argv;
const seconds = Number(asked);
const turns = 5;
const { letter, into = (buffer, at, record) => copy(buffer, at, letter(record)) } = await engines[producer]('separate');
const records = contacts(2000);
const buffer = new Uint8Array(256 * 1024 * 1024).fill(1); // no page of it is touched for the first time while we measure
const one = letter(records[0]).slice();

const ours = (at, index) => into(buffer, at, records[index % records.length]);
const copying = (at) => copy(buffer, at, one);
bytesPerSecond(ours, seconds / 3);
bytesPerSecond(copying, seconds / 3);
const shares = Array.from({ length: turns }, () => {
  const letters = bytesPerSecond(ours, seconds / turns);
  const copies = bytesPerSecond(copying, seconds / turns);
  return { letters, copies, share: letters / copies };
});
console.log(JSON.stringify(shares));

/** Writes behind `at` and answers where it ended. */
function copy(target, at, bytes) {
  target.set(bytes, at);
  return at + bytes.length;
}

function bytesPerSecond(write, forSeconds) {
  const room = buffer.length - 2 * one.length;
  let bytes = 0;
  let at = 0;
  let times = 0;
  const start = performance.now();
  do {
    if (at > room) at = 0;
    const end = write(at, times++);
    bytes += end - at;
    at = end;
  } while (performance.now() - start < forSeconds * 1000);
  return bytes / ((performance.now() - start) / 1000);
}
