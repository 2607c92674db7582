import { crcOfByte } from '../package/crcShift';
import type { Slot } from './partLayout';
import { slotText } from './slotText';

const blank = 32;
const encoder = new TextEncoder();

/** What a sign is written as between tags, as `escapeXml` does; by its code. */
const escapes: readonly (Uint8Array | undefined)[] = Array.from({ length: 128 }, (_, code) => (
  { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }[String.fromCharCode(code)])).map((text) => (text === undefined ? undefined : encoder.encode(text)));

/**
 * Writes a value at the end of its slot, which is blank. Answers the linear CRC of what changed in the slot; undefined where the value does not fit, or does
 * not begin and end as the slot asks.
 */
export function writeSlot(buffer: Uint8Array, end: number, slot: Slot, text: string): number | undefined {
  const length = lineLength(text);
  if (length < 1) return writeLines(buffer, end, slot, text);
  if (length >= slot.width) return undefined;
  let at = end - length - 1;
  let crc = crcOfByte(0, 62 ^ blank);
  buffer[at++] = 62; // >
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x80) {
      const escape = escapes[code];
      if (escape === undefined) {
        buffer[at++] = code;
        crc = crcOfByte(crc, code ^ blank);
      } else for (const byte of escape) crc = crcOfByte(crc, (buffer[at++] = byte) ^ blank);
      continue;
    }
    if (code < 0x800) crc = crcOfByte(crc, (buffer[at++] = 0xc0 | (code >> 6)) ^ blank);
    else {
      crc = crcOfByte(crc, (buffer[at++] = 0xe0 | (code >> 12)) ^ blank);
      crc = crcOfByte(crc, (buffer[at++] = 0x80 | ((code >> 6) & 63)) ^ blank);
    }
    crc = crcOfByte(crc, (buffer[at++] = 0x80 | (code & 63)) ^ blank);
  }
  return crc;
}

/** The bytes of a text that is one line without tabs and pairs of surrogates; else -1. */
function lineLength(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 0x40) {
      if (code < 0x20) return -1;
      const escape = escapes[code];
      if (escape !== undefined) length += escape.length - 1;
    } else if (code >= 0x80) {
      if (code < 0x800) {
        if (code === 0x85) return -1;
        length += 1;
      } else {
        if (code === 0x2028 || code === 0x2029 || (code >= 0xd800 && code < 0xe000)) return -1;
        length += 2;
      }
    }
  }
  return length;
}

/** Any other value, as `writeValue` does. */
function writeLines(buffer: Uint8Array, end: number, { width, run }: Slot, text: string): number | undefined {
  const written = slotText(run, text);
  if (written === undefined || written.length > width) return undefined;
  const bytes = encoder.encode(written);
  if (bytes.length > width) return undefined;
  buffer.set(bytes, end - bytes.length);
  let crc = 0;
  for (const byte of bytes) crc = crcOfByte(crc, byte ^ blank);
  return crc;
}
