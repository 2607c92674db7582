import fc from 'fast-check';
import { crc32 } from '../../../src/merge/package/crc32';
import { crcOfByte, crcShift, crcShifts, crcTables, linearCrc, shifted, shiftedTogether } from '../../../src/merge/package/crcShift';

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
      const both = before ^ new DataView(bytes.buffer, bytes.byteOffset).getInt32(0, true);
      expect([3, 2, 1, 0].reduce((crc, table, byte) => crc ^ crcTables[table]![(both >>> (byte * 8)) & 255]!, 0)).toBe(bytes.reduce(crcOfByte, before));
    }), { numRuns: 200 });
  });

  it('is put together of many as of one by one', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer(), fc.integer({ min: 0, max: 100_000 })), { maxLength: 5 }), fc.integer(), (all, unused) => {
      const shifts = all.map(([, behind]) => crcShift(behind));
      expect(shiftedTogether(crcShifts(shifts), Int32Array.from([...all.map(([crc]) => crc), unused]))).toBe(all.reduce((sum, [crc], index) => sum ^ shifted(shifts[index]!, crc), 0));
    }), { numRuns: 200 });
  });
});
