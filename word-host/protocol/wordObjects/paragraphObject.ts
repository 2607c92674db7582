import { holdsFieldMarks } from '../../document/fieldReader';
import { attached } from '../../document/stories';
import { attribute, child, childrenOf, closest, isWord, word as wordElement } from '../../document/wordXml';
import { HostError } from '../hostError';
import type { HostObject } from '../richApi';
import { remember, textMembers, type Stretch } from './stretch';
import { oneOf, type Word } from './word';

const alignments = { Left: 'left', Centered: 'center', Right: 'right', Justified: 'both' } as const;
/** The order of paragraph properties as far as we set them (ECMA-376 17.3.1, CT_PPr). */
const order = ['pStyle', 'keepNext', 'keepLines', 'pageBreakBefore', 'framePr', 'widowControl', 'numPr', 'suppressLineNumbers', 'pBdr', 'shd', 'tabs', 'suppressAutoHyphens', 'kinsoku', 'wordWrap', 'overflowPunct',
  'topLinePunct', 'autoSpaceDE', 'autoSpaceDN', 'bidi', 'adjustRightInd', 'snapToGrid', 'spacing', 'ind', 'contextualSpacing', 'mirrorIndents', 'suppressOverlap', 'jc', 'textDirection', 'textAlignment', 'textboxTightWrap', 'outlineLvl',
  'divId', 'cnfStyle', 'rPr', 'sectPr', 'pPrChange'];

export function paragraphObject(word: Word, paragraph: Element): HostObject {
  const { document } = word;
  const stretch: Stretch = {
    type: 'Paragraph', element: paragraph, insertAt: ['Replace', 'Start', 'End'], paragraphAt: ['Before', 'After'],
    span() {
      if (!attached(paragraph)) throw new HostError('ItemNotFound', 'The paragraph is no longer there.', 'Paragraph');
      return document.whole(paragraph);
    },
  };
  const common = textMembers(word, stretch);
  const layers = (): Element[] => document.lookup.paragraphLayers(paragraph);
  const value = (name: string, key = 'val'): string | undefined => layers().map((layer) => attribute(child(layer, name), key)).findLast((one) => one !== undefined);
  const points = (name: string, ...keys: string[]): number => Number(keys.map((key) => value(name, key)).find((one) => one !== undefined) ?? 0) / 20;
  const set = (name: string, attributes: Record<string, string>): void => word.write(() => document.write('setParagraph', (pen) => {
    let properties = child(paragraph, 'pPr') as Element | undefined;
    if (!properties) pen.insert(paragraph, properties = wordElement(paragraph, 'pPr'), paragraph.firstChild);
    const into = properties;
    let element = child(into, name) as Element | undefined;
    if (!element) pen.insert(into, element = wordElement(into, name), childrenOf(into).find((one) => order.indexOf(one.localName) > order.indexOf(name)) ?? null);
    for (const [key, text] of Object.entries(attributes)) pen.setAttribute(element, into.namespaceURI, `${into.prefix ?? 'w'}:${key}`, text);
  }));
  const twips = (size: number): string => String(Math.round(size * 20));
  const neighbour = (direction: 1 | -1): HostObject | null => {
    const all = document.paragraphs(document.storyOf(paragraph)?.root);
    const next = all[all.indexOf(paragraph) + direction];
    return next ? paragraphObject(word, next) : null;
  };
  const there = (object: HostObject | null): HostObject => {
    if (!object) throw new HostError('ItemNotFound', 'There is no paragraph there.', 'Paragraph');
    return object;
  };
  return remember({
    type: 'Paragraph', links: common.links,
    properties: {
      ...common.properties,
      Alignment: {
        get: () => Object.entries(alignments).find(([, jc]) => jc === ({ start: 'left', end: 'right' }[value('jc') ?? ''] ?? value('jc') ?? 'left'))?.[0] ?? 'Unknown',
        set: (name: string) => set('jc', { val: alignments[oneOf(name, 'Paragraph.alignment', 'Left', 'Centered', 'Right', 'Justified')] }),
      },
      LeftIndent: { get: () => points('ind', 'left', 'start'), set: (size: number) => set('ind', { left: twips(size) }) },
      RightIndent: { get: () => points('ind', 'right', 'end'), set: (size: number) => set('ind', { right: twips(size) }) },
      FirstLineIndent: { get: () => points('ind', 'firstLine') - points('ind', 'hanging'), set: (size: number) => set('ind', size < 0 ? { hanging: twips(-size) } : { firstLine: twips(size) }) },
      SpaceBefore: { get: () => points('spacing', 'before'), set: (size: number) => set('spacing', { before: twips(size) }) },
      SpaceAfter: { get: () => points('spacing', 'after'), set: (size: number) => set('spacing', { after: twips(size) }) },
      LineSpacing: { get: () => Number(value('spacing', 'line') ?? 240) / 20, set: (size: number) => set('spacing', { line: twips(size), lineRule: 'auto' }) },
      OutlineLevel: { get: () => Number(value('outlineLvl') ?? 9) + 1 },
      IsListItem: { get: () => (layers().map((layer) => attribute(child(child(layer, 'numPr'), 'numId'))).findLast((one) => one !== undefined) ?? '0') !== '0' },
      IsLastParagraph: { get: () => document.paragraphs(document.storyOf(paragraph)?.root).at(-1) === paragraph },
      TableNestingLevel: { get: () => {
        let level = 0;
        for (let cell = closest(paragraph, 'tc'); cell; cell = closest(cell.parentNode, 'tc')) level += 1;
        return level;
      } },
    },
    methods: {
      ...common.methods,
      Clear: () => word.write(() => { document.deleteSpan(stretch.span()); }),
      Delete: () => word.write(() => {
        document.deleteSpan(stretch.span());
        // A cell, a header and the document keep their last paragraph, a section its end, and a field over several paragraphs its marks.
        const alone = childrenOf(paragraph.parentNode).filter((one) => isWord(one, 'p', 'tbl', 'sdt')).length === 1 || (isWord(paragraph.parentNode, 'tc') && !isWord(paragraph.nextSibling, 'p') && !isWord(paragraph.previousSibling, 'p'));
        if (!alone && !child(child(paragraph, 'pPr'), 'sectPr') && !holdsFieldMarks(paragraph) && document.length(paragraph) === 0) {
          const next = document.stepForward({ paragraph, offset: 0 }) ?? document.stepBack({ paragraph, offset: 0 });
          document.transaction('deleteParagraph', () => {
            if (next) document.pen.shift({ kind: 'drop', paragraph, to: next });
            document.pen.remove(paragraph);
          });
        }
      }),
      GetNext: () => there(neighbour(1)),
      GetNextOrNullObject: () => neighbour(1),
      GetPrevious: () => there(neighbour(-1)),
      GetPreviousOrNullObject: () => neighbour(-1),
    },
  }, stretch);
}
