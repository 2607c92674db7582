import type { StyleSheet } from './styleSheet';
import { attribute, child } from './wordXml';

/** The labels of all numbered paragraphs, counted through a story in document order (ECMA-376 17.9). */
export function numberingLabels(paragraphs: Iterable<Element>, sheet: StyleSheet): Map<Element, string> {
  const labels = new Map<Element, string>();
  const counters = new Map<string, number[]>();
  const started = new Set<string>();
  for (const paragraph of paragraphs) {
    const numbering = sheet.paragraph(paragraph).numbering;
    if (!numbering) continue;
    const { numId, level, definition } = numbering;
    const list = sheet.abstractOf(numId);
    let counts = counters.get(list) ?? [];
    // A numbering instance that overrides its start begins anew once.
    if (!started.has(numId) && startOverride(definition, numId)) counts = [];
    started.add(numId);
    counts.length = level + 1;
    for (let above = 0; above < level; above++) counts[above] ??= startOf(sheet.level(numId, above));
    counts[level] = counts[level] === undefined ? startOf(definition) : counts[level] + 1;
    counters.set(list, counts);
    labels.set(paragraph, labelOf(definition, counts, (above) => sheet.level(numId, above)));
  }
  return labels;
}

const startOf = (definition: Element | undefined): number => Number(attribute(child(definition, 'start')) ?? 1);

function startOverride(definition: Element, numId: string): boolean {
  const numbering = definition.ownerDocument.documentElement;
  return [...numbering.children].some((num) => num.localName === 'num' && attribute(num, 'numId') === numId && num.getElementsByTagNameNS('*', 'startOverride').length > 0);
}

function labelOf(definition: Element, counts: number[], level: (ilvl: number) => Element | undefined): string {
  const text = attribute(child(definition, 'lvlText')) ?? '';
  if (attribute(child(definition, 'numFmt')) === 'bullet') return bullets[text] ?? (/[\uf000-\uf0ff]/.test(text) ? '•' : text);
  return text.replace(/%(\d)/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    return counted(counts[at] ?? 1, attribute(child(level(at), 'numFmt')) ?? 'decimal');
  });
}

/** The bullets of Symbol and Wingdings, which stand in a private area. */
const bullets: Record<string, string> = { '\uf0b7': '•', '\uf0a7': '▪', '\uf0fc': '✓', '\uf0d8': '➢', o: '○' };

const romans: [string, number][] = [['m', 1000], ['cm', 900], ['d', 500], ['cd', 400], ['c', 100], ['xc', 90], ['l', 50], ['xl', 40], ['x', 10], ['ix', 9], ['v', 5], ['iv', 4], ['i', 1]];

function counted(value: number, format: string): string {
  const letters = (first: number): string => String.fromCharCode(first + (value - 1) % 26).repeat(Math.floor((value - 1) / 26) + 1);
  let rest = value;
  const roman = (): string => romans.map(([digit, worth]) => { const times = Math.floor(rest / worth); rest -= times * worth; return digit.repeat(times); }).join('');
  switch (format) {
    case 'lowerLetter': return letters(97);
    case 'upperLetter': return letters(65);
    case 'lowerRoman': return roman();
    case 'upperRoman': return roman().toUpperCase();
    case 'decimalZero': return String(value).padStart(2, '0');
    case 'none': return '';
    default: return String(value);
  }
}
