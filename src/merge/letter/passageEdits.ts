import { runProperties } from '../field/fieldScanner';
import { attribute, childOf, prefixOf, sourceOf, textOf, withDescendants, type XmlDocument, type XmlElement } from '../package/xmlElements';
import { isWithin } from '../story/passages';
import type { Story } from '../story/story';
import type { ValueRun } from '../value/valueRun';
import { blocksOf, fillsOfBlocks, gapAround, type Vanishing } from './blankLines';
import type { CompiledPassage } from './compile';
import { repeatableProperties } from './fieldEdits';
import type { Edit, Fill, Op } from './program';
import { isRangeMark } from './rangeMarks';

/** Gives a stretch of the text inside an edit, with the edits that lie in it. */
type Inner = (from: number, to: number) => Op[];

/** The edits that let each contact have a text of its own in a passage: one for each passage, around all that stands in it. */
export function passageEdits(story: Story, passages: readonly CompiledPassage[], vanishing: Vanishing): Edit[] {
  const mayGo = new Set([...vanishing.keys(), ...passages.flatMap(({ marked }) => (marked.level === 'blocks' ? membersOf(holderOf(story.container, marked), marked) : []))]);
  return passages.map((one) => {
    const { marked, passage } = one;
    const holder = holderOf(story.container, marked);
    const members = membersOf(holder, marked);
    return {
      start: marked.from, end: marked.to,
      make(inner) {
        const written: Written = { document: story.document, inner, holder, members, kept: keptOps(story.document, members, inner), emptyLook: marked.emptyLook };
        const made = marked.level === 'inline' ? inline(written, passage) : marked.level === 'blocks' ? blocks(written, passage, staysWith(one, gapOf(holder, members, mayGo), passages, vanishing)) : cells(written, passage);
        return [{ kind: 'passage', passage, standard: inner(marked.from, marked.to), ...made }];
      },
    };
  });
}

interface Written { document: XmlDocument; inner: Inner; holder: XmlElement; members: readonly XmlElement[]; kept: Op[]; emptyLook: string | undefined }

/** The innermost element around a passage. */
function holderOf(container: XmlElement, marked: CompiledPassage['marked']): XmlElement {
  let holder = container;
  for (let next: XmlElement | undefined = container; next; next = holder.children.find(({ openEnd, closeStart }) => openEnd <= marked.from && closeStart >= marked.to && openEnd < closeStart)) holder = next;
  return holder;
}

const membersOf = (holder: XmlElement, marked: CompiledPassage['marked']): XmlElement[] => holder.children.filter((child) => isWithin(child, marked));

/** What stays whatever the contact has: marks of ranges, because their partner may stand elsewhere, but not those of a comment that goes with the passage. */
function keptOps(document: XmlDocument, members: readonly XmlElement[], inner: Inner): Op[] {
  const all = members.flatMap((member) => [...withDescendants(member)]);
  const comments = new Set(all.filter(({ name }) => name === 'w:commentReference').map((one) => attribute(document, one, 'w:id')));
  return all.filter((one) => isRangeMark(one) && !(one.name.startsWith('w:commentRange') && comments.has(attribute(document, one, 'w:id')))).flatMap(({ start, end }) => inner(start, end));
}

/** How a text in the passage looks: as the first text in it, or as an empty one asks for. */
function lookOf(document: XmlDocument, members: readonly XmlElement[], emptyLook: string | undefined): string {
  if (emptyLook !== undefined) return emptyLook;
  const runs = members.flatMap((member) => [...withDescendants(member)]).filter(({ name }) => name === 'w:r');
  const first = runs.find((run) => run.children.some((child) => child.name === 'w:t' && textOf(document, child).trim() !== '')) ?? runs[0];
  if (first) return runProperties(document, first);
  const paragraph = members.find(({ name }) => name === 'w:p');
  const properties = paragraph && childOf(paragraph, 'w:pPr');
  const look = properties && childOf(properties, 'w:rPr');
  return look ? sourceOf(document, look) : '';
}

/** A text in the line, in place of what stood there. */
function inline({ document, holder, members, kept, emptyLook }: Written, passage: number): Record<'own' | 'none', Op[]> {
  const run: ValueRun = {
    prefix: prefixOf(members[0] ?? holder), properties: lookOf(document, members, emptyLook), into: 'text',
    paragraphProperties: holder.name === 'w:p' ? repeatableProperties(document, holder) : undefined,
  };
  return { own: [{ kind: 'passageText', passage, run }, ...kept], none: kept };
}

/** A paragraph like the first of the passage, for no text only where nothing else stays. Sections that end in the passage still end there. */
function blocks(written: Written, passage: number, others: Fill[] | undefined): Pick<Extract<Op, { kind: 'passage' }>, 'own' | 'none' | 'alone'> {
  const { document, inner, members, kept } = written;
  const w = prefixOf(members[0] ?? written.holder);
  const sections = members.filter(({ name }) => name === 'w:p').flatMap((paragraph) => [...withDescendants(paragraph)].filter(({ name, parent }) => name === 'w:sectPr' && parent?.parent === paragraph))
    .flatMap(({ start, end }): Op[] => [`<${w}p><${w}pPr>`, ...inner(start, end), `</${w}pPr></${w}p>`]);
  const first = firstParagraph(members);
  const paragraph = (text: Op[]): Op[] => [`<${w}p>`, ...propertyOps(first, inner), ...text, `</${w}p>`];
  const run: ValueRun = { prefix: w, properties: lookOf(document, members, written.emptyLook), into: 'text', paragraphProperties: first ? repeatableProperties(document, first) : '' };
  return { own: [...paragraph([{ kind: 'passageText', passage, run }]), ...kept, ...sections], none: [...kept, ...sections], alone: others && sections.length === 0 ? { with: others, ops: [...paragraph([]), ...kept] } : undefined };
}

const firstParagraph = (members: readonly XmlElement[]): XmlElement | undefined => members.flatMap((member) => [...withDescendants(member)]).find(({ name }) => name === 'w:p');

/** The properties of a paragraph, without the section that ends in it. */
function propertyOps(paragraph: XmlElement | undefined, inner: Inner): Op[] {
  const properties = paragraph && childOf(paragraph, 'w:pPr');
  if (!properties) return [];
  return [`<${properties.tag}>`, ...properties.children.filter(({ name }) => name !== 'w:sectPr').flatMap(({ start, end }) => inner(start, end)), `</${properties.tag}>`];
}

/** The blocks of which one must stay, the passage among them. */
function gapOf(holder: XmlElement, members: readonly XmlElement[], mayGo: ReadonlySet<XmlElement>): XmlElement[] {
  const siblings = blocksOf(holder);
  const inIt = members.filter((member) => siblings.includes(member));
  return gapAround(siblings, siblings.indexOf(inIt[0]!), siblings.indexOf(inIt.at(-1)!) + 1, mayGo);
}

/**
 * What else stands in the gap, if it is this passage that leaves a paragraph where all of it is blank: the last one whose standard always prints, or
 * without such a one that which holds the last block. Elsewhere another passage or paragraph stays.
 */
function staysWith(one: CompiledPassage, gap: readonly XmlElement[], passages: readonly CompiledPassage[], vanishing: Vanishing): Fill[] | undefined {
  const others = passages.filter(({ marked }) => marked.level === 'blocks' && (marked.to <= one.marked.from || marked.from >= one.marked.to));
  const prints = ({ marked }: CompiledPassage): boolean => gap.some((block) => isWithin(block, marked) && !vanishing.has(block));
  const last = gap.at(-1);
  if (!last || others.some((other) => prints(other) && (!prints(one) || other.marked.from >= one.marked.to)) || (!prints(one) && !isWithin(last, one.marked))) return undefined;
  return fillsOfBlocks(gap.filter((block) => !isWithin(block, one.marked)), others, vanishing);
}

/** A table keeps its shape: the text stands in the first cell of the passage, the others are empty. Of several rows one is left, or none where the table has others. */
function cells({ document, inner, holder, members, kept, emptyLook }: Written, passage: number): Record<'own' | 'none', Op[]> {
  const rows = members.filter(({ name }) => name === 'w:tr');
  const all = rows.length ? cellsOf(rows[0]!) : members.filter(({ name }) => name === 'w:tc');
  const w = prefixOf(all[0] ?? holder);
  const first = firstParagraph(all);
  const run: ValueRun = { prefix: w, properties: lookOf(document, all, emptyLook), into: 'text', paragraphProperties: first ? repeatableProperties(document, first) : '' };
  const shape = (text: Op[]): Op[] => {
    const written = all.flatMap((cell, index): Op[] => {
      const properties = childOf(cell, 'w:tcPr');
      return [`<${w}tc>`, ...(properties ? inner(properties.start, properties.end) : []), `<${w}p>`, ...propertyOps(firstParagraph([cell]), inner), ...(index === 0 ? text : []), `</${w}p></${w}tc>`];
    });
    if (!rows.length) return [...written, ...kept];
    const [row] = rows as [XmlElement];
    const properties = row.children.filter(({ name }) => name === 'w:tblPrEx' || name === 'w:trPr').flatMap(({ start, end }) => inner(start, end));
    return [`<${w}tr>`, ...properties, ...written, `</${w}tr>`, ...kept];
  };
  const othersStay = rows.length > 0 && holder.children.some((row) => row.name === 'w:tr' && !rows.includes(row));
  return { own: shape([{ kind: 'passageText', passage, run }]), none: othersStay ? kept : shape([]) };
}

/** The cells of a row, also those in content controls of other people. */
const cellsOf = (row: XmlElement): XmlElement[] => row.children.flatMap((child) => (child.name === 'w:tc' ? [child] : child.name === 'w:sdt' || child.name === 'w:sdtContent' ? cellsOf(child) : []));
