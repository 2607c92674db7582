import { strToU8, zipSync } from 'fflate';

/** A .docx from the XML of its stories: small enough to see in a test what stands in it. */
export interface DocxSource {
  body: string;
  section?: string;
  headers?: Record<string, string>;
  footers?: Record<string, string>;
  footnotes?: string;
  endnotes?: string;
  comments?: string;
  numbering?: string;
  settings?: string;
  styles?: string;
  media?: Record<string, Uint8Array>;
  /** More relationships of the main part: id → [kind, target], or with `external`. */
  relationships?: Record<string, { kind: string; target: string; external?: boolean }>;
  /** More parts, with their content types. */
  parts?: Record<string, { text: string; type: string }>;
  /** More relationships of the package. */
  entrances?: { type: string; target: string }[];
  rootAttributes?: string;
  /** Deflated, as Word does it. Letters that live for one test are stored. */
  isPacked?: boolean;
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const wordprocessing = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
export const declarations = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"', `xmlns:r="${office}"`,
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"', 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"', 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"', 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:v="urn:schemas-microsoft-com:vml"', 'xmlns:o="urn:schemas-microsoft-com:office:office"', 'mc:Ignorable="w14"',
].join(' ');
const xml = (root: string, content: string): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${root} ${declarations}>${content}</w:${root}>`;
const relations = (rows: string[]): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join('')}</Relationships>`;
const relation = (id: string, type: string, target: string, external = false): string => `<Relationship Id="${id}" Type="${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`;

/** Builds the file. */
export function docx(source: DocxSource): Uint8Array {
  const files: Record<string, string | Uint8Array> = {};
  const overrides: string[] = [];
  const mainRows: string[] = [];
  const add = (name: string, type: string, content: string): void => {
    files[`word/${name}`] = content;
    overrides.push(`<Override PartName="/word/${name}" ContentType="${type}"/>`);
  };
  const story = (kind: string, name: string, root: string, content: string | undefined, id = `rIdOf${name.replace(/\W/g, '')}`): void => {
    if (content === undefined) return;
    add(name, `${wordprocessing}.${kind}+xml`, xml(root, content));
    mainRows.push(relation(id, `${office}/${kind}`, name));
  };
  add('document.xml', `${wordprocessing}.document.main+xml`, xml('document', `<w:body>${source.body}${source.section ?? section()}</w:body>`));
  for (const [id, content] of Object.entries(source.headers ?? {})) story('header', `${id}.xml`, 'hdr', content, id);
  for (const [id, content] of Object.entries(source.footers ?? {})) story('footer', `${id}.xml`, 'ftr', content, id);
  story('styles', 'styles.xml', 'styles', source.styles ?? plainStyles);
  story('footnotes', 'footnotes.xml', 'footnotes', source.footnotes);
  story('endnotes', 'endnotes.xml', 'endnotes', source.endnotes);
  story('comments', 'comments.xml', 'comments', source.comments);
  story('numbering', 'numbering.xml', 'numbering', source.numbering);
  story('settings', 'settings.xml', 'settings', source.settings ?? '<w:defaultTabStop w:val="1304"/>');
  for (const [name, bytes] of Object.entries(source.media ?? {})) {
    files[`word/media/${name}`] = bytes;
    mainRows.push(relation(`rIdOf${name.replace(/\W/g, '')}`, `${office}/image`, `media/${name}`));
    for (const header of Object.keys(source.headers ?? {})) files[`word/_rels/${header}.xml.rels`] = relations([relation(`rIdOf${name.replace(/\W/g, '')}`, `${office}/image`, `media/${name}`)]);
  }
  for (const [id, { kind, target, external }] of Object.entries(source.relationships ?? {})) mainRows.push(relation(id, kind.includes(':') ? kind : `${office}/${kind}`, target, external));
  for (const [name, { text, type }] of Object.entries(source.parts ?? {})) {
    files[name] = text;
    if (type !== '') overrides.push(`<Override PartName="/${name}" ContentType="${type}"/>`);
  }
  files['word/_rels/document.xml.rels'] = relations(mainRows);
  files['_rels/.rels'] = relations([relation('rId1', `${office}/officeDocument`, 'word/document.xml'), ...(source.entrances ?? []).map(({ type, target }, index) => relation(`rId${index + 2}`, type, target))]);
  const types = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${overrides.join('')}</Types>`;
  return zipSync(Object.fromEntries([['[Content_Types].xml', types] as const, ...Object.entries(files)].map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content])), { level: source.isPacked ? 6 : 0, mtime: new Date('2026-03-01T00:00:00') });
}

const plainStyles = '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Carlito" w:hAnsi="Carlito" w:cs="Carlito"/><w:sz w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>';

/** The section at the end of the body. */
export const section = (references = ''): string => `<w:sectPr>${references}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1134" w:bottom="1417" w:left="1134" w:header="708" w:footer="708" w:gutter="0"/><w:cols w:space="708"/></w:sectPr>`;
/** A paragraph of runs. */
export const p = (...content: string[]): string => `<w:p>${content.join('')}</w:p>`;
/** A run with a text. */
export const r = (text: string, properties = ''): string => `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const mark = (type: string, properties = ''): string => `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = (text: string, properties = ''): string => `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ''}<w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
/** The marks of complex fields, for tests that put them together in strange ways. */
export const fieldMarks = { begin: mark('begin'), separate: mark('separate'), end: mark('end'), code };
/** A complex field, in runs of its own, as Word writes it. */
export const field = (codeText: string, shown: string, properties = ''): string => mark('begin', properties) + code(` ${codeText} `, properties) + mark('separate', properties) + r(shown, properties) + mark('end', properties);
/** A merge field as Word shows it. */
export const mergeField = (name: string, { switches = '', properties = '' } = {}): string => field(`MERGEFIELD ${name}${switches ? ` ${switches}` : ''}`, `«${name.replace(/"/g, '')}»`, properties);
/** The same in the short form. */
export const simpleField = (name: string): string => `<w:fldSimple w:instr=" MERGEFIELD ${name} ">${r(`«${name}»`)}</w:fldSimple>`;
/** A content control of ours around a passage that can be personal. */
export const passage = (id: string, content: string, { title = id, more = '' } = {}): string => `<w:sdt><w:sdtPr><w:alias w:val="${title}"/><w:tag w:val="segment-letters:passage:${id}"/><w:id w:val="${controlNumber(id)}"/>${more}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const controlNumber = (id: string): number => [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_000, 7);
