/** Draws the sample letters in assets/sample-letters: `node scripts/sampleLetters.mjs`. The same run gives the same bytes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { png } from './png.mjs';

const accent = '1F5F5B';
const soft = '5B6B6A'; // 5.6 : 1 on white
const folder = path.join(import.meta.dirname, '..', 'assets', 'sample-letters');

const letters = [
  {
    file: 'Spring letter.docx', language: 'en-GB', heading: 'Spring is here \u2013 and so is our open day', page: ['Page', 'of'],
    paragraphs: [
      [f('Formal_Salutation', 'Dear Mr Virtanen'), ','],
      ['The days are growing longer, and we have used the dark months well: our new spring range is ready. Before it goes to the shops we should like to show it to you', f('Company_Name', '', '\\b " and to everyone at " '), '. You will find papers of unbleached Finnish pulp, envelopes that close without glue, and the notebooks you have been asking for since last summer.'],
      ['We keep an open day for our regular customers on Thursday, 23 April, from nine to five. There will be coffee, cardamom buns and plenty of time to talk. Your own contact, ', f('Salesperson_Name', 'Anna Lindqvist'), ', is glad to set an hour aside for you: a call to ', f('Salesperson_Phone_No', '+358 40 123 4567'), ' is enough.'],
      ['We look forward to seeing you.'],
    ],
    closing: 'With kind regards',
  },
  {
    file: 'Kev\u00e4tkirje.docx', language: 'fi-FI', heading: 'Kev\u00e4t on t\u00e4\u00e4ll\u00e4 \u2013 tervetuloa avoimiin oviin', page: ['Sivu', '/'],
    paragraphs: [
      [f('Formal_Salutation', 'Hyv\u00e4 Maija Virtanen'), ','],
      ['p\u00e4iv\u00e4t pitenev\u00e4t, ja pime\u00e4t kuukaudet on k\u00e4ytetty hyvin: kev\u00e4\u00e4n uusi mallistomme on valmis. Ennen kuin se l\u00e4htee kauppoihin, haluamme esitell\u00e4 sen Teille', f('Company_Name', '', '\\b " (" \\f ")" '), '. Mukana on valkaisemattomia papereita kotimaisesta sellusta, kuoria, jotka sulkeutuvat ilman liimaa, sek\u00e4 se vihkosarja, jota on kysytty viime kes\u00e4st\u00e4 asti.'],
      ['Pid\u00e4mme kanta-asiakkaillemme avoimet ovet torstaina 23. huhtikuuta kello 9\u201317. Luvassa on kahvia, kardemummapullaa ja rutkasti aikaa jutella. Yhteyshenkil\u00f6nne ', f('Salesperson_Name', 'Anna Lindqvist'), ' varaa Teille mielell\u00e4\u00e4n oman tunnin: soitto numeroon ', f('Salesperson_Phone_No', '+358 40 123 4567'), ' riitt\u00e4\u00e4.'],
      ['Tervetuloa!'],
    ],
    closing: 'Yst\u00e4v\u00e4llisin terveisin',
  },
];

/* --- The pieces of a letter --- */

function escaped(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
/** A merge field: its name, what stands there until the merge, and more of its code. */
function f(name, shown, switches = '') {
  return { name, shown, switches };
}
function run(content, look = '') {
  const properties = look ? `<w:rPr>${look}</w:rPr>` : '';
  if (typeof content === 'string') return `<w:r>${properties}<w:t xml:space="preserve">${escaped(content)}</w:t></w:r>`;
  const code = content.code ?? ` MERGEFIELD ${content.name} ${content.switches}`;
  const shown = content.code ? content.shown : `\u00ab${content.name}\u00bb`;
  const mark = (type) => `<w:r>${properties}<w:fldChar w:fldCharType="${type}"/></w:r>`;
  return `${mark('begin')}<w:r>${properties}<w:instrText xml:space="preserve">${escaped(code)}</w:instrText></w:r>${mark('separate')}<w:r>${properties}<w:t>${escaped(shown)}</w:t></w:r>${mark('end')}`;
}
const paragraph = (style, content, look = '') => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${content.map((one) => run(one, look)).join('')}</w:p>`;

const declarations = ['w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"', 'r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"', 'wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"', 'a="http://schemas.openxmlformats.org/drawingml/2006/main"', 'pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'].map((one) => `xmlns:${one}`).join(' ');
const xml = (content) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`);
const part = (root, content) => xml(`<w:${root} ${declarations}>${content}</w:${root}>`);
const cell = (width, content) => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`;
const picture = (size) => `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${size}" cy="${size}"/><wp:docPr id="1" name="Logo" descr="A leaf that is a letter"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${size}" cy="${size}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
const textWidth = 9354;

const header = part('hdr', `<w:tbl><w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:tblBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="${accent}"/></w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:bottom w:w="113" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="1304"/><w:gridCol w:w="4050"/><w:gridCol w:w="4000"/></w:tblGrid><w:tr>${[
  cell(1304, `<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>${picture(648000)}</w:p>`),
  cell(4050, paragraph('SenderName', [f('Company_Information_Name')])),
  cell(4000, [paragraph('SenderLine', [f('Company_Information_Address')]), paragraph('SenderLine', [f('Company_Information_Post_Code'), ' ', f('Company_Information_City')]), paragraph('SenderLine', [f('Company_Information_Home_Page')])].join('')),
].join('')}</w:tr></w:tbl><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>`);

const footer = ([page, of]) => part('ftr', `<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${[
  run(f('Company_Information_Phone_No')), run(f('Company_Information_Email', '', '\\b "  \u00b7  " ')), run(f('Company_Information_VAT_Registration_No', '', '\\b "  \u00b7  " ')),
  '<w:r><w:tab/></w:r>', run(`${page} `), run({ code: ' PAGE ', shown: '1' }), run(of === '/' ? ' / ' : ` ${of} `), run({ code: ' NUMPAGES ', shown: '1' }),
].join('')}</w:p>`);

const body = ({ heading, paragraphs, closing }) => part('document', `<w:body>${[
  paragraph('Address', [f('Address_Block')]),
  paragraph('LetterDate', [f('Today')]),
  paragraph('Heading1', [heading]),
  ...paragraphs.map((content) => paragraph('Normal', content)),
  paragraph('Closing', [closing]),
  paragraph('Signature', [f('Salesperson_Name')], '<w:b/>'),
  paragraph('Signature', [f('Salesperson_Job_Title')]),
  paragraph('Signature', [f('Company_Information_Name')]),
  paragraph('Postscript', [f('Comment', '', '\\b "P.S. " ')]),
].join('')}<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2381" w:right="1134" w:bottom="1418" w:left="1418" w:header="680" w:footer="567" w:gutter="0"/><w:cols w:space="708"/><w:docGrid w:linePitch="360"/></w:sectPr></w:body>`);

const style = (id, name, { paragraph: pPr = '', run: rPr = '', basedOn = 'Normal' } = {}) => `<w:style w:type="paragraph"${id === 'Normal' ? ' w:default="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/>${id === 'Normal' ? '' : `<w:basedOn w:val="${basedOn}"/>`}<w:qFormat/><w:pPr>${pPr}</w:pPr><w:rPr>${rPr}</w:rPr></w:style>`;
const styles = (language) => part('styles', `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="${language}" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${[
  style('Normal', 'Normal'),
  style('Header', 'header', { paragraph: '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>' }),
  style('SenderName', 'Sender Name', { basedOn: 'Header', run: `<w:b/><w:color w:val="${accent}"/><w:sz w:val="30"/>` }),
  style('SenderLine', 'Sender Line', { basedOn: 'Header', paragraph: '<w:jc w:val="right"/>', run: `<w:color w:val="${soft}"/><w:sz w:val="17"/>` }),
  style('Footer', 'footer', { paragraph: `<w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="${accent}"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="${textWidth}"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>`, run: `<w:color w:val="${soft}"/><w:sz w:val="17"/>` }),
  style('Address', 'Address', { paragraph: '<w:spacing w:before="360" w:after="0" w:line="264" w:lineRule="auto"/>' }),
  style('LetterDate', 'Letter Date', { paragraph: '<w:spacing w:before="480" w:after="360"/><w:jc w:val="right"/>' }),
  style('Heading1', 'heading 1', { paragraph: '<w:keepNext/><w:spacing w:before="120" w:after="200"/><w:outlineLvl w:val="0"/>', run: `<w:b/><w:color w:val="${accent}"/><w:sz w:val="30"/>` }),
  style('Closing', 'Closing', { paragraph: '<w:keepNext/><w:spacing w:before="320" w:after="560"/>' }),
  style('Signature', 'Signature', { paragraph: '<w:keepLines/><w:spacing w:after="0"/>' }),
  style('Postscript', 'Postscript', { paragraph: '<w:spacing w:before="360" w:after="0"/>' }),
].join('')}`);

/* --- The logo: a leaf that is a letter, drawn as points --- */

function logo(size) {
  const samples = 4;
  const rows = Buffer.alloc(size * (size * 4 + 1));
  let grain = 1;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const sum = [0, 0, 0, 0];
      for (let sample = 0; sample < samples * samples; sample++) {
        const colour = colourAt((x + (sample % samples + 0.5) / samples) / size, (y + (Math.floor(sample / samples) + 0.5) / samples) / size);
        for (let channel = 0; channel < 4; channel++) sum[channel] += colour[channel] * (channel < 3 ? colour[3] : 1);
      }
      const alpha = sum[3] / (samples * samples);
      grain = (grain * 1103515245 + 12345) % 2147483648;
      const shade = ((grain >> 16) % 3) - 1;
      const at = y * (size * 4 + 1) + 1 + x * 4;
      for (let channel = 0; channel < 3; channel++) rows[at + channel] = sum[3] ? Math.max(0, Math.min(255, Math.round(sum[channel] / sum[3]) + shade)) : 0;
      rows[at + 3] = Math.round(alpha * 255);
    }
  }
  return png(size, rows);
}

/** Red, green, blue, cover at a point of the unit square. */
function colourAt(x, y) {
  const [u, v] = [x - 0.5, y - 0.5];
  const corner = 0.22;
  const [dx, dy] = [Math.max(Math.abs(u) - (0.5 - corner), 0), Math.max(Math.abs(v) - (0.5 - corner), 0)];
  if (Math.hypot(dx, dy) > corner) return [0, 0, 0, 0];
  const ground = mix([46, 132, 120], [22, 78, 84], (x + y) / 2);
  /* The leaf: where two circles meet, turned by 45 degrees. */
  const [s, t] = [(u + v) * Math.SQRT1_2, (v - u) * Math.SQRT1_2];
  const inLeaf = Math.hypot(s - 0.2, t) < 0.44 && Math.hypot(s + 0.2, t) < 0.44;
  if (!inLeaf) return [...ground, 1];
  const onVein = Math.abs(s) < 0.012 && t < 0.3;
  const onFold = Math.abs(t + 0.1 - Math.abs(s) * 0.9) < 0.014 || Math.abs(t - 0.1 - Math.abs(s) * 0.9) < 0.014;
  return onVein || onFold ? [...mix(ground, [255, 255, 255], 0.15), 1] : [...mix([255, 255, 255], [214, 238, 226], Math.max(0, s * 2 + 0.4)), 1];
}
const mix = (from, to, share) => from.map((value, index) => value + (to[index] - value) * share);

/* --- The package --- */

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relationships = (rows) => xml(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`);
const kinds = { document: 'document.main', header1: 'header', footer1: 'footer', styles: 'styles', settings: 'settings' };
const picturesOfLogo = logo(208);

function docx(letter) {
  const files = {
    '[Content_Types].xml': xml(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${Object.entries(kinds).map(([name, kind]) => `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${kind}+xml"/>`).join('')}</Types>`),
    '_rels/.rels': relationships([['rId1', `${office}/officeDocument`, 'word/document.xml']]),
    'word/document.xml': body(letter),
    'word/_rels/document.xml.rels': relationships([['rId1', `${office}/styles`, 'styles.xml'], ['rId2', `${office}/header`, 'header1.xml'], ['rId3', `${office}/footer`, 'footer1.xml'], ['rId4', `${office}/settings`, 'settings.xml']]),
    'word/header1.xml': header,
    'word/_rels/header1.xml.rels': relationships([['rId1', `${office}/image`, 'media/logo.png']]),
    'word/footer1.xml': footer(letter.page),
    'word/styles.xml': styles(letter.language),
    'word/settings.xml': part('settings', `<w:defaultTabStop w:val="1304"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="${letter.language}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>`),
    'word/media/logo.png': [picturesOfLogo, { level: 0 }],
  };
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 9 });
}

mkdirSync(folder, { recursive: true });
for (const letter of letters) {
  const bytes = docx(letter);
  writeFileSync(path.join(folder, letter.file), bytes);
  console.log(`${letter.file}: ${(bytes.length / 1000).toFixed(1)} kB`);
}
