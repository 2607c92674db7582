import { crc32 } from './crc32';
import { directoryHeader, endOfDirectory, localHeader, type PackedFile } from './zipWriter';

/** How much is gathered before it is given away: small enough for a browser's memory, large enough for few pieces (ENGINE §2). */
const pieceSize = 4 * 1024 * 1024;
const directoryPiece = 64 * 1024;

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
  const content = gathering(pieceSize, write);
  /* In few large pieces: a million small ones would cost five times as much memory as what stands in them. */
  const pieces: Uint8Array[] = [];
  const directory = gathering(directoryPiece, (piece) => pieces.push(piece));
  let count = 0;
  return {
    add(name, bytes) {
      const file: PackedFile = { name, method: 0, crc: crc32(bytes), size: bytes.length, data: bytes };
      directory.append(directoryHeader(file, content.size()));
      content.append(localHeader(file));
      content.append(bytes);
      count++;
    },
    finish() {
      const offset = content.size();
      directory.flush();
      pieces.forEach(content.append);
      content.append(endOfDirectory({ count, size: directory.size(), offset }));
      content.flush();
      return content.size();
    },
  };
}

/** Gathers bytes into pieces of about a size, each a buffer of its own; `size` = of all that was given. */
function gathering(pieceLength: number, give: (piece: Uint8Array<ArrayBuffer>) => void): { append(bytes: Uint8Array): void; flush(): void; size(): number } {
  let buffer = new Uint8Array(pieceLength);
  let filled = 0;
  let size = 0;
  const flush = (): void => {
    if (filled > 0) give(buffer.slice(0, filled));
    filled = 0;
  };
  return {
    append(bytes) {
      if (filled + bytes.length > buffer.length) flush();
      if (bytes.length > buffer.length) buffer = new Uint8Array(bytes.length);
      buffer.set(bytes, filled);
      filled += bytes.length;
      size += bytes.length;
    },
    flush,
    size: () => size,
  };
}
