import { Deflate } from 'pako';
import { crc32 } from '../../package/crc32';
import { joinBytes, type PackedFile } from '../../package/zipWriter';

/** A part that is deflated while it grows: a document of a thousand letters is never in memory as one text. */
export interface GrowingPart {
  append(text: string): void;
  /** Bytes of the text so far. */
  readonly size: number;
  finish(name: string): PackedFile;
}

/** Starts a part. */
export function createGrowingPart(): GrowingPart {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  const deflate = new Deflate({ level: 1, raw: true });
  deflate.onData = (piece) => void pieces.push(typeof piece === 'string' ? encoder.encode(piece) : piece);
  let crc = 0;
  let size = 0;
  return {
    append(text) {
      const bytes = encoder.encode(text);
      crc = crc32(bytes, crc);
      size += bytes.length;
      deflate.push(bytes, false);
    },
    get size() {
      return size;
    },
    finish(name) {
      deflate.push(new Uint8Array(0), true);
      return { name, method: 8, crc, size, data: joinBytes(pieces) };
    },
  };
}
