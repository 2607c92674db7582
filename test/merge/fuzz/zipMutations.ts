import { deflateSync } from 'fflate';
import { crc32 } from '../../../src/merge/package/crc32';
import type { Mutator } from './mutations';

/** A file of a zip with everything that its two headers say, true or not. */
interface Entry { name: string; localName: string; method: number; flags: number; crc: number; packed: number; size: number; data: Uint8Array; extra: number; offset?: number }

const names = ['../evil.xml', '/word/document.xml', 'word\\document.xml', 'WORD/DOCUMENT.XML', '', 'word/', 'C:/x', 'a\0b', 'x'.repeat(5000), '[Content_Types].xml', '_rels/.rels', 'word/./document.xml', 'ä/ß.xml', 'word/document.xml'];
const numbers = [0, 1, 0xff, 0xffff, 0x7fffffff, 0xffffffff];

/** Packed once: packing them takes longer than all that is done with them. */
const bombs = [1, 4, 17].flatMap((size) => [0, 0x20, 0x3c].map((fill) => entryOf('', new Uint8Array(size << 20).fill(fill))));

/** A package as a zip whose headers lie: names, sizes, methods, order, what lies where, and bombs. */
export function lyingZip(mutator: Mutator, parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries = [...parts].map(([name, content]): Entry => entryOf(name, content));
  for (let change = mutator.below(4) + 1; change > 0; change--) {
    const at = mutator.below(entries.length);
    const entry = entries[at]!;
    switch (mutator.below(13)) {
      case 0: entry.name = entry.localName = mutator.oneOf(names); break;
      case 1: entry.localName = mutator.oneOf(names); break;
      case 2: entries.push({ ...entry, name: mutator.oneOf([entry.name, entry.name.toUpperCase(), `/${entry.name}`]) }); break;
      case 3: entry.size = mutator.oneOf([...numbers, entry.size + 1, entry.size - 1, entry.size * 2]); break;
      case 4: entry.packed = mutator.oneOf([...numbers, entry.packed + 1, entry.packed - 1]); break;
      case 5: entry.crc = mutator.below(0xffffffff); break;
      case 6: entry.method = mutator.oneOf([0, 8, 9, 12, 99]); break;
      case 7: entry.flags = mutator.oneOf([1, 8, 0x40, 0x800, 0xffff]); break;
      case 8: entry.extra = mutator.oneOf([1, 4, 100, 0xffff]); break;
      case 9: entry.offset = mutator.oneOf([...numbers, 30]); break;
      case 10: entries.splice(at, 1); if (entries.length === 0) entries.push(entry); break;
      case 11: entries.splice(mutator.below(entries.length), 0, ...entries.splice(at, 1)); break;
      default: {
        const name = mutator.oneOf(['word/document.xml', 'word/media/bomb.png', '_rels/.rels', entry.name]);
        const bomb = { ...mutator.oneOf(bombs), name, localName: name };
        const same = entries.findIndex(({ name }) => name === bomb.name);
        entries.splice(same < 0 ? 0 : same, same < 0 ? 0 : 1, bomb);
      }
    }
  }
  return written(mutator, entries);
}

function entryOf(name: string, content: Uint8Array): Entry {
  const data = deflateSync(content, { level: 1 });
  return { name, localName: name, method: 8, flags: 0, crc: crc32(content), packed: data.length, size: content.length, data, extra: 0 };
}

function written(mutator: Mutator, entries: readonly Entry[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  let at = 0;
  const put = (piece: Uint8Array): void => {
    pieces.push(piece);
    at += piece.length;
  };
  if (mutator.random() < 0.05) put(new Uint8Array(mutator.below(50)).fill(0x50));
  const offsets = entries.map((entry) => {
    const offset = at;
    put(header(0x04034b50, 30, entry, entry.localName, 4));
    put(entry.data);
    return entry.offset ?? offset;
  });
  const directory = at;
  entries.forEach((entry, index) => {
    const row = header(0x02014b50, 46, entry, entry.name, 6);
    new DataView(row.buffer).setUint32(42, offsets[index]!, true);
    put(row);
  });
  const end = new Uint8Array(22 + mutator.below(3) * 40);
  const view = new DataView(end.buffer);
  const lie = (number: number): number => (mutator.random() < 0.05 ? mutator.oneOf(numbers) : number);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, lie(entries.length), true);
  view.setUint16(10, lie(entries.length), true);
  view.setUint32(12, lie(at - directory), true);
  view.setUint32(16, lie(directory), true);
  put(end);
  return new Uint8Array(Buffer.concat(pieces));
}

function header(mark: number, length: number, entry: Entry, name: string, from: number): Uint8Array {
  const encoded = new TextEncoder().encode(name);
  const extra = Math.min(entry.extra, 200);
  const bytes = new Uint8Array(length + encoded.length + extra);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, mark, true);
  view.setUint16(from + 2, entry.flags, true);
  view.setUint16(from + 4, entry.method, true);
  view.setUint32(from + 10, entry.crc, true);
  view.setUint32(from + 14, entry.packed, true);
  view.setUint32(from + 18, entry.size, true);
  view.setUint16(from + 22, encoded.length, true);
  view.setUint16(from + 24, entry.extra, true);
  bytes.set(encoded, length);
  return bytes;
}
