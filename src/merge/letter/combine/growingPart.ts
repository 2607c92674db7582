import { Deflate } from 'pako';
import { crc32 } from '../../package/crc32';
import { joinBytes, type PackedFile } from '../../package/zipWriter';
import type { LetterInHand, Op, Printed } from '../program';

/** A part that is deflated while it grows: a document of a thousand letters is never in memory as one text. */
export interface GrowingPart {
  append(text: string): void;
  /** Bytes of the text so far. */
  readonly size: number;
  finish(name: string): PackedFile;
}

/** A body that grows by letters. */
export interface GrowingBody extends GrowingPart {
  /** Appends a letter that another one follows; false where its text must be appended. */
  appendLetter(printed: Printed, own: LetterInHand['own']): boolean;
  /** What a letter that is printed so would hold, where that is known without its text. */
  measured(printed: Printed): LetterSize | undefined;
}

/** A letter's size in the body: text as Word holds it (two bytes a character), and XML. */
export interface LetterSize { textBytes: number; partBytes: number }

/** Begins the body of a document with this text; each letter that another one follows is made by this program. */
export type BeginBody = (head: string, middle: readonly Op[]) => GrowingBody;

/** Begins a body whose letters are appended as texts. */
export const plainBody: BeginBody = (head) => {
  const part = createGrowingPart();
  part.append(head);
  return Object.assign(part, { appendLetter: () => false, measured: () => undefined });
};

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
