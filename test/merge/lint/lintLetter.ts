import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import { unzipSync } from 'fflate';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing';
const vml = 'urn:schemas-microsoft-com:vml';
const compatibility = 'http://schemas.openxmlformats.org/markup-compatibility/2006';

/**
 * What is wrong with a made letter that Microsoft's validator does not see (SURFACE §3), one sentence each. Reads with another zip and XML reader
 * than the engine's.
 */
export function lintLetter(bytes: Uint8Array): string[] {
  const files = unzipSync(bytes);
  const problems: string[] = [];
  const documents = new Map<string, Document>();
  for (const [name, content] of Object.entries(files)) {
    if (/\.(?:xml|rels)$/.test(name)) documents.set(name, parse(name, content, problems));
  }
  problems.push(...contentTypeProblems(files, documents), ...relationshipProblems(files, documents));
  const stories = [...documents].filter(([, document]) => document.documentElement?.namespaceURI === word && /^(?:document|hdr|ftr|footnotes|endnotes|comments)$/.test(document.documentElement.localName ?? ''));
  for (const [name, document] of stories) problems.push(...fieldProblems(name, document), ...cellProblems(name, document), ...containerProblems(name, document));
  problems.push(...uniqueProblems(stories), ...noteProblems(documents), ...listProblems(documents));
  for (const name of Object.keys(files)) if (/webextension|taskpane|customXml|docProps/i.test(name)) problems.push(`${name} has no business in a letter`);
  for (const [name, document] of stories) if (elements(document, word, 'tag').some((tag) => w(tag, 'val').startsWith('segment-letters:'))) problems.push(`${name}: a mark of ours has no business in a letter`);
  if ([...documents].some(([, document]) => elements(document, word, 'mailMerge').length || elements(document, word, 'attachedTemplate').length)) problems.push('the settings speak of a data source or a template');
  return problems;
}

function parse(name: string, content: Uint8Array, problems: string[]): Document {
  return new DOMParser({ onError: (_, message) => void problems.push(`${name}: ${String(message).split('\n')[0]}`) }).parseFromString(new TextDecoder().decode(content), 'text/xml');
}

const elements = (root: Document | Element, namespace: string, name: string): Element[] => Array.from(root.getElementsByTagNameNS(namespace, name));
const inside = (element: Element, namespace: string, ...names: string[]): boolean => {
  for (let around = element.parentNode as Element | null; around; around = around.parentNode as Element | null) if (around.namespaceURI === namespace && names.includes(around.localName ?? '')) return true;
  return false;
};
const w = (element: Element, name: string): string => element.getAttributeNS(word, name) ?? '';

function contentTypeProblems(files: Record<string, Uint8Array>, documents: Map<string, Document>): string[] {
  const types = documents.get('[Content_Types].xml');
  if (!types) return ['no content types'];
  const all = Array.from(types.documentElement!.childNodes) as Element[];
  const endings = new Set(all.filter(({ localName }) => localName === 'Default').map((one) => one.getAttribute('Extension')));
  const names = new Set(all.filter(({ localName }) => localName === 'Override').map((one) => one.getAttribute('PartName')));
  const unknown = Object.keys(files).filter((name) => name !== '[Content_Types].xml' && !names.has(`/${name}`) && !endings.has(name.split('.').at(-1)!));
  const gone = [...names].filter((name) => files[name!.slice(1)] === undefined);
  return [...unknown.map((name) => `${name} has no content type`), ...gone.map((name) => `a content type for ${name}, which is not there`)];
}

function relationshipProblems(files: Record<string, Uint8Array>, documents: Map<string, Document>): string[] {
  const problems: string[] = [];
  for (const [name, document] of documents) {
    const [, folder = '', source] = /^(.*?)_rels\/(.*)\.rels$/.exec(name) ?? [];
    if (source === undefined) continue;
    const ids = new Set<string>();
    for (const one of Array.from(document.documentElement!.childNodes) as Element[]) {
      const id = one.getAttribute('Id')!;
      if (ids.has(id)) problems.push(`${name}: ${id} is there twice`);
      ids.add(id);
      const target = new URL(one.getAttribute('Target')!, `http://x/${folder}`).pathname.slice(1);
      if (one.getAttribute('TargetMode') !== 'External' && files[decodeURIComponent(target)] === undefined) problems.push(`${name}: ${id} leads to ${target}, which is not there`);
    }
  }
  for (const [name, document] of documents) {
    if (name.endsWith('.rels') || name.startsWith('[')) continue;
    const slash = name.lastIndexOf('/') + 1;
    const related = documents.get(`${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`);
    const ids = new Set(related ? (Array.from(related.documentElement!.childNodes) as Element[]).map((one) => one.getAttribute('Id')) : []);
    for (const element of elements(document, '*', '*')) {
      for (const attribute of Array.from(element.attributes)) if (attribute.namespaceURI === office && !ids.has(attribute.value)) problems.push(`${name}: ${element.tagName} asks for ${attribute.value}, which is no relationship`);
    }
  }
  return problems;
}

function fieldProblems(name: string, document: Document): string[] {
  const problems: string[] = [];
  const stacks = new Map<Element, string[]>();
  for (const mark of elements(document, word, 'fldChar')) {
    if (inside(mark, word, 'del')) continue;
    let story = mark.parentNode as Element;
    while (!/^(?:body|hdr|ftr|footnote|endnote|comment|txbxContent)$/.test(story.localName ?? '')) story = story.parentNode as Element;
    const stack = stacks.get(story) ?? [];
    stacks.set(story, stack);
    const type = w(mark, 'fldCharType');
    if (type === 'begin') stack.push('code');
    else if (stack.length === 0) problems.push(`${name}: ${type} without begin`);
    else if (type === 'separate') {
      if (stack.pop() === 'result') problems.push(`${name}: a second separate`);
      stack.push('result');
    } else stack.pop();
  }
  for (const stack of stacks.values()) if (stack.length) problems.push(`${name}: ${stack.length} fields without end`);
  return problems;
}

const blocks = (element: Element): Element[] => (Array.from(element.childNodes) as Element[]).filter((child) => child.nodeType === 1 && /^(?:p|tbl|sdt|altChunk|customXml)$/.test(child.localName ?? ''));
const cellProblems = (name: string, document: Document): string[] => elements(document, word, 'tc').filter((cell) => blocks(cell).at(-1)?.localName !== 'p').map(() => `${name}: a cell does not end with a paragraph`);
const containerProblems = (name: string, document: Document): string[] => ['hdr', 'ftr', 'footnote', 'endnote', 'comment', 'txbxContent', 'body']
  .flatMap((kind) => elements(document, word, kind)).filter((element) => blocks(element).length === 0).map((element) => `${name}: an empty ${element.localName}`);

function uniqueProblems(stories: [string, Document][]): string[] {
  const problems: string[] = [];
  const once = (what: string, found: { id: string; element: Element }[]): void => {
    const seen = new Set<string>();
    for (const { id, element } of found) {
      if (inside(element, compatibility, 'Fallback')) continue;
      if (seen.has(id)) problems.push(`${what} ${id} is there twice`);
      seen.add(id);
    }
  };
  const all = (namespace: string, name: string): Element[] => stories.flatMap(([, document]) => elements(document, namespace, name));
  const starts = all(word, 'bookmarkStart');
  once('bookmark', starts.map((element) => ({ id: w(element, 'id'), element })));
  once('bookmark called', starts.map((element) => ({ id: w(element, 'name').toLowerCase(), element })));
  const ends = new Set(all(word, 'bookmarkEnd').map((element) => w(element, 'id')));
  problems.push(...starts.filter((element) => !ends.has(w(element, 'id'))).map((element) => `bookmark ${w(element, 'name')} has no end`));
  const names = new Set(starts.map((element) => w(element, 'name')));
  problems.push(...all(word, 'hyperlink').map((element) => w(element, 'anchor')).filter((anchor) => anchor !== '' && !names.has(anchor)).map((anchor) => `a link leads to ${anchor}, which is not there`));
  once('shape', all(vml, '*').map((element) => ({ id: element.getAttribute('id') ?? '', element })).filter(({ id }) => id !== ''));
  once('drawing', all(drawing, 'docPr').map((element) => ({ id: element.getAttribute('id')!, element })));
  once('content control', all(word, 'sdtPr').flatMap((properties) => elements(properties, word, 'id').map((element) => ({ id: w(element, 'val'), element }))));
  once('paragraph', stories.flatMap(([, document]) => elements(document, word, 'p')).map((element) => ({ id: element.getAttributeNS('http://schemas.microsoft.com/office/word/2010/wordml', 'paraId') ?? '', element })).filter(({ id }) => id !== ''));
  return problems;
}

function noteProblems(documents: Map<string, Document>): string[] {
  const problems: string[] = [];
  const all = (name: string): string[] => [...documents.values()].flatMap((document) => elements(document, word, name)).map((element) => w(element, 'id'));
  for (const kind of ['footnote', 'endnote', 'comment']) {
    const notes = all(kind).filter((id) => Number(id) > 0 || kind === 'comment');
    const references = all(`${kind}Reference`);
    if (new Set(notes).size !== notes.length) problems.push(`two ${kind}s of one number`);
    problems.push(...references.filter((id) => !notes.includes(id)).map((id) => `${kind} ${id} is missing`), ...notes.filter((id) => !references.includes(id)).map((id) => `nobody refers to ${kind} ${id}`));
  }
  return problems;
}

function listProblems(documents: Map<string, Document>): string[] {
  const all = [...documents.values()];
  const lists = all.flatMap((document) => elements(document, word, 'num')).map((one) => w(one, 'numId'));
  const used = all.flatMap((document) => elements(document, word, 'numId')).map((one) => w(one, 'val')).filter((id) => id !== '0');
  return [...used.filter((id) => !lists.includes(id)).map((id) => `list ${id} is missing`), ...(new Set(lists).size === lists.length ? [] : ['two lists of one number'])];
}
