import { crc32 } from './crc32';
import { endOfDirectory, headerSize, nameBytes, putHeader, type FileHeader } from './zipWriter';

/** How much is gathered before it is given away: small enough for a browser's memory, large enough for few pieces (ENGINE §2). */
const pieceSize = 4 * 1024 * 1024;
/** A buffer that is filled again and again stays in the processor's cache while it is no larger. */
const reusedPiece = 256 * 1024;
const directoryPiece = 64 * 1024;

/** A zip that is given away piece by piece while it grows; only its directory stays in memory. zip64 where it is needed. */
export interface ZipStream {
  /** Adds a file as it is: letters are compressed already. */
  add(name: string, content: Uint8Array): void;
  /**
   * Adds a file that is written where it will stand, without a copy in between: `write` puts its bytes into `buffer` from `at` on and answers their CRC, or
   * undefined where it cannot – then nothing was added. Answers the file's bytes, which stand there until the next file is added.
   */
  addWritten(name: string, size: number, write: (buffer: Uint8Array, at: number) => number | undefined): Uint8Array | undefined;
  /** Writes the directory and gives away what is left. Returns the size of the whole zip in bytes. */
  finish(): number;
}

export interface ZipOptions {
  /** True where `write` is done with a piece when it returns, as a file and a Blob are: the same buffer is filled again. */
  reusesPieces?: boolean;
  /** Bytes of a piece, about. Default: 4 MB, or 256 kB where they are reused. */
  pieceBytes?: number;
}

/**
 * @param write gets pieces in order, each a buffer of its own, but for `reusesPieces`.
 * ```ts
 * const pieces: Blob[] = [];
 * const zip = createZip((piece) => pieces.push(new Blob([piece])));
 * zip.add('0001.docx', letter);
 * zip.finish();
 * ```
 */
export function createZip(write: (piece: Uint8Array<ArrayBuffer>) => void, { reusesPieces = false, pieceBytes = reusesPieces ? reusedPiece : pieceSize }: ZipOptions = {}): ZipStream {
  const content = gathering(pieceBytes, reusesPieces ? write : (piece) => write(piece.slice()));
  /* In few large pieces: a million small ones would cost five times as much memory as what stands in them. */
  const pieces: Uint8Array[] = [];
  const directory = gathering(directoryPiece, (piece) => pieces.push(piece.slice()));
  let count = 0;
  const addWritten: ZipStream['addWritten'] = (name, size, put) => {
    const header: FileHeader = { name: nameBytes(name), method: 0, crc: 0, size, packedSize: size };
    const offset = content.size();
    const dataAt = headerSize(header);
    const { buffer, at } = content.room(dataAt + size);
    const crc = put(buffer, at + dataAt);
    if (crc === undefined) return undefined;
    header.crc = crc;
    putHeader(buffer, at, header);
    content.take(dataAt + size);
    const rowSize = headerSize(header, offset);
    const row = directory.room(rowSize);
    putHeader(row.buffer, row.at, header, offset);
    directory.take(rowSize);
    count++;
    return buffer.subarray(at + dataAt, at + dataAt + size);
  };
  return {
    add(name, bytes) {
      addWritten(name, bytes.length, (buffer, at) => {
        buffer.set(bytes, at);
        return crc32(bytes);
      });
    },
    addWritten,
    finish() {
      const offset = content.size();
      directory.flush();
      for (const piece of [...pieces, endOfDirectory({ count, size: directory.size(), offset })]) {
        const { buffer, at } = content.room(piece.length);
        buffer.set(piece, at);
        content.take(piece.length);
      }
      content.flush();
      return content.size();
    },
  };
}

interface Gathering {
  /** Where so many bytes more can be written. */
  room(bytes: number): { buffer: Uint8Array<ArrayBuffer>; at: number };
  /** So many were written there. */
  take(bytes: number): void;
  flush(): void;
  /** Of all that was given. */
  size(): number;
}

/** Gathers bytes into pieces of about a size. A piece is good until `give` returns. */
function gathering(pieceLength: number, give: (piece: Uint8Array<ArrayBuffer>) => void): Gathering {
  let buffer = new Uint8Array(pieceLength);
  let filled = 0;
  let size = 0;
  const flush = (): void => {
    if (filled > 0) give(buffer.subarray(0, filled));
    filled = 0;
  };
  return {
    room(bytes) {
      if (filled + bytes > buffer.length) flush();
      if (bytes > buffer.length) buffer = new Uint8Array(bytes);
      return { buffer, at: filled };
    },
    take(bytes) {
      filled += bytes;
      size += bytes;
    },
    flush,
    size: () => size,
  };
}
