import { MergeError } from '../issues/mergeError';
import { contentTypeOf, readContentTypes } from '../package/contentTypes';
import { readPackage, type DocxPackage } from '../package/docxPackage';
import { readRelationships, type Relationship } from '../package/relationships';
import type { XmlLimits } from '../package/xmlElements';
import type { PackageLimits } from '../package/zipReader';
import { cleanSettings, cleanStory } from './cleanParts';

/** One part of a letter. */
export interface LetterPart {
  name: string;
  contentType: string;
  bytes: Uint8Array;
  relationships: Relationship[];
  /** Who made its changes and comments, in their order (`withAuthor`): the bytes do not say it any more. */
  authors?: readonly string[];
}

/**
 * The parts that make a letter, and nothing else: what can be reached from the main part, without the add-in's settings, the author's document
 * properties, data sources, attached templates and macros (ARCHITECTURE §2). Ordered by name, the main part first.
 */
export interface LetterParts {
  main: LetterPart;
  /** The package's only relationship: to the main part. */
  entrance: Relationship;
  parts: Map<string, LetterPart>;
}

/** Relationships that no letter needs: each is about the author, the data source, the add-in or Word's own comfort. */
const leftBehind = new Set([
  'webextensiontaskpanes', 'webextension', 'core-properties', 'extended-properties', 'custom-properties', 'thumbnail', 'customXml', 'customXmlProps',
  'attachedTemplate', 'mailMergeSource', 'mailMergeHeaderSource', 'mailMergeRecipientData', 'recipientData', 'transform', 'glossaryDocument', 'vbaProject',
  'wordVbaData', 'keyMapCustomizations', 'printerSettings', 'people', 'classificationlabels', 'digital-signature/origin', 'origin',
]);
const mainTypes = /^application\/(?:vnd\.openxmlformats-officedocument\.wordprocessingml\.(?:document|template)|vnd\.ms-word\.(?:document|template)\.macroEnabled(?:Template)?)(?:\.main)?\+xml$/i;
const letterType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

/** Opens a .docx (or .dotx, .docm, .dotm) as a letter. Throws MergeError for everything that is none. */
export function readLetterParts(bytes: Uint8Array, limits?: PackageLimits & XmlLimits): LetterParts {
  const opened = readPackage(bytes, limits);
  const types = readContentTypes(opened);
  const entrance = readRelationships(opened, '').find(({ kind, external }) => kind === 'officeDocument' && !external);
  if (entrance === undefined) throw new MergeError('NOT_A_DOCX');
  const mainName = entrance.target;
  if (opened.parts.has(mainName) && !mainTypes.test(contentTypeOf(types, mainName))) throw new MergeError('NOT_A_DOCX');
  if (!opened.parts.has(mainName)) throw new MergeError('PART_MISSING', mainName);
  const found = new Map<string, LetterPart>();
  collect(opened, mainName, (part) => (part === mainName ? letterType : contentTypeOf(types, part)), found, limits);
  const main = found.get(mainName)!;
  const names = [...found.keys()].filter((name) => name !== mainName).sort((a, b) => (a < b ? -1 : 1));
  return { main, entrance, parts: new Map([[mainName, main], ...names.map((name) => [name, found.get(name)!] as const)]) };
}

const stories = /(?:wordprocessingml\.(?:document\.main|header|footer|footnotes|endnotes|comments|styles|numbering)|ms-word\.stylesWithEffects)\+xml$/;
const cleaned = (bytes: Uint8Array, part: string, contentType: string, limits?: XmlLimits): Pick<LetterPart, 'bytes' | 'authors'> => (
  /wordprocessingml\.settings\+xml$/.test(contentType) ? { bytes: cleanSettings(bytes, part, limits) } : stories.test(contentType) ? cleanStory(bytes, part, limits) : { bytes });

/** The part and all it leads to. A relationship to a part that is not there is left out: Word itself drops it, too. */
function collect(opened: DocxPackage, name: string, typeOf: (part: string) => string, found: Map<string, LetterPart>, limits?: XmlLimits): void {
  const waiting = [name];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (found.has(part)) continue;
    const relationships = readRelationships(opened, part).filter(({ kind, target, external }) => !leftBehind.has(kind) && (external || opened.parts.has(target)));
    const bytes = opened.parts.get(part)!;
    const contentType = typeOf(part);
    found.set(part, { name: part, contentType, relationships, ...cleaned(bytes, part, contentType, limits) });
    waiting.push(...relationships.filter(({ external }) => !external).map(({ target }) => target));
  }
}
