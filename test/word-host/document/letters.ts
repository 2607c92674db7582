import { zipSync } from 'fflate';

export const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const paragraph = (content: string, properties = ''): string => `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
export const run = (text: string, look = ''): string => `<w:r>${look && `<w:rPr>${look}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const field = (code: string, result: string, look = ''): string => {
  const piece = (content: string): string => `<w:r>${look && `<w:rPr>${look}</w:rPr>`}${content}</w:r>`;
  return piece('<w:fldChar w:fldCharType="begin"/>') + piece(`<w:instrText xml:space="preserve"> ${code} </w:instrText>`) + piece('<w:fldChar w:fldCharType="separate"/>') + piece(`<w:t>${result}</w:t>`) + piece('<w:fldChar w:fldCharType="end"/>');
};

/** A .docx with this body. Header, footer and a list of styles are always there, so that they can be watched. */
export function letterOf(body: string, more: Record<string, string> = {}): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
      + '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
      + '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
      + '<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>'
      + '<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>',
    '_rels/.rels': `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/styles" Target="styles.xml"/>`
      + `<Relationship Id="rId2" Type="${office}/header" Target="header1.xml"/><Relationship Id="rId3" Type="${office}/footer" Target="footer1.xml"/></Relationships>`,
    'word/document.xml': `${declaration}<w:document xmlns:w="${w}" xmlns:r="${office}"><w:body>${body}<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/></w:sectPr></w:body></w:document>`,
    'word/header1.xml': `${declaration}<w:hdr xmlns:w="${w}">${paragraph(run('Lumi Paper Oy'))}</w:hdr>`,
    'word/footer1.xml': `${declaration}<w:ftr xmlns:w="${w}">${paragraph(run('Page ') + field('PAGE', '1'))}</w:ftr>`,
    'word/styles.xml': `${declaration}<w:styles xmlns:w="${w}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>`
      + '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="normal"/></w:style>'
      + '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style></w:styles>',
    ...more,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new Uint8Array(Buffer.from(text))])), { level: 0 });
}

export const flatOpc = (body: string, styles = '', more = ''): string =>
  '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
  + `<pkg:part pkg:name="/_rels/.rels" pkg:contentType="application/vnd.openxmlformats-package.relationships+xml"><pkg:xmlData><Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships></pkg:xmlData></pkg:part>`
  + `<pkg:part pkg:name="/word/_rels/document.xml.rels" pkg:contentType="application/vnd.openxmlformats-package.relationships+xml"><pkg:xmlData><Relationships xmlns="${packages}/relationships">`
  + `<Relationship Id="s1" Type="${office}/styles" Target="styles.xml"/><Relationship Id="n1" Type="${office}/numbering" Target="numbering.xml"/><Relationship Id="i1" Type="${office}/image" Target="media/image1.png"/><Relationship Id="l1" Type="${office}/hyperlink" Target="https://example.com/" TargetMode="External"/></Relationships></pkg:xmlData></pkg:part>`
  + `<pkg:part pkg:name="/word/document.xml" pkg:contentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"><pkg:xmlData><w:document xmlns:w="${w}" xmlns:r="${office}"><w:body>${body}</w:body></w:document></pkg:xmlData></pkg:part>`
  + (styles && `<pkg:part pkg:name="/word/styles.xml" pkg:contentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"><pkg:xmlData><w:styles xmlns:w="${w}">${styles}</w:styles></pkg:xmlData></pkg:part>`)
  + more + '</pkg:package>';

/** A field over two paragraphs with these texts, with one inside its instruction. */
export const longField = (first: string, second: string): [string, string] => [
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>' + field('MERGEFIELD Sum', '5') + '<w:r><w:instrText xml:space="preserve"> = 5 "first</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run(first),
  run(second) + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
];

const long = longField('first', 'second');

/** Fields whose instruction stands over two paragraphs, one long field in another, one over a table and a block of a content control. */
export const longFieldsBody = (() => {
  const mark = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
  const code = (text: string): string => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
  const [begun, ended] = longField('outer', 'outer again');
  const [inner, innerEnd] = longField('inner', 'inner again');
  return paragraph(run('Dear') + mark('begin') + code(' IF ') + field('MERGEFIELD Sum', '5') + code(' = 5 "one')) + paragraph(code('two" "three" ') + mark('separate') + run('one')) + paragraph(run('two') + mark('end') + run(' so far'))
    + paragraph(begun + inner) + paragraph(innerEnd + run(' and ') + field('MERGEFIELD City', '«City»')) + paragraph(ended)
    + paragraph(run('x') + begun)
    + `<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/>${paragraph(run('cell'))}</w:tc><w:tc><w:tcPr/>${paragraph(inner)}${paragraph(innerEnd)}</w:tc></w:tr></w:tbl>`
    + `<w:sdt><w:sdtPr><w:id w:val="4712"/></w:sdtPr><w:sdtContent>${paragraph(run('in a block'))}${paragraph(ended + run(' of it'))}</w:sdtContent></w:sdt>`
    + paragraph('');
})();

/** Text, formatting, a table, a content control, a link, fields of every shape, and one over two paragraphs. */
export const everythingBody =
  paragraph(run('Dear ') + field('MERGEFIELD Contact_Name', '«Contact_Name»', '<w:b/>') + run(', hello', '<w:i/>') + run(' there'))
  + paragraph('<w:hyperlink w:anchor="a"><w:r><w:t>our offer</w:t></w:r></w:hyperlink>' + run(' and ') + '<w:fldSimple w:instr=" MERGEFIELD City "><w:r><w:t>«City»</w:t></w:r></w:fldSimple>', '<w:pStyle w:val="Heading1"/>')
  + `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr/>${paragraph(run('left'))}</w:tc><w:tc><w:tcPr/>${paragraph(run('right 😀'))}${paragraph('')}</w:tc></w:tr></w:tbl>`
  + paragraph(run('In ') + '<w:sdt><w:sdtPr><w:alias w:val="Place"/><w:tag w:val="place"/><w:id w:val="4711"/></w:sdtPr><w:sdtContent><w:r><w:t>Turku</w:t></w:r></w:sdtContent></w:sdt>' + '<w:r><w:tab/><w:t>today</w:t><w:br/></w:r>')
  + paragraph(long[0])
  + paragraph(long[1] + run(' after'))
  + paragraph('');
