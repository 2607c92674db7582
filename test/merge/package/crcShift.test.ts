import fc from 'fast-check';
import { crc32 } from '../../../src/merge/package/crc32';
import { crcOfByte, crcOfWord, crcShift, linearCrc, shifted } from '../../../src/merge/package/crcShift';

describe('the CRC of bytes that differ from others in one place', () => {
  it('follows from the place and what differs in it', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 9 }), fc.integer({ min: 0, max: 70_000 }), (before, place, behind) => {
      const bytes = new Uint8Array(before.length + place.length + behind).fill(7);
      bytes.set(before);
      const blank = bytes.slice();
      for (const [index, difference] of place.entries()) bytes[before.length + index]! ^= difference;
      expect((crc32(blank) ^ shifted(crcShift(behind), linearCrc(place))) >>> 0).toBe(crc32(bytes));
    }), { numRuns: 200 });
  });

  it('goes on over four bytes at once as over one by one', () => {
    fc.assert(fc.property(fc.integer(), fc.uint8Array({ minLength: 4, maxLength: 4 }), (before, bytes) => {
      expect(crcOfWord(before, new DataView(bytes.buffer, bytes.byteOffset).getInt32(0, true))).toBe(bytes.reduce(crcOfByte, before));
    }), { numRuns: 200 });
  });
});
