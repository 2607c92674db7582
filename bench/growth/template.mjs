/** The smallest letters that are one, with so many fields, so many bytes of a picture, and so many of text. */
import { strToU8, zipSync } from 'fflate';

const heading = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const types = 'http://schemas.openxmlformats.org/package/2006/';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const words = ['letter', 'customer', 'invoice', 'spring', 'house', 'offer', 'street', 'thank', 'order', 'price', 'garden', 'winter', 'meeting', 'between', 'would', 'please'];

export const fieldName = (index) => `Field_${index + 1}`;

export function template({ fields, pictureBytes = 0, textBytes = 0 }) {
  const next = noise();
  const paragraphs = Array.from({ length: fields }, (_, index) => `<w:p><w:r><w:t xml:space="preserve">Value ${index + 1}: </w:t></w:r><w:fldSimple w:instr=" MERGEFIELD ${fieldName(index)} "><w:r><w:t>«${fieldName(index)}»</w:t></w:r></w:fldSimple></w:p>`);
  for (let bytes = 0; bytes < textBytes;) {
    const paragraph = `<w:p><w:r><w:t>${Array.from({ length: 40 }, () => words[next() % words.length]).join(' ')}</w:t></w:r></w:p>`;
    paragraphs.push(paragraph);
    bytes += paragraph.length;
  }
  const picture = Uint8Array.from({ length: pictureBytes }, () => next());
  return Buffer.from(zipSync({
    '[Content_Types].xml': strToU8(`${heading}<Types xmlns="${types}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${pictureBytes ? '<Default Extension="png" ContentType="image/png"/>' : ''}<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`),
    '_rels/.rels': strToU8(`${heading}<Relationships xmlns="${types}relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`),
    'word/document.xml': strToU8(`${heading}<w:document xmlns:w="${main}"><w:body>${paragraphs.join('')}</w:body></w:document>`),
    ...(pictureBytes && {
      'word/_rels/document.xml.rels': strToU8(`${heading}<Relationships xmlns="${types}relationships"><Relationship Id="rId1" Type="${relations}/image" Target="media/image1.png"/></Relationships>`),
      'word/media/image1.png': [picture, { level: 0 }],
    }),
  }, { level: 6, mtime: new Date(1980, 0, 1) }));
}

/** The same numbers each time; nobody can pack their bytes. */
function noise() {
  let state = 1;
  return () => ((state = (state * 48271) % 2147483647) >>> 8) & 0xff;
}
