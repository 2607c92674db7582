/**
 * Draws the sample letters of `assets/sample-letters`: what a person sees first, and what the journeys are tried on.
 *   node scripts/sampleLetters.mjs
 * The same script gives the same bytes, so the letters change only when this file does.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';

const folder = path.join(import.meta.dirname, '..', 'assets', 'sample-letters');
const accent = '2F5D50';
const millimetre = 36000; // EMU

// ── Picture: a band of handmade paper, green fibres on a soft ground ──────────────────────────────────────────────────
function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function png(width, height, pixel) {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rows.set(pixel(x, y), y * (1 + width * 3) + 1 + x * 3);
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(crc32(body), body.length + 4);
    return framed;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

/** A generator that gives the same numbers everywhere. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function paperBand() {
  const width = 600, height = 80;
  const random = seeded(2027);
  const fibre = new Float32Array(width * height);
  for (let n = 0; n < 380; n++) {
    let x = random() * width, y = random() * height, angle = random() * Math.PI * 2;
    const length = 12 + random() * 46, weight = (random() < 0.5 ? -1 : 1) * (0.05 + random() * 0.12);
    for (let step = 0; step < length; step++) {
      const at = Math.floor(y) * width + Math.floor(x);
      if (x >= 0 && x < width && y >= 0 && y < height) fibre[at] += weight;
      x += Math.cos(angle);
      y += Math.sin(angle);
      angle += (random() - 0.5) * 0.35;
    }
  }
  const sheets = [{ x: 36, y: 15, size: 44 }, { x: 48, y: 24, size: 44 }]; // two sheets, the firm's mark
  return png(width, height, (x, y) => {
    const light = 0.5 + 0.5 * (x / width) + fibre[y * width + x] + (random() - 0.5) * 0.03;
    let colour = [47 + 92 * light * 0.9, 93 + 84 * light * 0.75, 80 + 80 * light * 0.8];
    for (const [index, sheet] of sheets.entries()) {
      const inX = x - sheet.x, inY = y - sheet.y;
      const corner = 12;
      if (inX >= 0 && inX < sheet.size * 0.74 && inY >= 0 && inY < sheet.size && !(inX > sheet.size * 0.74 - corner && inY < corner - (sheet.size * 0.74 - inX))) {
        colour = index === 0 ? [214, 228, 220] : [250, 252, 250];
        if (index === 1 && inX > 6 && inX < 26 && [14, 21, 28, 35].some((line) => Math.abs(inY - line) < 1.4)) colour = [120, 160, 145];
      }
    }
    return colour.map((value) => Math.max(0, Math.min(255, Math.round(value))));
  });
}

// ── Words ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
const letters = {
  'Kevätkirje.docx': {
    language: 'fi-FI', title: 'Kevätkirje', date: 'Päiväys', reference: 'Yhteyshenkilö', page: 'Sivu',
    greeting: 'Formal_Salutation',
    body: [
      ['Kiitos, että ', { field: 'Company_Name' }, ' on luottanut papereihimme. Kevään mallisto on nyt valmis, ja halusimme kertoa siitä teille ensimmäisten joukossa.'],
      ['Uudet sävyt on valmistettu kotimaisesta sellusta ilman valkaisua. Ne sopivat niin kutsuihin ja esitteisiin kuin pakkauksiinkin, ja pienimmän erän toimitamme kolmessa päivässä.'],
    ],
    points: ['Neljä luonnonsävyä: kaarna, kaisla, lumi ja savi', 'Painot 90–350 g/m², arkkina ja rullana', 'Näytepakkaus veloituksetta koko kevään ajan'],
    after: [['Kerron mielelläni lisää. Tavoitatte minut numerosta ', { field: 'Salesperson_Phone_No' }, ' tai osoitteesta ', { field: 'Salesperson_Email' }, '.']],
    postscript: 'P.S. ', closing: 'Ystävällisin terveisin',
  },
  'Spring letter.docx': {
    language: 'en-GB', title: 'Spring letter', date: 'Date', reference: 'Your contact', page: 'Page',
    greeting: 'Formal_Salutation',
    body: [
      ['Thank you for the trust that ', { field: 'Company_Name' }, ' has placed in our papers. The spring collection is ready, and we wanted you to be among the first to hear of it.'],
      ['The new shades are made of Finnish pulp without bleaching. They suit invitations and brochures as well as packaging, and we deliver the smallest batch within three days.'],
    ],
    points: ['Four natural shades: bark, reed, snow and clay', 'Weights from 90 to 350 g/m², in sheets and reels', 'A free sample box all through the spring'],
    after: [['I shall be glad to tell you more. You reach me at ', { field: 'Salesperson_Phone_No' }, ' or ', { field: 'Salesperson_Email' }, '.']],
    postscript: 'P.S. ', closing: 'Kind regards',
  },
};

// ── WordprocessingML ──────────────────────────────────────────────────────────────────────────────────────────────────
const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
const run = (text, properties = '') => `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;
const mark = (type, properties) => `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:fldChar w:fldCharType="${type}"/></w:r>`;
const complexField = (code, result, properties = '') =>
  `${mark('begin', properties)}<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:instrText xml:space="preserve"> ${escape(code)} </w:instrText></w:r>${mark('separate', properties)}${run(result, properties)}${mark('end', properties)}`;
const mergeField = (name, properties = '', switches = '') => complexField(`MERGEFIELD ${name}${switches}`, `«${name}»`, properties);
const paragraph = (content, properties = '') => `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
const style = (name) => `<w:pStyle w:val="${name}"/>`;
const pieces = (parts) => parts.map((part) => (typeof part === 'string' ? run(part) : mergeField(part.field))).join('');

const namespaces = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"', 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"', 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
].join(' ');
const xml = (content) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`;

const picture = (relationship, width, height, description) =>
  `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${width * millimetre}" cy="${height * millimetre}"/><wp:docPr id="1" name="Band" descr="${escape(description)}"/>` +
  '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>' +
  `<pic:nvPicPr><pic:cNvPr id="1" name="band.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
  `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${width * millimetre}" cy="${height * millimetre}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

function documentXml(letter) {
  const cell = (width, content) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
  const head = '<w:tbl><w:tblPr><w:tblW w:w="9638" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="5838"/><w:gridCol w:w="3800"/></w:tblGrid>' +
    `<w:tr><w:trPr><w:trHeight w:val="2100" w:hRule="atLeast"/></w:trPr>${cell(5838, paragraph(mergeField('Address_Block'), style('Address')))}` +
    `${cell(3800, paragraph(run(letter.date), style('FactLabel')) + paragraph(mergeField('Segment_Date'), style('Fact')) + paragraph(run(letter.reference), style('FactLabel')) + paragraph(mergeField('Salesperson_Name'), style('Fact')))}</w:tr></w:tbl>`;
  return xml(`<w:document ${namespaces}><w:body>${head}` +
    paragraph(mergeField('Segment_Subject'), style('Subject')) +
    paragraph(mergeField(letter.greeting), style('Normal')) +
    letter.body.map((parts) => paragraph(pieces(parts))).join('') +
    letter.points.map((point) => paragraph(run(point), style('Point'))).join('') +
    letter.after.map((parts) => paragraph(pieces(parts), '<w:spacing w:before="160"/>')).join('') +
    paragraph(mergeField('Comment', '', ` \\b "${letter.postscript}"`), style('Postscript')) +
    paragraph(run(letter.closing), `<w:keepNext/><w:spacing w:before="240" w:after="480"/>`) +
    paragraph(mergeField('Salesperson_Name', '<w:b/>'), '<w:keepNext/><w:spacing w:after="0"/>') +
    paragraph(mergeField('Salesperson_Job_Title', `<w:color w:val="595959"/>`), '<w:spacing w:after="0"/>') +
    '<w:sectPr><w:headerReference w:type="default" r:id="rId6"/><w:footerReference w:type="default" r:id="rId7"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2552" w:right="1134" w:bottom="1701" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/><w:cols w:space="708"/></w:sectPr></w:body></w:document>');
}

const headerXml = () => xml(`<w:hdr ${namespaces}>${paragraph(picture('rId1', 170, 22.5, 'Tuohela Paperi'), style('Header'))}${paragraph(mergeField('Company_Information_Name', `<w:b/><w:color w:val="${accent}"/><w:spacing w:val="20"/>`), style('Header'))}</w:hdr>`);
const footerXml = (letter) => {
  const dot = run('  ·  ');
  return xml(`<w:ftr ${namespaces}>${paragraph(
    [mergeField('Company_Information_Name'), mergeField('Company_Information_Address'), mergeField('Company_Information_Post_Code') + run(' ') + mergeField('Company_Information_City'), mergeField('Company_Information_Phone_No')].join(dot) +
    `<w:r><w:tab/></w:r>${run(`${letter.page} `)}${complexField('PAGE', '1')}`, style('Footer'))}</w:ftr>`);
};

function stylesXml(letter) {
  const define = (id, name, paragraphProperties, runProperties, base = 'Normal') =>
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${base}"/><w:qFormat/>${paragraphProperties && `<w:pPr>${paragraphProperties}</w:pPr>`}${runProperties && `<w:rPr>${runProperties}</w:rPr>`}</w:style>`;
  return xml(`<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="${letter.language}" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
    '<w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="271" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>' +
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="60" w:line="240" w:lineRule="auto"/></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="6" w:color="A9C3B8"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:color w:val="595959"/><w:sz w:val="17"/></w:rPr></w:style>' +
    define('Address', 'Address', '<w:spacing w:after="0" w:line="259" w:lineRule="auto"/>', '') +
    define('FactLabel', 'Fact label', '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>', `<w:color w:val="${accent}"/><w:sz w:val="17"/>`) +
    define('Fact', 'Fact', '<w:spacing w:after="100" w:line="240" w:lineRule="auto"/>', '') +
    define('Subject', 'Subject', '<w:keepNext/><w:spacing w:before="120" w:after="220"/>', `<w:b/><w:color w:val="${accent}"/><w:sz w:val="28"/>`) +
    define('Point', 'Point', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="50"/><w:ind w:left="454" w:hanging="284"/>', '') +
    define('Postscript', 'Postscript', `<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="A9C3B8"/></w:pBdr><w:spacing w:before="160"/><w:ind w:left="170"/>`, '<w:i/>') + '</w:styles>');
}

const numberingXml = () => xml(`<w:numbering ${namespaces}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="–"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="454" w:hanging="284"/></w:pPr><w:rPr><w:color w:val="${accent}"/></w:rPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`);
const settingsXml = (letter) => xml(`<w:settings ${namespaces}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="${letter.language}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>`);
const fontTableXml = () => xml(`<w:fonts ${namespaces}><w:font w:name="Calibri"><w:panose1 w:val="020F0502020204030204"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>`);

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationships = (rows) => xml(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`);
const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

function letterParts(letter, band) {
  return {
    '[Content_Types].xml': xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
      [['document', 'document.main'], ['styles', 'styles'], ['settings', 'settings'], ['numbering', 'numbering'], ['fontTable', 'fontTable'], ['header1', 'header'], ['footer1', 'footer']].map(([part, type]) => `<Override PartName="/word/${part}.xml" ContentType="${main}.${type}+xml"/>`).join('') +
      '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'),
    '_rels/.rels': relationships([['rId1', `${office}/officeDocument`, 'word/document.xml'], ['rId2', 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml']]),
    'docProps/core.xml': xml(`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${letter.title}</dc:title><dc:language>${letter.language}</dc:language></cp:coreProperties>`),
    'word/document.xml': documentXml(letter),
    'word/_rels/document.xml.rels': relationships([['rId1', `${office}/styles`, 'styles.xml'], ['rId2', `${office}/settings`, 'settings.xml'], ['rId3', `${office}/numbering`, 'numbering.xml'], ['rId4', `${office}/fontTable`, 'fontTable.xml'], ['rId6', `${office}/header`, 'header1.xml'], ['rId7', `${office}/footer`, 'footer1.xml']]),
    'word/styles.xml': stylesXml(letter), 'word/settings.xml': settingsXml(letter), 'word/numbering.xml': numberingXml(), 'word/fontTable.xml': fontTableXml(),
    'word/header1.xml': headerXml(), 'word/_rels/header1.xml.rels': relationships([['rId1', `${office}/image`, 'media/band.png']]),
    'word/footer1.xml': footerXml(letter), 'word/media/band.png': band,
  };
}

mkdirSync(folder, { recursive: true });
const band = paperBand();
const encoder = new TextEncoder();
for (const [name, letter] of Object.entries(letters)) {
  const parts = Object.entries(letterParts(letter, band)).map(([part, content]) => [part, typeof content === 'string' ? encoder.encode(content) : content]);
  const bytes = zipSync(Object.fromEntries(parts.map(([part, content]) => [part, [content, { level: part.endsWith('.png') ? 0 : 9, mtime: new Date(2026, 0, 1) }]])));
  writeFileSync(path.join(folder, name), bytes);
  console.log(`${name}: ${bytes.length.toLocaleString('en')} bytes`);
}
