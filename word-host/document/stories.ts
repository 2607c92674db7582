import type { DocxParts } from './docxParts';
import type { Story, StoryKind } from './liveDocument';
import { attribute, below, child, childrenOf, isWord } from './wordXml';

const roots: Record<string, StoryKind> = { body: 'body', hdr: 'header', ftr: 'footer', footnote: 'footnote', endnote: 'endnote', comment: 'comment', txbxContent: 'textBox' };
const partKinds: readonly (readonly [string, string])[] = [['/header', 'hdr'], ['/footer', 'ftr'], ['/footnotes', 'footnote'], ['/endnotes', 'endnote'], ['/comments', 'comment']];

/** The body, then headers, footers, notes, comments, each followed by the text boxes in it. Separators of notes are no text. */
export function storiesOf(parts: DocxParts): Story[] {
  const found: Story[] = [];
  const add = (kind: StoryKind, part: string, root: Element): void => {
    found.push({ kind, part, root });
    for (const one of below(root)) if (isWord(one, 'txbxContent') && !insideFallback(one)) found.push({ kind: 'textBox', part, root: one });
  };
  const { mainPart } = parts;
  add('body', mainPart, child(parts.xml(mainPart)!.documentElement, 'body')!);
  const relationships = parts.relationships(mainPart);
  for (const [ending, name] of partKinds) {
    for (const part of new Set(relationships.filter(({ type, external }) => !external && type.endsWith(ending)).map(({ target }) => target))) {
      const root = parts.xml(part)?.documentElement;
      if (!root) continue;
      if (name === 'hdr' || name === 'ftr') add(roots[name]!, part, root);
      else for (const one of childrenOf(root)) if (isWord(one, name) && !/separator|Notice/i.test(attribute(one, 'type') ?? '')) add(roots[name]!, part, one);
    }
  }
  return found;
}

/** The old form of a drawing repeats the text of the new one. */
function insideFallback(node: Node): boolean {
  for (let at = node.parentNode; at; at = at.parentNode) if ((at as Element).localName === 'Fallback') return true;
  return false;
}

export function storyOf(parts: DocxParts, node: Node): Story | undefined {
  for (let at: Node | null = node; at; at = at.parentNode) {
    if (at.nodeType !== 1 || !isWord(at, ...Object.keys(roots))) continue;
    const part = parts.partOf(at);
    return part === undefined || !attached(at) ? undefined : { kind: roots[at.localName]!, part, root: at };
  }
  return undefined;
}

export function attached(node: Node): boolean {
  let at: Node | null = node;
  while (at?.parentNode) at = at.parentNode;
  return at?.nodeType === 9;
}
