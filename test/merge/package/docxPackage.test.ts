import { unzipSync, zipSync, strToU8 } from 'fflate';
import fc from 'fast-check';
import { readPackage, writePackage } from '../../../src/merge/package/docxPackage';

const contentTypes = strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>');
const codeOf = (action: () => unknown): unknown => {
  try {
    action();
  } catch (error) {
    return (error as { code?: string }).code ?? error;
  }
  return 'nothing was thrown';
};
const zipped = (files: Record<string, Uint8Array>): Uint8Array => zipSync({ '[Content_Types].xml': contentTypes, ...files });

describe('a package', () => {
  it('comes back as it was written, also for another reader of zips', () => {
    const bytesArbitrary = fc.uint8Array({ maxLength: 3000 });
    fc.assert(fc.property(fc.dictionary(fc.stringMatching(/^[a-zåäö0-9/]{1,20}\.(xml|png)$/), bytesArbitrary, { maxKeys: 6 }), (files) => {
      const parts = new Map([['[Content_Types].xml', contentTypes], ...Object.entries(files).filter(([name]) => !name.startsWith('/'))] as [string, Uint8Array][]);
      const bytes = writePackage(parts);
      const independent = unzipSync(bytes);
      const own = readPackage(bytes).parts;
      for (const [name, content] of parts) {
        expect(Buffer.from(own.get(name)!).equals(Buffer.from(content))).toBe(true);
        expect(Buffer.from(independent[name]!).equals(Buffer.from(content))).toBe(true);
      }
      expect(own.size).toBe(parts.size);
    }), { numRuns: 60 });
  });

  it('has the same bytes each time', () => {
    const parts = new Map([['word/document.xml', strToU8('<a>'.repeat(500))], ['[Content_Types].xml', contentTypes]]);
    expect(writePackage(parts)).toEqual(writePackage(parts));
    expect([...readPackage(writePackage(parts)).parts.keys()][0]).toBe('[Content_Types].xml');
  });

  it.each([
    ['an empty file', () => new Uint8Array(0), 'NOT_A_DOCX'],
    ['a text', () => strToU8('Dear reader, this is no document at all, only a text.'), 'NOT_A_DOCX'],
    ['a zip of something else', () => zipSync({ 'readme.txt': strToU8('hello') }), 'NOT_A_DOCX'],
    ['an old .doc', () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)]), 'NOT_A_DOCX'],
    ['an encrypted document', () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...[...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])]), 'PACKAGE_ENCRYPTED'],
    ['a truncated package', () => zipped({ 'a.xml': strToU8('x'.repeat(999)) }).slice(0, -40), 'PACKAGE_DAMAGED'],
    ['a way out of the package', () => zipped({ '../../evil.xml': strToU8('x') }), 'PACKAGE_DAMAGED'],
    ['the same part twice', () => zipped({ 'word/a.xml': strToU8('x'), 'word/A.xml': strToU8('y') }), 'PACKAGE_DAMAGED'],
    ['a zip bomb', () => zipped({ 'word/document.xml': new Uint8Array(40 * 1024 * 1024) }), 'PACKAGE_TOO_LARGE'],
    ['too many files', () => zipSync(Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`f${index}`, new Uint8Array(0)]))), 'PACKAGE_TOO_LARGE'],
  ])('refuses %s', (_, make, code) => {
    expect(codeOf(() => readPackage(make()))).toBe(code);
  });

  it('notices one wrong bit', () => {
    const bytes = zipped({ 'word/document.xml': strToU8('the text of a letter that nobody may change') });
    const name = Buffer.from(bytes).indexOf('word/document.xml');
    bytes[name + 'word/document.xml'.length + 3]! ^= 4;
    expect(codeOf(() => readPackage(bytes))).toBe('PACKAGE_DAMAGED');
  });
});
