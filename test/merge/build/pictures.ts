import { deflateSync } from 'node:zlib';
import { crc32 } from '../../../src/merge/package/crc32';

const number = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const chunk = (kind: string, data: Uint8Array): number[] => {
  const named = Uint8Array.of(...new TextEncoder().encode(kind), ...data);
  return [...number(data.length), ...named, ...number(crc32(named))];
};

/** A PNG of one colour that any program opens; `perMetre` points, where it says so. */
export function png(wide: number, high: number, { perMetre, grey = 128 }: { perMetre?: number; grey?: number } = {}): Uint8Array {
  const rows = new Uint8Array((wide + 1) * high).fill(grey);
  for (let row = 0; row < high; row++) rows[row * (wide + 1)] = 0;
  return Uint8Array.of(
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...chunk('IHDR', Uint8Array.of(...number(wide), ...number(high), 8, 0, 0, 0, 0)),
    ...(perMetre === undefined ? [] : chunk('pHYs', Uint8Array.of(...number(perMetre), ...number(perMetre), 1))), ...chunk('IDAT', deflateSync(rows)), ...chunk('IEND', new Uint8Array()),
  );
}

/** The beginning of a JPEG, as far as its size; a comment before it, and a resolution in inches or centimetres. */
export const jpeg = (wide: number, high: number, { unit = 0, density = 1 } = {}): Uint8Array => Uint8Array.of(
  0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, unit, density >> 8, density & 255, density >> 8, density & 255, 0, 0,
  0xff, 0xfe, 0, 4, 0x21, 0x21, 0xff, 0xff, 0xc2, 0, 11, 8, high >> 8, high & 255, wide >> 8, wide & 255, 1, 1, 0x11, 0, 0xff, 0xd9,
);

/** The smallest GIF, of whatever size it says. */
export const gif = (wide: number, high: number): Uint8Array => Uint8Array.of(0x47, 0x49, 0x46, 0x38, 0x39, 0x61, wide & 255, wide >> 8, high & 255, high >> 8, 0x80, 0, 0, 0, 0, 0, 255, 255, 255, 0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b);
