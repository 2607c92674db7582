import fc from 'fast-check';
import { numbersOfText, TextWriter, type WrittenTexts } from '../../../src/merge/letter/writtenTexts';
import { linearCrc } from '../../../src/merge/package/crcShift';
import { escapeXml } from '../../../src/merge/package/xmlText';
import { asItIs } from '../../../src/merge/value/fieldValue';
import { runsOf } from '../runs';

/** What is rare in texts, and what looks like it in UTF-8: spaces of all kinds, controls, ends of lines, half characters, signs of three and four bytes. */
const signs = [...'ab z0&<>"\'äÅ§Â°’–€かé', ' ', '\u0085', '\u00a0', '\u2003', '\u2028', '\u2029', '\u202a', '\u3000', '\u1680', '\ufeff', '\ufffd', '\uffff', '\t', '\n', '\r', '\u0001', '\u007f', '\u009f', '😀', '\ud83d'];
const text = fc.oneof({ weight: 3, arbitrary: fc.string({ unit: fc.constantFrom(...signs), maxLength: 12 }) }, fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('', 'Virtanen', 'Koivula & Sons Oy', 'Mäkelä', 'a\0b'));

/** The text that is among the bytes; undefined for one that is not. */
function read({ bytes, numbers, at }: WrittenTexts, index: number): { written: string; crc: number; signs: number } | undefined {
  const [start, length, crc, count] = numbers.subarray(at + index * numbersOfText) as unknown as [number, number, number, number];
  if (length < 0) return undefined;
  const written = bytes.subarray(start, start + length);
  const withClosing = new Uint8Array(length + 1);
  withClosing[0] = 62;
  withClosing.set(written, 1);
  expect(crc).toBe(linearCrc(withClosing.map((byte) => byte ^ 32)));
  return { written: new TextDecoder('utf-8', { ignoreBOM: true }).decode(written), crc, signs: count };
}

const hasLines = /[\t\r\n\v\f\x85\u2028\u2029]/;

test('texts of letter after letter are written as XML has them, and are there when others have been', () => {
  fc.assert(fc.property(fc.array(fc.record({ raw: fc.array(text, { maxLength: 6 }), clean: fc.array(text.map(asItIs), { maxLength: 3 }) }), { maxLength: 40 }), (letters) => {
    const writer = new TextWriter();
    const all = letters.map(({ raw, clean }) => {
      const texts = [...raw, ...clean];
      return { written: writer.write(texts, raw.length), texts, printed: [...raw.map(asItIs), ...clean], isWhole: !raw.some((one) => one.includes('\0')) };
    });
    for (const { written, texts, printed, isWhole } of all) {
      expect(texts).toEqual(printed);
      for (const [index, one] of printed.entries()) {
        const found = read(written, index);
        if (hasLines.test(one)) expect(found).toBeUndefined();
        else if (isWhole) expect(found?.written).toBe(escapeXml(one));
        expect(written.numbers[written.at + index * numbersOfText + 3]).toBe(one.length);
      }
    }
  }), runsOf(300));
});

test('texts that no place holds are not written, and those behind them are', () => {
  const writer = new TextWriter();
  const long = ['x'.repeat(1024 * 1024), '  '];
  expect(read(writer.write(long, 2), 0)).toBeUndefined();
  expect(long[1]).toBe('');
  expect(read(writer.write(['y'.repeat(200_000)]), 0)?.signs).toBe(200_000);
  expect(read(writer.write(['"'.repeat(70_000)]), 0)?.written).toBe('&quot;'.repeat(70_000));
  expect(read(writer.write(Array<string>(5000).fill('z'), 5000), 4999)?.written).toBe('z');
});

test('U+0000 is taken out of a value, and nothing else may hold it', () => {
  const writer = new TextWriter();
  const texts = ['a\0b', 'c'];
  writer.write(texts, 2);
  expect(texts).toEqual(['ab', 'c']);
  expect(() => writer.write(['a\0b'])).toThrow('U+0000');
});
