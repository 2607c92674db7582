import type { Field } from './liveDocument';
import { attribute, childrenOf, isOn, isWord } from './wordXml';

/** A field while it is being read: which of its pieces are instruction, to be hidden where the end is missing. */
export interface ReadField extends Field { codePieces: Element[]; nested: ReadField[] }

const inlineContainers = ['hyperlink', 'sdtContent', 'ins', 'moveTo', 'smartTag', 'customXml', 'dir', 'bdo'];

/**
 * What stands in a paragraph, in order: the children of its runs, and simple fields, formulas and the like as they are.
 * Deleted text (`w:del`) is not there any more; inserted text is.
 */
export function* piecesOf(container: Element): Generator<Element> {
  for (const node of childrenOf(container)) {
    if (isWord(node, 'r')) {
      for (const piece of childrenOf(node)) if (!isWord(piece, 'rPr')) yield piece;
    } else if (isWord(node, 'sdt', ...inlineContainers)) yield* piecesOf(node);
    else if (isWord(node, 'fldSimple') || (node.namespaceURI ?? '').endsWith('/math') || node.localName === 'AlternateContent') yield node;
  }
}

/** The visible text of a piece; undefined where it is no text at all. */
export function pieceText(piece: Element): string | undefined {
  if (!isWord(piece, piece.localName)) return '\ufffc';
  switch (piece.localName) {
    case 't': return piece.textContent ?? '';
    case 'tab': case 'ptab': return '\t';
    case 'br': return attribute(piece, 'type') === 'page' ? '\f' : '\v';
    case 'cr': return '\v';
    case 'noBreakHyphen': return '\u2011';
    case 'softHyphen': return '\u00ad';
    case 'sym': return '\ufffc';
    case 'fldSimple': return [...piecesOf(piece)].map((inner) => pieceText(inner) ?? '').join('');
    case 'fldChar': case 'instrText': case 'delText': case 'delInstrText': case 'lastRenderedPageBreak': case 'commentReference': case 'annotationRef': return undefined;
    default: return '\ufffc';
  }
}

/** The fields of paragraphs that follow each other, outermost first (ECMA-376 17.16.18). An end without a beginning is passed over. */
export function readFields(paragraphs: Iterable<Element>): ReadField[] {
  const found: ReadField[] = [];
  const open: (ReadField & { inResult: boolean })[] = [];
  const put = (field: ReadField): void => {
    const around = open.at(-1);
    if (!around) found.push(field);
    else {
      around.nested.push(field);
      if (around.inResult) around.result += field.result;
      else around.code += `{ ${field.code} }`;
    }
  };
  for (const paragraph of paragraphs) {
    for (const piece of piecesOf(paragraph)) {
      const kind = isWord(piece, 'fldChar') ? attribute(piece, 'fldCharType') : undefined;
      if (kind === 'begin') open.push({ code: '', result: '', pieces: [], codePieces: [], nested: [], complete: false, locked: attribute(piece, 'fldLock') === '1' || attribute(piece, 'fldLock') === 'true', paragraph, inResult: false });
      for (const field of open) {
        field.pieces.push(piece);
        if (!field.inResult) field.codePieces.push(piece);
      }
      const current = open.at(-1);
      if (kind === 'separate' && current) current.inResult = true;
      else if (kind === 'end' && current) {
        open.pop();
        put({ ...closed(current), complete: true });
      } else if (isWord(piece, 'fldSimple')) {
        put({
          code: (attribute(piece, 'instr') ?? '').trim(), result: pieceText(piece) ?? '', pieces: [piece], codePieces: [], nested: readFields([piece]), complete: true,
          locked: /^(1|true|on)$/.test(attribute(piece, 'fldLock') ?? ''), paragraph,
        });
      } else if (current && isWord(piece, 'instrText') && !current.inResult) current.code += piece.textContent ?? '';
      else if (current?.inResult && kind === undefined) current.result += pieceText(piece) ?? '';
    }
  }
  while (open.length > 0) {
    const field = open.pop()!;
    put(closed(field));
  }
  return found;
}

function closed({ inResult: _, ...field }: ReadField & { inResult: boolean }): ReadField {
  return { ...field, code: field.code.trim() };
}

/** The fields that are whole, with those inside the ones that are not. */
export const wholeFields = (fields: readonly Field[]): Field[] => fields.flatMap((field) => (field.complete ? [field] : wholeFields(field.nested)));

/**
 * True where there are marks or instructions of fields, shown or not. Between edits of whole units they are those of fields that stand over several
 * paragraphs: a paragraph that shows nothing any more has to stay for them, or their other marks are left alone.
 */
export const holdsFieldMarks = (container: Element): boolean => [...piecesOf(container)].some((piece) => isWord(piece, 'fldChar', 'instrText'));

/** The instructions of the fields that are not whole: what is hidden though no field stands for it. */
export const halfInstructions = (fields: readonly ReadField[]): Element[] => fields.flatMap((field) => (field.complete ? [] : [...field.codePieces, ...halfInstructions(field.nested)]));

/** What paragraphs that follow each other hold of fields that do not both begin and end in them, without the text such fields show. */
export function halfFields(paragraphs: readonly Element[]): Element[] {
  const fields = readFields(paragraphs);
  const whole = new Set(wholeFields(fields).flatMap(({ pieces }) => pieces));
  const instructions = new Set(halfInstructions(fields));
  return paragraphs.flatMap((paragraph) => [...piecesOf(paragraph)]).filter((piece) => instructions.has(piece) || (isWord(piece, 'fldChar', 'instrText') && !whole.has(piece)));
}

/** Properties of a content control, a run or a paragraph that say yes. */
export const says = (properties: Element | undefined, name: string): boolean => isOn(childrenOf(properties).find((one) => isWord(one, name)));
