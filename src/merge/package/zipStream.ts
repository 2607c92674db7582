import { crc32 } from './crc32';
import { directoryHeader, endOfDirectory, localHeader, type PackedFile } from './zipWriter';

/** How much is gathered before it is given away: small enough for a browser's memory, large enough for few pieces (ENGINE §2). */
const pieceSize = 4 * 1024 * 1024;

/** A zip that is given away piece by piece while it grows; only its directory stays in memory. zip64 where it is needed. */
export interface ZipStream {
  /** Adds a file as it is: letters are compressed already. */
  add(name: string, content: Uint8Array): void;
  /** Writes the directory and gives away what is left. Returns the size of the whole zip in bytes. */
  finish(): number;
}

/**
 * @param write gets pieces of about 4 MB, in order; each is a buffer of its own.
 * ```ts
 * const pieces: Blob[] = [];
 * const zip = createZip((piece) => pieces.push(new Blob([piece])));
 * zip.add('0001.docx', letter);
 * zip.finish();
 * ```
 */
export function createZip(write: (piece: Uint8Array<ArrayBuffer>) => void): ZipStream {
  let buffer = new Uint8Array(pieceSize);
  let filled = 0;
  let offset = 0;
  let count = 0;
  const directory: Uint8Array[] = [];
  const flush = (): void => {
    if (filled > 0) write(buffer.slice(0, filled));
    filled = 0;
  };
  const append = (bytes: Uint8Array): void => {
    if (filled + bytes.length > buffer.length) flush();
    if (bytes.length > buffer.length) buffer = new Uint8Array(bytes.length);
    buffer.set(bytes, filled);
    filled += bytes.length;
    offset += bytes.length;
  };
  return {
    add(name, content) {
      const file: PackedFile = { name, method: 0, crc: crc32(content), size: content.length, data: content };
      directory.push(directoryHeader(file, offset));
      append(localHeader(file));
      append(content);
      count++;
    },
    finish() {
      const start = offset;
      directory.forEach(append);
      append(endOfDirectory({ count, size: offset - start, offset: start }));
      flush();
      return offset;
    },
  };
}
