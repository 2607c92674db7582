import fc from 'fast-check';
import { deflateRaw, inflateRaw } from 'pako';
import { joinBytes, packFile } from '../../../src/merge/package/zipWriter';

/** Few kinds of bytes, so that much is found again, and runs so long that the window matters. */
const content = fc.array(fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 40 })), { minLength: 1, maxLength: 12 })
  .map((pieces) => Uint8Array.from(pieces.flatMap(([first, length, step]) => Array.from({ length: length * (step % 5 === 0 ? 20 : 1) }, (_, index) => 97 + ((first + Math.imul(index, step) % 29) & 15)))));

describe('a packed file', () => {
  it('has the bytes that the largest window gives, however small the one is that it is packed with', () => {
    fc.assert(fc.property(content, fc.constantFrom(1 as const, 6 as const), (bytes, level) => {
      const { data, method } = packFile('word/document.xml', bytes, level);
      const packed = data instanceof Uint8Array ? data : joinBytes(data);
      const largest = deflateRaw(bytes, { level });
      expect(Buffer.from(packed).equals(method === 8 ? largest : bytes)).toBe(true);
      if (method === 8) expect(Buffer.from(inflateRaw(packed)).equals(bytes)).toBe(true);
    }));
  });

  it.each([250, 251, 500, 512, 1024, 4096, 8192, 16_384, 32_768, 65_536, 70_000])('of %i bytes, at the edge of a window, too: what stands at its beginning is found from its end', (size) => {
    let last = 1;
    const bytes = Uint8Array.from({ length: size }, () => { last = Math.imul(last, 1_103_515_245) + 12_345; return (last >>> 16) & 0x3f; });
    bytes.copyWithin(size - 40, 0, 40);
    const { data, method } = packFile('word/document.xml', bytes);
    const packed = data instanceof Uint8Array ? data : joinBytes(data);
    const largest = deflateRaw(bytes, { level: 6 });
    expect(method).toBe(8);
    expect(Buffer.from(packed).equals(largest)).toBe(true);
  });
});
