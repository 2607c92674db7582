import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { checkLetters, createCombined, openTemplate, produceLetter } from '../../../src/merge';
import { readPackage } from '../../../src/merge/package/docxPackage';
import { docx, mergeField, p, r } from '../build/docx';
import { fixture } from '../build/fixtures';
import { partText, readText, values } from '../build/letterText';
import { png } from '../build/pictures';
import { lintLetter } from '../lint/lintLetter';
import { validatorFaults } from '../lint/validatorFaults';

const by = 'w:id="1" w:author="A" w:date="2026-03-01T09:00:00Z"';
const record = values({ Contact_Name: 'Maija' });
const letter = (bytes: Uint8Array): Uint8Array => {
  const made = produceLetter(openTemplate(bytes, { accept: true }), record);
  expect(lintLetter(made)).toEqual([]);
  expect(partText(made)).not.toMatch(/w:ins\b|w:del\b|w:move|Change\b|w:comment|w:delText|w:author/);
  return made;
};
const read = (body: string): string => readText(letter(docx({ body })));
const mark = (kind: string): string => `<w:pPr><w:jc w:val="both"/><w:rPr><w:${kind} ${by}/></w:rPr></w:pPr>`;

describe('a letter with its changes accepted', () => {
  it('keeps what is new, and loses what is old, the deleted field too', () => {
    const body = p(r('Dear '), `<w:ins ${by}>${mergeField('Contact_Name')}${r('!')}</w:ins>`, `<w:del ${by}><w:r><w:delText>friend</w:delText></w:r></w:del>`)
      + p(`<w:moveFrom ${by}>${r('moved')}</w:moveFrom>`, r('x'), `<w:moveTo ${by}>${r('moved')}</w:moveTo>`);
    expect(read(body)).toBe('Dear Maija!\nxmoved');
  });
  it('has the look that things have now', () => {
    const body = `<w:p><w:pPr><w:jc w:val="right"/><w:pPrChange ${by}><w:pPr/></w:pPrChange></w:pPr><w:r><w:rPr><w:b/><w:rPrChange ${by}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>x</w:t></w:r></w:p>`;
    expect(partText(letter(docx({ body })))).toContain('<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t></w:r></w:p>');
  });
  it('joins paragraphs whose marks were deleted; the mark that stays decides', () => {
    const body = `<w:p>${mark('del')}${r('one ')}</w:p><w:p>${mark('del')}${r('two ')}</w:p><w:p><w:pPr><w:jc w:val="right"/></w:pPr>${r('three')}</w:p>` + `<w:p>${mark('ins')}${r('four')}</w:p>`;
    expect(read(body)).toBe('one two three\nfour');
    expect(partText(letter(docx({ body })))).toContain('<w:p><w:pPr><w:jc w:val="right"/></w:pPr>');
  });
  it('loses a paragraph that was deleted with all that stood in it', () => {
    expect(read(p(r('a')) + `<w:p>${mark('del')}<w:del ${by}><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>` + p(r('b')))).toBe('a\nb');
  });
  it('loses such a paragraph also where a mark stands behind it, and keeps marks of others', () => {
    const gone = (between: string, before = ''): string => p(r('a')) + `<w:p>${mark('del')}${before}<w:del ${by}><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>${between}` + p(r('b'));
    expect(read(p('<w:bookmarkStart w:id="9" w:name="here"/>', r('0')) + gone('<w:bookmarkEnd w:id="9"/>'))).toBe('0\na\nb');
    expect(partText(letter(docx({ body: gone('<w:bookmarkEnd w:id="9"/>', '<w:bookmarkStart w:id="9" w:name="here"/>') })))).toMatch(/<w:bookmarkStart w:id="9" w:name="here"\/>.*<w:bookmarkEnd w:id="9"\/>/);
    const moved = (kind: 'moveFrom' | 'moveTo', id: number): string => `<w:p>${mark(kind)}<w:${kind}RangeStart w:id="${id}" w:author="A" w:date="2026-03-01T09:00:00Z" w:name="move1"/><w:${kind} ${by}>${r('moved')}</w:${kind}></w:p><w:${kind}RangeEnd w:id="${id}"/>`;
    expect(read(p(r('before')) + moved('moveFrom', 5) + p(r('after')) + moved('moveTo', 6) + p(r('end')))).toBe('before\nafter\nmoved\nend');
  });
  it('loses such a paragraph before a table and at the end, but a cell keeps one, and tables stay apart', () => {
    const table = (cell: string): string => `<w:tbl><w:tblPr><w:tblW w:w="100" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="100" w:type="dxa"/></w:tcPr>${cell}</w:tc></w:tr></w:tbl>`;
    const gone = `<w:p>${mark('del')}<w:del ${by}><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>`;
    expect(read(p(r('before')) + gone + table(p(r('cell'))) + p(r('end')))).toBe('before\ncell\nend');
    expect(read(p(r('before')) + gone + gone)).toBe('before');
    expect(read(table(gone) + p(r('end')))).toBe('\nend');
    expect(read(table(p(r('1'))) + gone + table(p(r('2'))) + gone)).toBe('1\n\n2\n');
    expect(read(p(r('before')) + `<w:p>${mark('del')}${r('stays')}</w:p>` + table(p(r('cell'))) + p(r('end')))).toBe('before\nstays\ncell\nend');
  });
  it('has no name of whoever changed the look of a row', () => {
    const row = `<w:tr><w:tblPrEx><w:tblCellMar/><w:tblPrExChange ${by}><w:tblPrEx/></w:tblPrExChange></w:tblPrEx><w:tc><w:tcPr><w:tcW w:w="100" w:type="dxa"/></w:tcPr>${p(r('x'))}</w:tc></w:tr>`;
    expect(read(`<w:tbl><w:tblPr><w:tblW w:w="100" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid>${row}</w:tbl>` + p(r('end')))).toBe('x\nend');
  });
  it('has no name of whoever changed a style or a list', () => {
    const change = (of: string): string => `<w:${of}Pr><w:${of}PrChange ${by}><w:${of}Pr/></w:${of}PrChange></w:${of}Pr>`;
    const source = docx({
      body: p(mergeField('Contact_Name')), styles: `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>${change('r')}</w:style>`,
      numbering: `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>${change('p')}</w:lvl></w:abstractNum>`,
    });
    for (const part of ['word/styles.xml', 'word/numbering.xml']) expect([partText(source, part), partText(letter(source), part)].map((text) => text.includes('w:author'))).toEqual([true, false]);
    // What a list looked like before is in no letter, accepted or not.
    expect(checkLetters(openTemplate(source), [])).toMatchObject([{ code: 'TRACKED_CHANGES', severity: 'error', subject: 'A', count: 1, places: [] }]);
    expect(checkLetters(openTemplate(source, { accept: true }), [])).toEqual([]);
  });
  it('loses rows and tables that were deleted', () => {
    const cell = (text: string): string => `<w:tc><w:tcPr><w:tcW w:w="100" w:type="dxa"/></w:tcPr>${p(r(text))}</w:tc>`;
    const table = (...rows: string[]): string => `<w:tbl><w:tblPr><w:tblW w:w="100" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid>${rows.join('')}</w:tbl>`;
    const deleted = `<w:tr><w:trPr><w:del ${by}/></w:trPr>${cell('old')}</w:tr>`;
    expect(read(table(deleted, `<w:tr><w:trPr><w:ins ${by}/></w:trPr>${cell('new')}</w:tr>`) + p() + table(deleted) + p(r('end')))).toBe('new\n\nend');
  });
  it('has no comments, nor a part for them', () => {
    const made = letter(fixture('letter - margin comments.docx'));
    expect([...readPackage(made).parts.keys()].filter((name) => /comments/.test(name))).toEqual([]);
    expect(readText(made)).toBe('Dear Maija');
  });
  it('carries no picture, address or note that only deleted text led to, alone or in a document of many', async () => {
    const picture = (id: string): string => `<w:r><w:pict><v:shape id="s${id}" style="width:10pt;height:10pt"><v:imagedata r:id="${id}"/></v:shape></w:pict></w:r>`;
    let changes = 0;
    const gone = (content: string): string => `<w:del ${by.replace('1', String(++changes))}>${content}</w:del>`;
    const noteTo = (kind: string, id: number): string => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
    const notes = (kind: string): string => `<w:${kind} w:type="separator" w:id="-1">${p('<w:r><w:separator/></w:r>')}</w:${kind}><w:${kind} w:id="1">${p(r('old note'))}</w:${kind}><w:${kind} w:id="2">${p(r('new note'))}</w:${kind}>`;
    const sourceWith = (deleted: string): Uint8Array => docx({
      body: p(r('Dear '), gone(picture('rIdOfoldpng')), picture('rIdOfnewpng'), deleted)
        + p('<w:hyperlink r:id="rIdHidden">', gone('<w:r><w:delText>gone</w:delText></w:r>'), '</w:hyperlink>', `<w:hyperlink r:id="rIdKept">${gone('<w:r><w:delText>old</w:delText></w:r>')}${r('site')}</w:hyperlink>`)
        + p(r('end'), ...['footnote', 'endnote'].flatMap((kind) => [gone(noteTo(kind, 1)), noteTo(kind, 2)])),
      media: { 'old.png': png(2, 2, { grey: 1 }), 'new.png': png(2, 2) }, footnotes: notes('footnote'), endnotes: notes('endnote'),
      relationships: Object.fromEntries(['Secret', 'Hidden', 'Kept'].map((name) => [`rId${name}`, { kind: 'hyperlink', target: `https://${name.toLowerCase()}.example/`, external: true }])),
    });
    // No Word writes a link that was deleted as a whole like this (ECMA-376 Part 1 §17.13.5.14): gone is gone.
    const source = sourceWith(gone(`<w:hyperlink r:id="rIdSecret">${r('x')}</w:hyperlink>`));
    const combined = createCombined(openTemplate(source, { accept: true }));
    for (let count = 0; count < 2; count++) combined.add(record);
    for (const made of [letter(source), combined.finish()[0]!]) {
      const { parts } = readPackage(made);
      const all = [...parts].map(([name, bytes]) => name + (name.endsWith('.png') ? '' : new TextDecoder().decode(bytes))).join();
      expect(all.match(/old\.png|secret|hidden|gone|old note|<w:hyperlink[^>]*>(?=<\/)/g)).toBeNull();
      for (const kept of ['new.png', 'https://kept.example/', 'new note', 'w:separator/']) expect(all).toContain(kept);
      expect([...lintLetter(made), ...await validatorFaults(made)]).toEqual([]);
    }
    expect(partText(produceLetter(openTemplate(sourceWith('')), record), 'word/footnotes.xml')).toContain('old note');
  }, 30_000);
  it('carries nothing that only its comments led to', () => {
    const source = fixture('letter - margin comments.docx');
    const files: Record<string, Uint8Array> = unzipSync(source);
    const rels = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/private.png"/></Relationships>`;
    files['word/_rels/comments.xml.rels'] = strToU8(rels);
    files['word/media/private.png'] = png(1, 1);
    files['[Content_Types].xml'] = strToU8(strFromU8(files['[Content_Types].xml']!).replace(/<Default Extension="png"[^>]*>/, '').replace('<Override', '<Default Extension="png" ContentType="image/png"/><Override'));
    expect([...readPackage(produceLetter(openTemplate(zipSync(files)), record)).parts.keys()]).toContain('word/media/private.png');
    expect([...readPackage(letter(zipSync(files))).parts.keys()].filter((name) => /private|comments/.test(name))).toEqual([]);
  });
  it('has nothing of it in the check, and nothing in a document of many', () => {
    for (const name of ['letter - tracked changes.docx', 'letter - margin comments.docx']) {
      const template = openTemplate(fixture(name), { accept: true });
      expect(checkLetters(template, []).map(({ code }) => code)).toEqual([]);
      const combined = createCombined(template);
      combined.add(record);
      combined.add(record);
      expect(lintLetter(combined.finish()[0]!)).toEqual([]);
    }
  });
  it('is the letter itself where there is nothing to accept', () => {
    const bytes = fixture('letter - fields in header and footer.docx');
    expect(Buffer.from(produceLetter(openTemplate(bytes, { accept: true }), record)).equals(Buffer.from(produceLetter(openTemplate(bytes), record)))).toBe(true);
  });
});
