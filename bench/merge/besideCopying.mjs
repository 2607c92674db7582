/**
 * Our letters beside the copying of bytes, in turns in one process: both fill a buffer larger than any cache, letter behind letter. `node besideCopying.mjs PRODUCER SECONDS`
 * prints which share of the speed of copying our letters reach, for each turn.
 */
import { contacts } from './contacts.mjs';
import { engines } from './engines.mjs';

const [, , producer, asked] = process.argv;
const seconds = Number(asked);
const turns = 5;
const { letter, addTo } = await engines[producer]('separate');
const records = contacts(2000);
const buffer = new Uint8Array(256 * 1024 * 1024).fill(1); // no page of it is touched for the first time while we measure
const one = letter(records[0]).slice();

/** What a zip is to a producer, without all that is a zip: letters are written where they stand in the buffer. */
let at = 0;
const asZip = {
  addWritten(_, size, write) {
    return write(buffer, at) === undefined ? undefined : buffer.subarray(at, at + size);
  },
  add: (_, bytes) => buffer.set(bytes, at),
};
const ours = (index) => addTo(asZip, 'letter.docx', records[index % records.length]).length;
const copying = () => {
  buffer.set(one, at);
  return one.length;
};
bytesPerSecond(ours, seconds / 3);
bytesPerSecond(copying, seconds / 3);
const shares = Array.from({ length: turns }, () => {
  const letters = bytesPerSecond(ours, seconds / turns);
  const copies = bytesPerSecond(copying, seconds / turns);
  return { letters, copies, share: letters / copies };
});
console.log(JSON.stringify(shares));

function bytesPerSecond(write, forSeconds) {
  const room = buffer.length - 2 * one.length;
  let bytes = 0;
  let times = 0;
  const start = performance.now();
  do {
    if (at > room) at = 0;
    const length = write(times++);
    bytes += length;
    at += length;
  } while (performance.now() - start < forSeconds * 1000);
  return bytes / ((performance.now() - start) / 1000);
}
