import { MergeError } from '../issues/mergeError';
import { contentTypesName, type DocxPackage } from './docxPackage';
import { attribute, parseXml } from './xmlElements';
import { decodeXml, escapeXml } from './xmlText';

/** What kind of content a part has, by its name or by its ending (ECMA-376 Part 2 §6.2.3). */
export interface ContentTypes {
  defaults: Map<string, string>;
  overrides: Map<string, string>;
}

/** Reads `[Content_Types].xml`. Names are without a leading `/` and in lower case. */
export function readContentTypes({ parts }: DocxPackage): ContentTypes {
  const bytes = parts.get(contentTypesName);
  if (bytes === undefined) throw new MergeError('NOT_A_DOCX');
  const document = parseXml(decodeXml(bytes, contentTypesName), contentTypesName);
  const types: ContentTypes = { defaults: new Map(), overrides: new Map() };
  for (const element of document.root.children) {
    const type = attribute(document, element, 'ContentType') ?? '';
    if (element.name === 'ct:Default') types.defaults.set((attribute(document, element, 'Extension') ?? '').toLowerCase(), type);
    if (element.name === 'ct:Override') types.overrides.set((attribute(document, element, 'PartName') ?? '').replace(/^\//, '').toLowerCase(), type);
  }
  return types;
}

/** The type of a part, '' where the file does not say. */
export const contentTypeOf = (types: ContentTypes, part: string): string => types.overrides.get(part.toLowerCase())
  ?? types.defaults.get(part.slice(part.lastIndexOf('.') + 1).toLowerCase()) ?? '';

/** `[Content_Types].xml` for exactly these parts: `rels` and pictures by their ending, every other part by its name. */
export function writeContentTypes(types: ReadonlyMap<string, string>): string {
  const defaults = new Map([['rels', 'application/vnd.openxmlformats-package.relationships+xml'], ['xml', 'application/xml']]);
  const overrides: string[] = [];
  for (const [part, type] of types) {
    const ending = part.slice(part.lastIndexOf('.') + 1).toLowerCase();
    if (type === '' || defaults.get(ending) === type) continue;
    if (!type.endsWith('xml') && !defaults.has(ending)) defaults.set(ending, type);
    else overrides.push(`<Override PartName="/${escapeXml(part)}" ContentType="${escapeXml(type)}"/>`);
  }
  const rows = [...defaults].map(([ending, type]) => `<Default Extension="${escapeXml(ending)}" ContentType="${escapeXml(type)}"/>`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${rows.join('')}${overrides.join('')}</Types>`;
}
