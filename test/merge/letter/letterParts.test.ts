import { checkLetters, createCombined, openTemplate, produceLetter } from '../../../src/merge';
import { readPackage, writePackage } from '../../../src/merge/package/docxPackage';
import { docx, fieldMarks, mergeField, p, r, type DocxSource } from '../build/docx';
import { fixture } from '../build/fixtures';
import { partText, readText, values } from '../build/letterText';
import { record } from '../build/records';
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

  /** Everything that says who wrote the letter, where, or with what, as Word writes it. Each stands under a word that no letter may hold. */
  const telling = (): Uint8Array => {
    const secret = (kind: string): string => `<x>Secret ${kind}</x>`;
    const by = 'w:author="Secret Person" w:date="2026-11-23T10:00:00Z"';
    return docx({
      body: `<w:p w:rsidR="005ec4e7" w:rsidRDefault="005ec4e7" w:rsidP="005ec4e7"><w:r  w:rsidRPr="005ec4e7"><w:t>Dear </w:t></w:r>${mergeField('Contact_Name')}<w:ins w:id="1" ${by}>${r(' new')}</w:ins><w:del w:id="2" ${by}><w:r><w:delText>old</w:delText></w:r></w:del><w:commentRangeStart w:id="0"/>${r('!')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`
        + `<w:sdt><w:sdtPr><w:id w:val="5"/><w:dataBinding w:xpath="/Secret" w:storeItemID="{1}"/><w:text/></w:sdtPr><w:sdtContent>${p(r('Title'))}</w:sdtContent></w:sdt>`,
      section: '<w:sectPr w:rsidSect="005ec4e7"><w:headerReference w:type="default" r:id="header1"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1134" w:bottom="1417" w:left="1134" w:header="708" w:footer="708" w:gutter="0"/><w:printerSettings r:id="rIdPrinter"/></w:sectPr>',
      headers: { header1: `<w:p w:rsidR="005ec4e7">${r('Top')}<w:ins w:id="3" ${by}>${r('x')}</w:ins></w:p>` },
      comments: `<w:comment w:id="0" ${by} w:initials="SP">${p(r('Who?'))}</w:comment>`,
      styles: '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:rsid w:val="005ec4e7"/></w:style>',
      settings: '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:dataType w:val="textFile"/><w:query w:val="SELECT * FROM Secret"/><w:dataSource r:id="rId1"/></w:mailMerge><w:attachedTemplate r:id="rId2"/><w:documentProtection w:edit="forms" w:enforcement="1" w:hash="5ec4e7=="/><w:defaultTabStop w:val="1304"/><w:rsids><w:rsidRoot w:val="005ec4e7"/></w:rsids><w:docVars><w:docVar w:name="Secret" w:val="Secret"/></w:docVars>',
      parts: {
        'word/_rels/settings.xml.rels': { text: '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/mailMergeSource" Target="file:///C:/Secret.csv" TargetMode="External"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="file:///C:/Secret.dotx" TargetMode="External"/></Relationships>', type: '' },
        'word/people.xml': { text: secret('people'), type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.people+xml' },
        'word/printerSettings1.bin': { text: 'Secret printer', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.printerSettings' },
        'word/glossary/document.xml': { text: secret('building blocks'), type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.glossary+xml' },
        'word/webextensions/taskpanes.xml': { text: secret('pane'), type: 'application/vnd.ms-office.webextensiontaskpanes+xml' },
        'word/webextensions/webextension1.xml': { text: secret('setting'), type: 'application/vnd.ms-office.webextension+xml' },
        'docProps/core.xml': { text: secret('creator'), type: 'application/vnd.openxmlformats-package.core-properties+xml' },
        'docProps/app.xml': { text: secret('company'), type: 'application/vnd.openxmlformats-officedocument.extended-properties+xml' },
        'docProps/custom.xml': { text: secret('property'), type: 'application/vnd.openxmlformats-officedocument.custom-properties+xml' },
        'docMetadata/LabelInfo.xml': { text: secret('label'), type: 'application/vnd.ms-office.classificationlabels+xml' },
        'customXml/item1.xml': { text: secret('data'), type: 'application/xml' },
      },
      entrances: [
        ['http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes', 'word/webextensions/taskpanes.xml'], ['http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml'],
        ['http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties', 'docProps/app.xml'], ['http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties', 'docProps/custom.xml'],
        ['http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels', 'docMetadata/LabelInfo.xml'],
      ].map(([type, target]) => ({ type: type!, target: target! })),
      relationships: {
        rIdCustom: { kind: 'customXml', target: '../customXml/item1.xml' }, rIdPeople: { kind: 'http://schemas.microsoft.com/office/2011/relationships/people', target: 'people.xml' },
        rIdPrinter: { kind: 'printerSettings', target: 'printerSettings1.bin' }, rIdGlossary: { kind: 'glossaryDocument', target: 'glossary/document.xml' },
        rIdPane: { kind: 'http://schemas.microsoft.com/office/2011/relationships/webextension', target: 'webextensions/webextension1.xml' },
      },
    });
  };
  const tells = (bytes: Uint8Array): string[] => [...readPackage(bytes).parts].flatMap(([name, content]) => [name, ...new TextDecoder().decode(content).split('<')])
    .filter((piece) => /secret|5ec4e7|rsid|printer|webext|glossary|people|docprops|customxml|"SP"/i.test(piece));
  it('nobody and nothing of whoever wrote it, by itself or among others, also with changes and comments that nobody accepted', () => {
    const template = openTemplate(telling());
    expect(tells(telling()).length).toBeGreaterThan(40);
    const letter = produceLetter(template, values({ Contact_Name: 'Maija' }));
    expect(tells(letter)).toEqual([]);
    expect(readText(letter)).toBe('Dear Maija new!\nTitle');
    expect(partText(letter)).toContain('<w:ins w:id="1" w:author="Author" ');
    expect(partText(letter)).toContain('<w:p><w:r><w:t>Dear </w:t></w:r>');
    const combined = createCombined(template);
    for (const name of ['Maija', 'Bo']) combined.add(values({ Contact_Name: name }));
    const [document] = combined.finish();
    expect(tells(document!)).toEqual([]);
    for (const bytes of [letter, document!]) expect(lintLetter(bytes)).toEqual([]);
  });
  const by = 'w:id="9" w:author ="Secret Person" w:date="2026-11-23T10:00:00Z"';
  const changedLook = `<w:rPr><w:b/><w:rPrChange ${by}><w:rPr/></w:rPrChange></w:rPr>`;
  const { begin, separate, end } = fieldMarks;
  const inLook = (content: string): string => `<w:r>${changedLook}${content}</w:r>`;
  it.each<[string, DocxSource, changes?: number]>([
    ['in a paragraph that a value makes two of', { body: `<w:p><w:pPr><w:rPr><w:ins ${by}/></w:rPr></w:pPr>${mergeField('Contact_Name')}</w:p>` }],
    ['in a run that a field is cut out of', { body: p(inLook('<w:t>a</w:t><w:fldChar w:fldCharType="begin"/><w:instrText> MERGEFIELD Contact_Name </w:instrText><w:fldChar w:fldCharType="end"/><w:t>b</w:t>')) }],
    ['in a text of an IF', { body: p(begin, inLook('<w:instrText xml:space="preserve"> IF 1 = 1 "yes" "no" </w:instrText>'), separate, end) }],
    ['in styles', { body: p(mergeField('Contact_Name')), styles: `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>${changedLook}</w:style>` }],
    ['in lists', { body: p(mergeField('Contact_Name')), numbering: `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/><w:pPr><w:pPrChange ${by}><w:pPr/></w:pPrChange></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` }, 0],
  ])('nobody who changed something %s', (_, source, changes = 1) => {
    const template = openTemplate(docx(source));
    const letter = produceLetter(template, values({ Contact_Name: 'Maija\n\nVirtanen' }));
    const combined = createCombined(template);
    for (const name of ['Maija\n\nVirtanen', 'Bo']) combined.add(values({ Contact_Name: name }));
    expect([letter, ...combined.finish()].map(tells)).toEqual([[], []]);
    expect(checkLetters(template, []).filter(({ code }) => code === 'TRACKED_CHANGES').map(({ subject, count }) => [subject, count])).toEqual(changes ? [['Secret Person', changes]] : []);
  });
  it('but the check still says who', () => {
    const issues = checkLetters(openTemplate(telling()), [record(1)]);
    expect(issues.filter(({ code }) => code === 'TRACKED_CHANGES' || code === 'MARGIN_COMMENTS').map(({ subject, count }) => [subject, count])).toEqual([['Secret Person', 3], ['Secret Person', 1]]);
  });
});
