import fc from 'fast-check';
import { inflateRaw } from 'pako';
import { createGrowingPart } from '../../../src/merge/letter/combine/growingPart';
import { crc32 } from '../../../src/merge/package/crc32';
import { joinBytes, packFile, packLevels, type PackedFile } from '../../../src/merge/package/zipWriter';

/** Few kinds of characters, so that much is found again, and stretches so long that the window of 32,768 matters. */
const stretch = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 40 }))
  .map(([first, length, step]) => String.fromCharCode(...Array.from({ length: length * (step % 5 === 0 ? 20 : 1) }, (_, index) => 97 + (first + Math.imul(index, step) % 29 & 15))));
const stretches = fc.array(stretch, { minLength: 1, maxLength: 40 });

/** Read by another library than packed it. */
const contentOf = ({ method, data }: PackedFile): Uint8Array => {
  const bytes = data instanceof Uint8Array ? data : joinBytes(data);
  return method === 8 ? inflateRaw(bytes) : bytes;
};

describe('a packed file is what it was', () => {
  it.each(Object.entries(packLevels))('packed as one, as what is %s', (_, level) => {
    fc.assert(fc.property(stretches, (some) => {
      const bytes = new TextEncoder().encode(some.join(''));
      const file = packFile('word/document.xml', bytes, level);
      expect(Buffer.from(contentOf(file)).equals(bytes)).toBe(true);
      expect([file.size, file.crc]).toEqual([bytes.length, crc32(bytes)]);
    }));
  });
  it('packed as it grows', () => {
    fc.assert(fc.property(stretches, (some) => {
      const part = createGrowingPart();
      for (const one of some) part.append(one);
      const bytes = new TextEncoder().encode(some.join(''));
      const file = part.finish('word/document.xml');
      expect(Buffer.from(contentOf(file)).equals(bytes)).toBe(true);
      expect([file.size, file.crc]).toEqual([bytes.length, crc32(bytes)]);
    }));
  });
});
