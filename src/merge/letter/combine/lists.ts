import { ancestor, attribute, attributePrefix, attributesOf, childOf, parseXml, prefixOf, sourceOf, withDescendants, type XmlDocument, type XmlElement } from '../../package/xmlElements';
import { decodeXml, escapeXml } from '../../package/xmlText';
import { replacement, type Edit } from '../program';
import type { LetterParts } from '../letterParts';

/** The numbered lists of a letter, which begin again in each letter of a combined document. */
export interface Lists {
  /** The part with the lists; undefined where a letter has none. */
  part: string | undefined;
  /** The edits of a story that give each letter lists of its own. */
  edits(document: XmlDocument, container: XmlElement): Edit[];
  /** The part's text with lists added: pairs of the template's number and the letter's. */
  withCopies(copies: readonly (readonly [original: string, own: string])[]): string;
  /** Numbers that are taken. */
  numbers: string[];
  /** What a list counts with: lists of one definition go on from each other (ECMA-376 Part 1 §17.9.15). */
  definitionOf(number: string): string;
  /** True for a list that begins again by itself. */
  restarts(number: string): boolean;
}

const levels = 9;
/** What stands before `w:numPr` in a paragraph's properties (ECMA-376 Part 1 §17.3.1.26). */
const beforeNumbers = new Set(['w:pStyle', 'w:keepNext', 'w:keepLines', 'w:pageBreakBefore', 'w:framePr', 'w:widowControl']);

/** Reads the lists and the styles that number paragraphs. */
export function readLists({ main, parts }: LetterParts): Lists {
  const read = (kind: string): { part: string; document: XmlDocument } | undefined => {
    const part = main.relationships.find((one) => one.kind === kind && !one.external)?.target;
    const bytes = part === undefined ? undefined : parts.get(part)?.bytes;
    return part === undefined || bytes === undefined ? undefined : { part, document: parseXml(decodeXml(bytes, part), part) };
  };
  const numbering = read('numbering');
  if (!numbering) return { part: undefined, edits: () => [], withCopies: () => '', numbers: [], definitionOf: (number) => number, restarts: () => false };
  const { document } = numbering;
  const abstracts = new Map(document.root.children.filter(({ name }) => name === 'w:abstractNum').map((one) => [attribute(document, one, 'w:abstractNumId'), one]));
  const nums = new Map(document.root.children.filter(({ name }) => name === 'w:num').map((one) => [attribute(document, one, 'w:numId') ?? '', one]));
  const abstractOf = (num: XmlElement): XmlElement | undefined => abstracts.get(valueOf(document, childOf(num, 'w:abstractNumId')));
  const counting = new Set([...nums].filter(([, num]) => counts(document, abstractOf(num))).map(([id]) => id));
  const styles = read('styles');
  const byStyle = styles ? numberingStyles(styles.document, counting) : new Map<string, { numId: string; level: string | undefined }>();

  return {
    part: numbering.part,
    numbers: [...nums.keys()],
    definitionOf: (number) => valueOf(document, nums.get(number) && childOf(nums.get(number)!, 'w:abstractNumId')) ?? number,
    restarts: (number) => nums.get(number)?.children.some((override) => override.name === 'w:lvlOverride' && childOf(override, 'w:startOverride') !== undefined) ?? false,
    edits(story, container) {
      const edits: Edit[] = [];
      for (const element of withDescendants(container)) {
        if (element.name === 'w:numId' && element.parent?.name === 'w:numPr' && !ancestor(element, 'w:pPrChange')) {
          const value = attributesOf(story, element).find(({ name }) => name === 'w:val');
          if (value && counting.has(value.value)) edits.push(replacement(value.valueStart, value.valueEnd, { kind: 'own', family: 'list', original: value.value }));
        }
        const style = element.name === 'w:pPr' && !childOf(element, 'w:numPr') ? byStyle.get(valueOf(story, childOf(element, 'w:pStyle')) ?? '') : undefined;
        if (style) {
          const at = element.children.findLast(({ name }) => beforeNumbers.has(name))!.end;
          const w = prefixOf(element);
          const a = attributePrefix(element, 'w');
          const level = style.level === undefined ? '' : `<${w}ilvl ${a}val="${escapeXml(style.level)}"/>`;
          edits.push(replacement(at, at, `<${w}numPr>${level}<${w}numId ${a}val="`, { kind: 'own', family: 'list', original: style.numId }, `"/></${w}numPr>`));
        }
      }
      return edits;
    },
    withCopies(copies) {
      const last = document.root.children.findLast(({ name }) => name === 'w:num');
      if (!last) return document.text;
      const added = copies.map(([original, own]) => copyOf(document, nums.get(original)!, abstractOf(nums.get(original)!), own));
      return document.text.slice(0, last.end) + added.join('') + document.text.slice(last.end);
    },
  };
}

const valueOf = (document: XmlDocument, element: XmlElement | undefined): string | undefined => element && attribute(document, element, 'w:val');

/** True for a list that counts: bullets need no new beginning. */
const counts = (document: XmlDocument, abstract: XmlElement | undefined): boolean => abstract !== undefined
  && (!childOf(abstract, 'w:lvl') || abstract.children.some((level) => level.name === 'w:lvl' && !/^(?:bullet|none)$/.test(valueOf(document, childOf(level, 'w:numFmt')) ?? 'decimal')));

/** Styles that number their paragraphs by themselves. One that also indents is left alone: a list of its own would indent otherwise. */
function numberingStyles(document: XmlDocument, counting: ReadonlySet<string>): Map<string, { numId: string; level: string | undefined }> {
  const styles = new Map(document.root.children.filter(({ name }) => name === 'w:style').map((style) => [attribute(document, style, 'w:styleId') ?? '', style]));
  const found = new Map<string, { numId: string; level: string | undefined }>();
  for (const id of styles.keys()) {
    const seen = new Set<string>();
    let indents = false;
    for (let at: string | undefined = id; at !== undefined && !seen.has(at); at = valueOf(document, styles.get(at) && childOf(styles.get(at)!, 'w:basedOn'))) {
      seen.add(at);
      const properties: XmlElement | undefined = styles.get(at) && childOf(styles.get(at)!, 'w:pPr');
      if (!properties) continue;
      indents ||= childOf(properties, 'w:ind') !== undefined;
      const numbers: XmlElement | undefined = childOf(properties, 'w:numPr');
      const numId: string | undefined = numbers && valueOf(document, childOf(numbers, 'w:numId'));
      if (numbers === undefined || numId === undefined) continue;
      if (counting.has(numId) && !indents) found.set(id, { numId, level: valueOf(document, childOf(numbers, 'w:ilvl')) });
      break;
    }
  }
  return found;
}

/** The same list under another number, each level from its beginning (ECMA-376 Part 1 §17.9.27). */
function copyOf(document: XmlDocument, num: XmlElement, abstract: XmlElement | undefined, own: string): string {
  const w = prefixOf(num);
  const a = attributePrefix(num, 'w');
  const inLevel = (element: XmlElement | undefined, name: string, level: number): XmlElement | undefined => element?.children.find((child) => child.name === name && attribute(document, child, 'w:ilvl') === String(level));
  const overrides = Array.from({ length: levels }, (_, level) => {
    const override = inLevel(num, 'w:lvlOverride', level);
    const restart = override && childOf(override, 'w:startOverride');
    const changed = override && childOf(override, 'w:lvl');
    const base = changed ?? inLevel(abstract, 'w:lvl', level);
    const start = valueOf(document, base && childOf(base, 'w:start')) ?? '1';
    return `<${w}lvlOverride ${a}ilvl="${level}">${restart ? sourceOf(document, restart) : `<${w}startOverride ${a}val="${escapeXml(start)}"/>`}${changed ? sourceOf(document, changed) : ''}</${w}lvlOverride>`;
  });
  return `<${w}num ${a}numId="${own}">${sourceOf(document, childOf(num, 'w:abstractNumId')!)}${overrides.join('')}</${w}num>`;
}
