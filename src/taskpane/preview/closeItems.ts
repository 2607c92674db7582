/** A letter as docx-preview keeps it with `keepOrigin`. */
interface ParsedLetter { documentPart: { _xmlDocument?: Document } }

/**
 * docx-preview knows nothing of contextualSpacing (ECMA-376 Part 1 §17.3.1.9), which the items of lists in values have: it paints them as far apart as other paragraphs. Items of lists
 * whose paragraphs all have it lose the space towards a paragraph of their style.
 */
export function closeItems(parsed: unknown, painted: readonly Node[]): void {
  const lists = closeLists((parsed as ParsedLetter).documentPart._xmlDocument);
  for (const page of painted) {
    if (!(page instanceof Element)) continue;
    for (const list of lists) {
      for (const item of page.querySelectorAll<HTMLElement>(`p.docx-num-${list}-0`)) {
        if (areOfOneStyle(item, item.previousElementSibling)) item.style.marginTop = '0';
        if (areOfOneStyle(item, item.nextElementSibling)) item.style.marginBottom = '0';
      }
    }
  }
}

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** The numbers of the lists whose paragraphs all say it themselves. */
function closeLists(xml: Document | undefined): string[] {
  const lists = new Map<string, boolean>();
  for (const number of xml?.getElementsByTagNameNS(word, 'numId') ?? []) {
    const id = number.getAttributeNS(word, 'val') ?? '';
    const [spacing] = number.closest('pPr')?.getElementsByTagNameNS(word, 'contextualSpacing') ?? [];
    const isClose = spacing !== undefined && !/^(?:0|false|off)$/.test(spacing.getAttributeNS(word, 'val') ?? '');
    lists.set(id, isClose && (lists.get(id) ?? true));
  }
  return [...lists].flatMap(([id, isClose]) => (isClose && /^\d+$/.test(id) ? [id] : []));
}

const areOfOneStyle = (item: Element, other: Element | null): boolean => other?.tagName === 'P' && styleOf(item) === styleOf(other);
const styleOf = ({ classList }: Element): string => [...classList].filter((name) => !/^docx-num-\d+-\d+$/.test(name)).join(' ');
