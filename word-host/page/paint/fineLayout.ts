import { px } from '../look/wordXml';
import type { PageGeometry } from './sections';
import { paragraphFacts } from './storyPainter';

/** Gives every tab the width up to its stop (ECMA-376 17.3.1.37); without one, to the next default stop. */
export function widenTabs(root: HTMLElement, tabStep: number, scale: number): void {
  for (const tab of root.querySelectorAll<HTMLElement>('.tab')) {
    const paragraph = tab.closest<HTMLElement>('.paragraph');
    const facts = paragraph && paragraphFacts.get(paragraph);
    if (!facts) continue;
    tab.style.width = '0';
    const from = (tab.getBoundingClientRect().left - paragraph.getBoundingClientRect().left) / scale + facts.left;
    const stop = facts.tabs.find((one) => one.at > from + 0.5)
      ?? (facts.hanging && from < facts.left - 0.5 ? { at: facts.left, kind: 'left', leader: 'none' } : { at: (Math.floor(from / tabStep + 0.01) + 1) * tabStep, kind: 'left', leader: 'none' });
    const after = stop.kind === 'left' || stop.kind === 'num' ? 0 : widthAfter(tab, paragraph) / scale;
    tab.style.width = px(Math.max(2, stop.at - from - (stop.kind === 'center' ? after / 2 : after)));
    tab.dataset.leader = stop.leader;
  }
}

/** The width of the text from a tab to the next one. */
function widthAfter(tab: HTMLElement, paragraph: HTMLElement): number {
  const range = document.createRange();
  range.setStartAfter(tab);
  const next = [...paragraph.querySelectorAll('.tab')].find((other) => tab.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  if (next) range.setEndBefore(next);
  else range.setEnd(paragraph, paragraph.childNodes.length);
  return range.getBoundingClientRect().width;
}

/** Puts anchored drawings where they belong on their page (ECMA-376 20.4.2.10, 20.4.2.11). */
export function placeAnchored(page: HTMLElement, geometry: PageGeometry): void {
  const drawings = page.querySelectorAll<HTMLElement>('.anchored');
  if (!drawings.length) return;
  const pageBox = page.getBoundingClientRect();
  const scale = pageBox.width / geometry.width || 1;
  for (const drawing of drawings) {
    const paragraph = drawing.closest<HTMLElement>('.paragraph');
    if (!paragraph) continue;
    const box = paragraph.getBoundingClientRect();
    const own = { left: (box.left - pageBox.left) / scale, top: (box.top - pageBox.top) / scale };
    const [width = 0, height = 0] = (drawing.dataset.size ?? '').split(' ').map(Number);
    const areaX: Record<string, [number, number]> = { page: [0, geometry.width], leftMargin: [0, geometry.left], rightMargin: [geometry.width - geometry.right, geometry.right] };
    const areaY: Record<string, [number, number]> = { page: [0, geometry.height], margin: [geometry.top, geometry.height - geometry.top - geometry.bottom], topMargin: [0, geometry.top], bottomMargin: [geometry.height - geometry.bottom, geometry.bottom] };
    const left = at(drawing.dataset.horizontal, areaX, [geometry.left, geometry.width - geometry.left - geometry.right], width);
    const top = at(drawing.dataset.vertical, areaY, [own.top, 0], height);
    drawing.style.left = px(left - own.left);
    drawing.style.top = px(top - own.top);
  }
}

function at(wish: string | undefined, areas: Record<string, [number, number]>, ordinary: [number, number], size: number): number {
  const [relative = '', align = '', offset = '0'] = (wish ?? '').split(' ');
  const [start, length] = areas[relative] ?? ordinary;
  if (align === 'center') return start + (length - size) / 2;
  if (align === 'right' || align === 'bottom') return start + length - size;
  return start + (align ? 0 : Number(offset));
}
