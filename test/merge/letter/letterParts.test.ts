import { openTemplate, produceLetter } from '../../../src/merge';
import { readPackage, writePackage } from '../../../src/merge/package/docxPackage';
import { docx, mergeField, p, r } from '../build/docx';
import { fixture } from '../build/fixtures';
import { partText, readText, values } from '../build/letterText';
import { lintLetter } from '../lint/lintLetter';

const made = (bytes: Uint8Array): Uint8Array => produceLetter(openTemplate(bytes), values({ Contact_Name: 'Maija' }));

describe('a letter carries', () => {
  it('nothing of the add-in, the author or the data source', () => {
    const letter = made(fixture('letter - with a data source and an add-in.docx'));
    expect([...readPackage(letter).parts.keys()]).toEqual(['[Content_Types].xml', '_rels/.rels', 'word/_rels/document.xml.rels', 'word/settings.xml', 'word/styles.xml', 'word/document.xml']);
    expect(partText(letter, 'word/settings.xml')).toMatch(/<w:settings [^>]*><w:defaultTabStop w:val="1304"\/><\/w:settings>$/);
    expect(lintLetter(letter)).toEqual([]);
  });
  it('the text of a content control, not its tie to a property that the letter lacks', () => {
    const control = (binding: string): string => `<w:sdt><w:sdtPr><w:id w:val="5"/>${binding}<w:text/></w:sdtPr><w:sdtContent>${p(r('Our title'))}</w:sdtContent></w:sdt>`;
    const letter = made(docx({ body: control('<w:dataBinding w:xpath="/x" w:storeItemID="{1}"/>') + p(mergeField('Contact_Name')) }));
    expect(partText(letter)).toContain(control(''));
  });
  it('no macros: a .docm or .dotx gives a plain document', () => {
    const { parts } = readPackage(fixture('letter - plain.docx'));
    const changed = (name: string, change: (text: string) => string): [string, Uint8Array] => [name, new TextEncoder().encode(change(new TextDecoder().decode(parts.get(name))))];
    const bytes = writePackage(new Map([...parts, changed('[Content_Types].xml', (text) => text.replace('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', 'application/vnd.ms-word.template.macroEnabledTemplate.main+xml').replace('</Types>', '<Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')),
      changed('word/_rels/document.xml.rels', (text) => text.replace('</Relationships>', '<Relationship Id="rIdV" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>')), ['word/vbaProject.bin', new Uint8Array(9)]]));
    const letter = made(bytes);
    expect(partText(letter, '[Content_Types].xml')).toContain('wordprocessingml.document.main+xml');
    expect(readPackage(letter).parts.has('word/vbaProject.bin')).toBe(false);
    expect(readText(letter)).toBe('Dear Maija,\nIt is spring.');
  });
});
