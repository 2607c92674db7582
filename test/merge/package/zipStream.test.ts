import { unzipSync } from 'fflate';
import { createZip } from '../../../src/merge';
import { directoryHeader, endOfDirectory, type PackedFile } from '../../../src/merge/package/zipWriter';

const content = (text: string): Uint8Array => new TextEncoder().encode(text);
const zipOf = (files: Iterable<[name: string, bytes: Uint8Array]>): { pieces: Uint8Array[]; zip: Buffer; size: number } => {
  const pieces: Uint8Array[] = [];
  const stream = createZip((piece) => pieces.push(piece));
  for (const [name, bytes] of files) stream.add(name, bytes);
  const size = stream.finish();
  return { pieces, zip: Buffer.concat(pieces), size };
};
const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const GiB = 1024 ** 3;

it('gives the files away in pieces of some megabytes, none of which changes afterwards', () => {
  const files = Array.from({ length: 40 }, (_, index): [string, Uint8Array] => [`${index} \u00e4.docx`, new Uint8Array(300_000).fill(index)]);
  const { pieces, zip, size } = zipOf([...files, ['large.docx', new Uint8Array(9_000_000).fill(7)], ['empty.docx', new Uint8Array()]]);
  expect(size).toBe(zip.length);
  expect(pieces.length).toBeGreaterThan(4);
  const read = unzipSync(zip);
  expect(Object.keys(read)).toHaveLength(42);
  for (const [name, bytes] of files) expect(Buffer.compare(read[name]!, bytes)).toBe(0);
  expect(read['large.docx']).toHaveLength(9_000_000);
});

it('holds more than 65,535 files: the zip64 records say how many', () => {
  const count = 65_600;
  const { zip } = zipOf(Array.from({ length: count }, (_, index): [string, Uint8Array] => [`${index}`, content(String(index))]));
  const end = view(zip.subarray(zip.length - 98));
  expect([end.getUint32(0, true), end.getBigUint64(24, true), end.getBigUint64(32, true)]).toEqual([0x06064b50, BigInt(count), BigInt(count)]);
  expect([end.getUint32(76, true), end.getUint16(84, true), end.getUint16(86, true)]).toEqual([0x06054b50, 0xffff, 0xffff]);
  const read = unzipSync(zip);
  expect(Object.keys(read)).toHaveLength(count);
  expect(Buffer.from(read['65599']!).toString()).toBe('65599');
}, 60_000);

it('has no zip64 records where none are needed: every program opens it', () => {
  const { zip } = zipOf([['a', content('1')]]);
  expect(zip.indexOf(Buffer.of(0x50, 0x4b, 6, 6))).toBe(-1);
  expect(zip).toHaveLength(30 + 1 + 1 + 46 + 1 + 22);
});

/** APPNOTE 4.5.3: the extra field 0x0001 holds those of the sizes and offsets, in this order, whose 32 bits are all ones. */
describe('beyond 4 GiB', () => {
  const file: PackedFile = { name: 'a.docx', method: 0, crc: 0x12345678, size: 3, data: new Uint8Array(3) };
  it.each([[4 * GiB - 2, false], [4 * GiB - 1, true], [4 * GiB, true], [7 * GiB + 5, true]])('a file at %i is found by its offset', (offset, isFar) => {
    const header = directoryHeader(file, offset);
    const fields = view(header);
    expect([fields.getUint16(6, true), fields.getUint16(30, true), fields.getUint32(42, true)]).toEqual(isFar ? [45, 12, 0xffffffff] : [20, 0, offset]);
    expect([fields.getUint32(20, true), fields.getUint32(24, true)]).toEqual([3, 3]);
    expect(header).toHaveLength(46 + 6 + (isFar ? 12 : 0));
    if (isFar) expect([fields.getUint16(52, true), fields.getUint16(54, true), fields.getBigUint64(56, true)]).toEqual([1, 8, BigInt(offset)]);
  });
  it('the directory itself is found, and where its zip64 end is', () => {
    const [count, size, offset] = [90_000, 5_000_000, 5 * GiB];
    const end = view(endOfDirectory({ count, size, offset }));
    expect(end.byteLength).toBe(56 + 20 + 22);
    expect([end.getBigUint64(4, true), end.getUint16(14, true), end.getUint32(16, true), end.getUint32(20, true)]).toEqual([44n, 45, 0, 0]);
    expect([24, 32, 40, 48].map((at) => end.getBigUint64(at, true))).toEqual([count, count, size, offset].map(BigInt));
    expect([end.getUint32(56, true), end.getUint32(60, true), end.getBigUint64(64, true), end.getUint32(72, true)]).toEqual([0x07064b50, 0, BigInt(offset + size), 1]);
    expect([end.getUint16(84, true), end.getUint32(88, true), end.getUint32(92, true)]).toEqual([0xffff, size, 0xffffffff]);
  });
  it.each([[65_534, 22], [65_535, 98], [65_536, 98]])('%i files need an end of %i bytes', (count, bytes) => {
    expect(endOfDirectory({ count, size: 10, offset: 10 })).toHaveLength(bytes);
  });
});
