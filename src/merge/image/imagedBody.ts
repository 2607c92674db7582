import { Deflate } from 'pako';
import { plainBody, type BeginBody, type GrowingBody, type LetterSize } from '../letter/combine/growingPart';
import type { LetterInHand, Printed } from '../letter/program';
import { crc32 } from '../package/crc32';
import { shifted } from '../package/crcShift';
import { joinBytes, type PackedFile } from '../package/zipWriter';
import { timesWider, widened, type Layout } from './layout';
import { layOut, layOutRepeated } from './partLayout';
import { SlotWriter } from './slotWriter';
import { StretchImage } from './stretchImage';

/** Documents of more letters have their bodies from an image. Fewer are made in half a second as it is: then the image itself takes as long, and the file is smaller without its blanks. */
export const mostCombinedPlainly = 500;

/** So many digits a number has at most that each letter has for itself. */
const ownDigits = 6;
/** Letters begin with this end of the tag before them (`layOutRepeated`). */
const tagEnd = '>';
const syncFlush = 2;
const bufferSize = 256 * 1024;
const encoder = new TextEncoder();

/**
 * Bodies of documents of many letters, each letter a copy from an image that refers to the one before (ENGINE §2, combined). What an image cannot express – a letter that
 * is too long, or with a picture – is deflated as a text between the others.
 * ```ts
 * createCombined(template, combinedLimits, imagedBody(layoutOf(template, samples)));
 * ```
 */
export function imagedBody(layout: Layout): BeginBody {
  let images: BodyImages | undefined;
  return (program) => {
    images ??= new BodyImages(program, layout);
    return images.of(0) ? new ImagedBody(images, new SlotWriter()) : plainBody(program);
  };
}

/** A letter that another one follows, and the last one. */
interface LetterStretches { middle: StretchImage; last: StretchImage }

/** What all bodies of a template are made of. */
class BodyImages {
  readonly head: PackedText;
  private readonly images: (LetterStretches | undefined)[] = [];
  private packedTail: PackedText | undefined;

  constructor(private readonly program: Parameters<BeginBody>[0], private readonly layout: Layout) {
    this.head = packedText(program.head.slice(0, -tagEnd.length), syncFlush);
  }

  /** Those of a width; undefined where a letter cannot be laid out. */
  of(index: number): LetterStretches | undefined {
    if (index in this.images) return this.images[index];
    const { program: { middle, last } } = this;
    const layout = { ...(index === 0 ? this.layout : widened(this.layout, timesWider[index]!)), ownDigits };
    const [ofMiddle, ofLast] = [layOutRepeated(middle, layout), layOut([tagEnd, ...last], layout)];
    return this.images[index] = ofMiddle && ofLast && { middle: new StretchImage(ofMiddle), last: new StretchImage(ofLast) };
  }

  get tail(): PackedText {
    return this.packedTail ??= packedText(this.program.tail, true);
  }
}

/** A text, deflated as if nothing stood before it: up to a whole byte, or to the end of the part. */
interface PackedText { bytes: Uint8Array; data: Uint8Array }

function packedText(text: string, flush: typeof syncFlush | true): PackedText {
  const bytes = encoder.encode(text);
  const pieces: Uint8Array[] = [];
  openDeflate(pieces).push(bytes, flush);
  return { bytes, data: joinBytes(pieces) };
}

function openDeflate(pieces: Uint8Array[]): Deflate {
  const deflate = new Deflate({ level: 1, raw: true });
  deflate.onData = (piece) => void pieces.push(piece as Uint8Array);
  return deflate;
}

class ImagedBody implements GrowingBody {
  size = 0;
  private readonly pieces: Uint8Array[] = [];
  private crc = 0;
  private buffer = new Uint8Array(bufferSize);
  private begun = 0;
  private filled = 0;
  private texts: Deflate | undefined;
  /** The image of the letter before. */
  private before: StretchImage | undefined;

  constructor(private readonly images: BodyImages, private readonly writer: SlotWriter) {
    this.take(images.head.bytes);
    this.pieces.push(images.head.data);
  }

  appendLetter(printed: Printed, own: LetterInHand['own'], isLast: boolean): boolean {
    if (printed.inserted) return false;
    this.writer.take(printed, own);
    for (let index = 0; index < timesWider.length; index++) {
      const images = this.images.of(index);
      if (!images) return false;
      const { middle, last } = images;
      const image = isLast ? last : middle;
      const stretch = image.behind(this.before === middle ? middle : undefined);
      this.makeRoom(stretch.size);
      if (!stretch.write(this.buffer, this.filled, printed, this.writer)) continue;
      this.closeTexts();
      this.filled += stretch.size;
      this.crc = shifted(image.shift, this.crc) ^ stretch.crc;
      this.size += image.size;
      this.before = image;
      return true;
    }
    return false;
  }

  measured(printed: Printed): LetterSize | undefined {
    const { middle } = this.images.of(0)!;
    return printed.inserted ? undefined : { textBytes: middle.textLength(printed) * 2, partBytes: middle.size };
  }

  appendText(letter: string, isLast: boolean): void {
    const bytes = encoder.encode(tagEnd + (isLast ? letter : letter.slice(0, -tagEnd.length)));
    this.take(bytes);
    this.before = undefined;
    this.texts ??= this.openTexts();
    this.texts.push(bytes, false);
  }

  finish(name: string): PackedFile {
    const { bytes, data } = this.images.tail;
    this.take(bytes);
    this.closeTexts();
    this.endPiece();
    return { name, method: 8, crc: this.crc >>> 0, size: this.size, data: [...this.pieces, data] };
  }

  private take(text: Uint8Array): void {
    this.crc = crc32(text, this.crc);
    this.size += text.length;
  }

  /** Texts one behind the other are deflated together, as if nothing stood before them. */
  private openTexts(): Deflate {
    this.endPiece();
    return openDeflate(this.pieces);
  }

  /** Up to a whole byte. */
  private closeTexts(): void {
    this.texts?.push(new Uint8Array(0), syncFlush);
    this.texts = undefined;
  }

  private makeRoom(size: number): void {
    if (this.filled + size <= this.buffer.length) return;
    this.endPiece();
    this.buffer = new Uint8Array(Math.max(size, bufferSize));
    this.begun = this.filled = 0;
  }

  private endPiece(): void {
    this.pieces.push(this.buffer.subarray(this.begun, this.filled));
    this.begun = this.filled;
  }
}
