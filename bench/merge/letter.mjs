/** A payment reminder of one page and 50 kB with 21 fields, as the fields or tags of any engine; `more`: with conditions, with fields in header and footer, or as a loop over all contacts. */
import { zipSync, strToU8 } from 'fflate';
import { png } from '../../scripts/png.mjs';
import { dialects } from './dialects.mjs';

const heading = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const part = (root, content) => `${heading}<w:${root} xmlns:w="${main}" xmlns:r="${relations}">${content}</w:${root}>`;

const plain = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB"/>';
const bold = plain.replace('<w:sz ', '<w:b/><w:bCs/><w:sz ');
const address = '<w:pStyle w:val="Address"/><w:spacing w:after="0"/>';
const text = '<w:pStyle w:val="BodyText"/><w:spacing w:after="120"/><w:jc w:val="both"/>';
const [businessOnly, often, german, instalments] = [
  { truth: 'isBusiness', name: 'Kind', than: 'Business', then: 'your accounts department', otherwise: 'yourself' },
  { truth: 'isRepeated', name: 'Reminder', operator: '>', than: '1', then: 'We have written to you about it before.', otherwise: 'This is the first time that we write about it.' },
  { truth: 'isGerman', name: 'Country', than: 'Germany', then: 'A transfer within Germany takes one day.', otherwise: 'A transfer from abroad takes up to three days.' },
  { truth: 'inInstalments', name: 'Terms', than: 'instalments', then: 'The next instalment is not affected.', otherwise: 'No further amount is open.' },
];
export const conditions = [businessOnly, often, german, instalments];

/** What a record is for engines whose tags ask for truths. */
export const withTruths = (record) => ({
  ...record, has_Department: record.Department !== '',
  ...Object.fromEntries(conditions.flatMap((condition) => [[condition.truth, holds(condition, record)], [`not_${condition.truth}`, !holds(condition, record)]])),
});
export const holds = ({ name, operator = '=', than }, record) => (operator === '=' ? record[name] === than : Number(record[name]) > Number(than));

/** @param engine whose fields or tags it has, a name of `dialects`; `word`: ours. */
export function letter(engine, { withConditions = false, withHeader = false, isLoop = false } = {}) {
  const dialect = dialects[engine];
  const body = (tags) => letterBody(tags, withConditions);
  const { run, paragraph, field } = dialect;
  const perLetter = (content) => (withHeader ? content : '');
  const header = part('hdr', paragraph(picture, '<w:pStyle w:val="Header"/>') + perLetter(paragraph(run('Customer ', plain) + field('CustomerNo', plain) + run(', invoice ', plain) + field('InvoiceNo', plain), '<w:jc w:val="right"/>')));
  const page = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
  const footer = part('ftr', paragraph(run('Northwind Consulting Group · Page ', plain) + page + perLetter(run(' · written by ', plain) + field('Agent', plain) + run(' for ', plain) + field('Company', plain)), '<w:pStyle w:val="Footer"/><w:jc w:val="center"/>'));
  const content = isLoop ? dialect.loop(body) : body(dialect);
  return Buffer.from(zipSync(Object.fromEntries(Object.entries({
    '[Content_Types].xml': contentTypes, ...relationshipParts,
    'word/document.xml': part('document', `<w:body>${content}${section}</w:body>`), 'word/header1.xml': header, 'word/footer1.xml': footer,
    'word/styles.xml': styles, 'word/settings.xml': settings, 'word/theme/theme1.xml': theme,
  }).map(([name, xml]) => [name, strToU8(xml)]).concat([['word/media/image1.png', [letterhead, { level: 0 }]]])), { level: 6, mtime: new Date(1980, 0, 1) }));
}

function letterBody({ run, paragraph, field, choice, line }, withConditions) {
  const cell = (content, width, side = 'left') => `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="808080"/></w:tcBorders><w:vAlign w:val="center"/></w:tcPr>${paragraph(content, `<w:spacing w:before="40" w:after="40"/><w:jc w:val="${side}"/>`)}</w:tc>`;
  const row = (what, due, amount) => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(what, 4200)}${cell(due, 2600)}${cell(amount, 2272, 'right')}</w:tr>`;
  const when = (condition) => (withConditions ? run(' ', plain) + choice(condition, plain) : '');
  return [
    paragraph(field('Title', plain) + run(' ', plain) + field('FirstName', plain) + run(' ', plain) + field('LastName', plain, '\\* Upper '), address),
    paragraph(field('Company', bold), address),
    withConditions ? line('Department', address) : '',
    paragraph(field('Street', plain), address),
    paragraph(field('PostalCode', plain) + run(' ', plain) + field('City', plain), address),
    paragraph(field('Country', plain, '\\* Upper '), address),
    paragraph(run('Our reference: ', plain) + field('CustomerNo', plain) + run('    Date: ', plain) + field('LetterDate', plain), '<w:spacing w:before="480" w:after="240"/><w:jc w:val="right"/>'),
    paragraph(run('Your invoice ', bold) + field('InvoiceNo', bold) + run(' – payment reminder', bold), '<w:keepNext/><w:spacing w:after="240"/>'),
    paragraph(run('Dear ', plain) + field('Title', plain) + run(' ', plain) + field('LastName', plain) + run(',', plain), text),
    paragraph(run('We are writing to you about the services that we delivered to ', plain) + field('Company', plain)
      + run(' during the last quarter. According to our records, the invoice shown in the table below has not been settled yet. As we have always valued the reliable co-operation between our two houses, we assume that this is simply an oversight, and we would be grateful if you could look into the matter at your earliest convenience.', plain) + when(often), text),
    `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="9072" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid><w:gridCol w:w="4200"/><w:gridCol w:w="2600"/><w:gridCol w:w="2272"/></w:tblGrid>${
      row(run('Description', bold), run('Due date', bold), run('Amount', bold))
    }${row(run('Consulting services, invoice ', plain) + field('InvoiceNo', plain), field('DueDate', plain), field('Amount', plain))
    }${row(run('Late payment fee according to section 7', plain), run('with the next invoice', plain), run('0.00 EUR', plain))}</w:tbl>`,
    paragraph(run('Please transfer the outstanding amount of ', plain) + field('Amount', bold)
      + run(' to the account given in the footer of this letter, quoting your customer number and the invoice number, so that we can assign your payment without any delay. Should you have made the payment within the last few days, please consider this letter to be void and accept our sincere thanks.', plain) + when(german) + when(instalments), text),
    paragraph(run('Your personal contact in our house remains ', plain) + field('Agent', plain)
      + run(', who will be pleased to answer all questions about your contract, your current orders and our price list for the coming year. You reach our office on working days between nine in the morning and five in the afternoon, or at any time by electronic mail.', plain)
      + (withConditions ? run(' A copy of the invoice can be sent to', plain) + when(businessOnly) + run('.', plain) : ''), text),
    paragraph(run('We would also like to take this opportunity to invite you to our annual customer day in ', plain) + field('City', plain)
      + run(', where we present our new products and where you can meet the engineers and consultants who take care of your projects throughout the year. A separate invitation with all the details will follow in due course.', plain), text),
    paragraph(run('Yours sincerely,', plain), '<w:keepNext/><w:spacing w:before="240" w:after="600"/>'),
    paragraph(field('Agent', bold) + run(', Northwind Consulting Group', plain)),
  ].join('');
}

const section = '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2268" w:right="1417" w:bottom="1134" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/><w:cols w:space="708"/></w:sectPr>';

const drawing = 'http://schemas.openxmlformats.org/drawingml/2006';
const picture = `<w:r><w:drawing><wp:inline xmlns:wp="${drawing}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="1080000" cy="1080000"/><wp:docPr id="1" name="Letterhead" descr="Letterhead"/><a:graphic xmlns:a="${drawing}/main"><a:graphicData uri="${drawing}/picture"><pic:pic xmlns:pic="${drawing}/picture"><pic:nvPicPr><pic:cNvPr id="1" name="letterhead.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1080000" cy="1080000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

/** Nobody can pack a scanned letterhead: its points are noise. */
const letterhead = (() => {
  const side = 108;
  const rows = Buffer.alloc(side * (1 + side * 4), 255);
  for (let at = 0, noise = 1; at < rows.length; at += 1) {
    const column = at % (1 + side * 4);
    if (column === 0) rows[at] = 0;
    else if (column % 4 !== 0) rows[at] = (noise = (noise * 48271) % 2147483647) & 0xff;
  }
  return new Uint8Array(png(side, rows));
})();

const contentTypes = `${heading}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${
  [['document', 'document.main'], ['styles', 'styles'], ['settings', 'settings'], ['header1', 'header'], ['footer1', 'footer']].map(([name, type]) => `<Override PartName="/word/${name}.xml" ContentType="${word}.${type}+xml"/>`).join('')
}<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/></Types>`;
const relationships = (...targets) => `${heading}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map(([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${relations}/${kind}" Target="${target}"/>`).join('')}</Relationships>`;
const relationshipParts = {
  '_rels/.rels': relationships(['officeDocument', 'word/document.xml']),
  'word/_rels/document.xml.rels': relationships(['styles', 'styles.xml'], ['settings', 'settings.xml'], ['theme', 'theme/theme1.xml'], ['header', 'header1.xml'], ['footer', 'footer1.xml']),
  'word/_rels/header1.xml.rels': relationships(['image', 'media/image1.png']),
};

/** As long as Word's: 376 latent styles, a dozen styles of its own, 120 revision marks, a theme. */
const many = (count, write) => Array.from({ length: count }, (_, index) => write(index)).join('');
const styles = part('styles', `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" w:defQFormat="0" w:count="376">${
  many(376, (index) => `<w:lsdException w:name="Latent style ${index}" w:semiHidden="1" w:uiPriority="${index % 99}" w:unhideWhenUsed="1"/>`)
}</w:latentStyles><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/></w:style>${
  ['Address', 'BodyText', 'Header', 'Footer', 'Heading1', 'Heading2', 'Heading3', 'Title', 'Subtitle', 'Quote', 'ListParagraph', 'Caption'].map((name, index) => `<w:style w:type="paragraph" w:styleId="${name}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:uiPriority w:val="${index}"/><w:qFormat/><w:pPr><w:keepLines/><w:spacing w:before="${index * 20}" w:after="${index * 10}"/></w:pPr><w:rPr><w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" w:hAnsiTheme="majorHAnsi" w:cstheme="majorBidi"/></w:rPr></w:style>`).join('')}`);
const settings = part('settings', `<w:zoom w:percent="100"/><w:defaultTabStop w:val="708"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:rsids><w:rsidRoot w:val="00100000"/>${many(120, (index) => `<w:rsid w:val="00${(index * 7919 + 0x100000).toString(16).toUpperCase()}"/>`)}</w:rsids>`);
const colour = ([name, value]) => `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`;
const font = (name, latin) => `<a:${name}><a:latin typeface="${latin}"/><a:ea typeface=""/><a:cs typeface=""/>${['Jpan', 'Hang', 'Hans', 'Hant', 'Arab', 'Hebr', 'Thai', 'Ethi', 'Beng', 'Gujr', 'Khmr', 'Knda', 'Guru', 'Cans', 'Cher', 'Yiii', 'Tibt', 'Thaa', 'Deva', 'Telu', 'Taml', 'Syrc', 'Orya', 'Mlym', 'Laoo', 'Sinh', 'Mong', 'Viet', 'Uigh', 'Geor'].map((script) => `<a:font script="${script}" typeface="${latin} ${script}"/>`).join('')}</a:${name}>`;
const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const theme = `${heading}<a:theme xmlns:a="${drawing}/main" name="Office Theme"><a:themeElements><a:clrScheme name="Office">${
  Object.entries({ dk1: '000000', lt1: 'FFFFFF', dk2: '44546A', lt2: 'E7E6E6', accent1: '4472C4', accent2: 'ED7D31', accent3: 'A5A5A5', accent4: 'FFC000', accent5: '5B9BD5', accent6: '70AD47', hlink: '0563C1', folHlink: '954F72' }).map(colour).join('')
}</a:clrScheme><a:fontScheme name="Office">${font('majorFont', 'Calibri Light')}${font('minorFont', 'Calibri')}</a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${[6350, 12700, 19050].map((width) => `<a:ln w="${width}" cap="flat" cmpd="sng" algn="ctr">${fill}<a:prstDash val="solid"/></a:ln>`).join('')}</a:lnStyleLst><a:effectStyleLst>${'<a:effectStyle><a:effectLst/></a:effectStyle>'.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
