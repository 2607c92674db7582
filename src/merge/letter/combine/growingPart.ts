import { Deflate } from 'pako';
import { crc32 } from '../../package/crc32';
import type { PackedFile } from '../../package/zipWriter';
import type { LetterInHand, Printed } from '../program';
import type { CombineProgram } from './combineProgram';

/** A part that is deflated while it grows: a document of a thousand letters is never in memory as one text. */
export interface GrowingPart {
  append(text: string): void;
  /** Bytes of the text so far. */
  readonly size: number;
  finish(name: string): PackedFile;
}

/** A body that grows by letters. Its beginning is there already, its end comes by itself. */
export interface GrowingBody {
  /** Appends a letter; false where its text must be appended. */
  appendLetter(printed: Printed, own: LetterInHand['own'], isLast: boolean): boolean;
  appendText(letter: string, isLast: boolean): void;
  /** What a letter that is printed so would hold, where that is known without its text. */
  measured(printed: Printed): LetterSize | undefined;
  /** Bytes of the text so far. */
  readonly size: number;
  finish(name: string): PackedFile;
}

/** A letter's size in the body: text as Word holds it (two bytes a character), and XML. */
export interface LetterSize { textBytes: number; partBytes: number }

/** Begins the body of a document: what stands before and behind the letters, and what makes them. */
export type BeginBody = (program: Pick<CombineProgram, 'head' | 'middle' | 'last' | 'tail'>) => GrowingBody;

/** Begins a body whose letters are appended as texts. */
export const plainBody: BeginBody = ({ head, tail }) => {
  const part = createGrowingPart();
  part.append(head);
  return {
    appendLetter: () => false, appendText: (letter) => part.append(letter), measured: () => undefined,
    get size() {
      return part.size;
    },
    finish(name) {
      part.append(tail);
      return part.finish(name);
    },
  };
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
      return { name, method: 8, crc, size, data: pieces };
    },
  };
}
