import { MergeError } from '../issues/mergeError';
import { namespaces } from './namespaces';
import { forbiddenIn, unescapeXml } from './xmlText';

/**
 * An element and where it stands in the text: `<w:t a="b">Hello</w:t>` starts at `start`, its tag ends at `openEnd`, its end tag starts at
 * `closeStart` and ends at `end`. Positions instead of a tree of texts, so that whatever is not touched stays as it was, byte for byte.
 */
export interface XmlElement {
  /** With our prefix (`w:t`), or as it stands where the namespace is none of ours. */
  name: string;
  /** As it stands in the file: `w:t`, `x:t`, `t`. */
  tag: string;
  start: number;
  openEnd: number;
  closeStart: number;
  end: number;
  parent: XmlElement | undefined;
  children: XmlElement[];
  /** Prefix → namespace, as they hold for this element. */
  scope: ReadonlyMap<string, string>;
}

/** A part as text, with its root element. */
export interface XmlDocument { text: string; root: XmlElement }

/** What a part may cost: Word nests perhaps thirty deep, and a book has some hundred thousand elements; a file of more wants to break its reader. */
export const xmlLimits = { xmlDepth: 512, xmlElements: 1_000_000 } as const;
export type XmlLimits = { readonly [Name in keyof typeof xmlLimits]: number };

const nameStart = /[\p{L}_:]/u;
const tagPattern = /([^\s/>=<"']+)((?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const attributePattern = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads a part. Namespaces are resolved and well-formedness is checked: tags in balance, one root, no attribute twice, no unknown entity, no character that XML forbids.
 * Throws XML_MALFORMED, DOCTYPE_REFUSED or PACKAGE_TOO_LARGE, with the part's name. A DOCTYPE is refused because entities could make a small file endless.
 */
export function parseXml(text: string, part: string, limits: XmlLimits = xmlLimits): XmlDocument {
  const malformed = (at: number): MergeError => new MergeError('XML_MALFORMED', `${part}, character ${at + 1}`);
  const forbidden = forbiddenIn(text);
  if (forbidden >= 0) throw malformed(forbidden);
  let root: XmlElement | undefined;
  let parent: XmlElement | undefined;
  let depth = 0;
  let count = 0;
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    checkText(text, at, open < 0 ? text.length : open, parent !== undefined, malformed);
    if (open < 0) break;
    const next = text[open + 1];
    if (next === '/') {
      const close = text.indexOf('>', open);
      if (parent === undefined || close < 0 || text.slice(open + 2, close).trimEnd() !== parent.tag) throw malformed(open);
      parent.closeStart = open;
      parent.end = close + 1;
      parent = parent.parent;
      depth--;
      at = close + 1;
    } else if (next === '!' || next === '?') {
      at = skipMarkup(text, open, part, malformed);
    } else {
      tagPattern.lastIndex = open + 1;
      const match = tagPattern.exec(text);
      if (!match || !nameStart.test(match[1]![0]!) || (parent === undefined && root !== undefined)) throw malformed(open);
      const [, tag, attributes, slash] = match as unknown as [string, string, string, string];
      const end = tagPattern.lastIndex;
      const scope = attributes === '' ? parent?.scope ?? noScope : scopeOf(attributes, parent?.scope ?? noScope, () => malformed(open));
      const element: XmlElement = { name: resolved(tag, scope, true), tag, start: open, openEnd: end, closeStart: end, end, parent, children: [], scope };
      if (++count > limits.xmlElements) throw new MergeError('PACKAGE_TOO_LARGE', `${part}, more than ${limits.xmlElements} elements`);
      if (parent) parent.children.push(element);
      else root = element;
      if (slash === '') {
        parent = element;
        if (++depth > limits.xmlDepth) throw malformed(open);
      }
      at = end;
    }
  }
  if (root === undefined || parent !== undefined) throw malformed(text.length);
  return { text, root };
}

function checkText(text: string, from: number, to: number, inside: boolean, malformed: (at: number) => MergeError): void {
  if (from === to) return;
  const piece = text.slice(from, to);
  if (!inside && piece.trim() !== '') throw malformed(from);
  if (piece.includes('&')) checked(piece, () => malformed(from));
}

function checked(raw: string, malformed: () => MergeError): void {
  try {
    unescapeXml(raw);
  } catch {
    throw malformed();
  }
}

const markups = [['<!--', '-->'], ['<![CDATA[', ']]>'], ['<?', '?>']] as const;

/** Past a comment, CDATA section or processing instruction. */
function skipMarkup(text: string, open: number, part: string, malformed: (at: number) => MergeError): number {
  if (/^<!DOCTYPE/i.test(text.slice(open, open + 9))) throw new MergeError('DOCTYPE_REFUSED', part);
  const [mark, closing] = markups.find(([start]) => text.startsWith(start, open)) ?? [];
  if (mark === undefined || closing === undefined) throw malformed(open);
  const close = text.indexOf(closing, open + mark.length);
  if (close < 0) throw malformed(open);
  return close + closing.length;
}

const noScope: ReadonlyMap<string, string> = new Map([['xml', 'xml']]);

/** The scope that a tag's attributes make; also refuses an attribute that stands twice. */
function scopeOf(attributes: string, around: ReadonlyMap<string, string>, malformed: () => MergeError): ReadonlyMap<string, string> {
  if (attributes.includes('&')) checked(attributes, malformed);
  if (attributes.indexOf('=') === attributes.lastIndexOf('=') && !attributes.includes('xmlns')) return around; // one attribute, as most tags have
  const seen = new Set<string>();
  let scope: Map<string, string> | undefined;
  for (const [, name, double, single] of attributes.matchAll(attributePattern) as IterableIterator<[string, string, string?, string?]>) {
    if (seen.has(name)) throw malformed();
    seen.add(name);
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    const uri = unescapeXml(double ?? single ?? '');
    scope ??= new Map(around);
    scope.set(name === 'xmlns' ? '' : name.slice(6), namespaces.get(uri) ?? uri);
  }
  return scope ?? around;
}

function resolved(written: string, scope: ReadonlyMap<string, string>, isElement: boolean): string {
  const colon = written.indexOf(':');
  const prefix = colon < 0 ? '' : written.slice(0, colon);
  if (prefix === '' && !isElement) return written;
  const namespace = scope.get(prefix);
  if (namespace === undefined || namespace === '') return written;
  return namespace === prefix ? written : `${namespace}:${written.slice(colon + 1)}`;
}

/** An attribute of an element, with its place in the text and that of its raw value. */
export interface XmlAttribute { name: string; value: string; start: number; valueStart: number; valueEnd: number }

/** All attributes, with our prefixes, in their order; namespace declarations are left out. */
export function attributesOf({ text }: XmlDocument, element: XmlElement): XmlAttribute[] {
  const from = element.start + 1 + element.tag.length;
  const found: XmlAttribute[] = [];
  for (const match of text.slice(from, element.openEnd).matchAll(attributePattern)) {
    const written = match[1]!;
    if (written === 'xmlns' || written.startsWith('xmlns:')) continue;
    const raw = match[2] ?? match[3] ?? '';
    const valueEnd = from + match.index + match[0].length - 1;
    found.push({ name: resolved(written, element.scope, false), value: unescapeXml(raw), start: from + match.index, valueStart: valueEnd - raw.length, valueEnd });
  }
  return found;
}

/** One attribute by our name for it (`w:val`), or undefined. */
export const attribute = (document: XmlDocument, element: XmlElement, name: string): string | undefined => attributesOf(document, element).find((one) => one.name === name)?.value;

/** The element as it stands in the file. */
export const sourceOf = ({ text }: XmlDocument, element: XmlElement): string => text.slice(element.start, element.end);

/** The text directly in an element that holds text only, such as `w:t`. */
export function textOf({ text }: XmlDocument, element: XmlElement): string {
  const raw = text.slice(element.openEnd, element.closeStart);
  if (!raw.includes('<')) return unescapeXml(raw);
  return raw.split(/(<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<[^>]*>)/).map((piece) => (
    piece.startsWith('<![CDATA[') ? piece.slice(9, -3) : piece.startsWith('<') ? '' : unescapeXml(piece))).join('');
}

/** The first child of this name. */
export const childOf = (element: XmlElement, name: string): XmlElement | undefined => element.children.find((child) => child.name === name);

/** The prefix of a tag with its colon, '' where the namespace is the default one: what new elements of this namespace are written with. */
export const prefixOf = (element: XmlElement): string => element.tag.slice(0, element.tag.indexOf(':') + 1);

/** The prefix, with its colon, that attributes of a namespace of ours carry here: attributes never take the default namespace. */
export function attributePrefix(element: XmlElement, namespace: string): string {
  for (const [prefix, meant] of element.scope) if (meant === namespace && prefix !== '') return `${prefix}:`;
  return `${namespace}:`;
}

/** An element and all below it, in document order. */
export function* withDescendants(element: XmlElement): Generator<XmlElement> {
  /* A list of what waits and no recursion: in a deep file each element would pass through as many generators as stand around it. */
  const waiting = [element];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    for (let at = next.children.length - 1; at >= 0; at--) waiting.push(next.children[at]!);
  }
}

/** The children that stand in a stretch of the text, wholly or in part. Found and not searched for: a paragraph may have as many runs as a book. */
export function childrenBetween({ children }: XmlElement, from: number, to: number): XmlElement[] {
  const first = (isPast: (child: XmlElement) => boolean): number => {
    let [low, high] = [0, children.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isPast(children[middle]!)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return children.slice(first(({ end }) => end > from), first(({ start }) => start >= to));
}

/** What stands below an element in a stretch of the text, wholly or in part, in document order. */
export function* descendantsBetween(element: XmlElement, from: number, to: number): Generator<XmlElement> {
  for (const child of childrenBetween(element, from, to)) {
    yield child;
    yield* descendantsBetween(child, from, to);
  }
}

/** The nearest element around that has one of these names, or undefined. */
export function ancestor(element: XmlElement, ...names: string[]): XmlElement | undefined {
  for (let around = element.parent; around; around = around.parent) if (names.includes(around.name)) return around;
  return undefined;
}
