import { zipSync } from 'fflate';
import { openTemplate, templateHash } from '../../../src/merge';
import { readPackage, writePackage } from '../../../src/merge/package/docxPackage';
import { docx, mergeField, p, r } from '../build/docx';
import { fixture } from '../build/fixtures';

const hash = (bytes: Uint8Array): Promise<string> => templateHash(openTemplate(bytes).parts);
const changed = (bytes: Uint8Array, part: string, change: (text: string) => string): Uint8Array => {
  const { parts } = readPackage(bytes);
  return writePackage(new Map(parts).set(part, new TextEncoder().encode(change(new TextDecoder().decode(parts.get(part))))));
};
const letter = fixture('letter - picture in the header.docx');

describe('the template content hash', () => {
  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['the zip is another', (bytes) => zipSync(Object.fromEntries([...readPackage(bytes).parts].reverse()), { level: 0, mtime: new Date('2020-05-05') })],
    ['relationships have other ids', (bytes) => changed(changed(bytes, 'word/document.xml', (text) => text.replaceAll('"header1"', '"rId99"')), 'word/_rels/document.xml.rels', (text) => text.replace('"header1"', '"rId99"'))],
    ['attributes stand in another order', (bytes) => changed(bytes, 'word/document.xml', (text) => text.replace('<w:pgSz w:w="11906" w:h="16838"/>', '<w:pgSz  w:h=\'16838\' w:w="11906"></w:pgSz>'))],
    ['Word left marks of the session', (bytes) => changed(bytes, 'word/document.xml', (text) => text.replace('<w:p>', '<w:p w:rsidR="00AA11BB"><w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'))],
    ['settings of the author changed', (bytes) => changed(bytes, 'word/settings.xml', (text) => text.replace('<w:defaultTabStop', '<w:zoom w:percent="120"/><w:defaultTabStop'))],
  ])('is the same where %s', async (_, change) => {
    expect(await hash(change(letter))).toBe(await hash(letter));
  });
  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['a word', (bytes) => changed(bytes, 'word/document.xml', (text) => text.replace('Dear', 'Bear'))],
    ['a word of the header', (bytes) => changed(bytes, 'word/header1.xml', (text) => text.replace('Company_Name', 'Contact_Name'))],
    ['a blank', (bytes) => changed(bytes, 'word/document.xml', (text) => text.replace('Dear ', 'Dear'))],
    ['a style', (bytes) => changed(bytes, 'word/styles.xml', (text) => text.replace('"22"', '"24"'))],
    ['the tab stops', (bytes) => changed(bytes, 'word/settings.xml', (text) => text.replace('1304', '1305'))],
    ['the picture', (bytes) => changed(bytes, 'word/media/dot.png', (text) => `${text}x`)],
  ])('is another where %s is', async (_, change) => {
    expect(await hash(change(letter))).not.toBe(await hash(letter));
  });
  it('does not look at the add-in, the data source and the author', async () => {
    expect(await hash(fixture('letter - with a data source and an add-in.docx'))).toBe(await hash(docx({ body: p(mergeField('Contact_Name')), settings: '<w:defaultTabStop w:val="1304"/>' })));
    expect(await hash(docx({ body: p(r('a')) }))).not.toBe(await hash(docx({ body: p(r('b')) })));
  });
});
