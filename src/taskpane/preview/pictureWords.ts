/** A part of a letter as docx-preview keeps it with `keepOrigin`. */
interface LetterPart { _xmlDocument?: Document }
interface ParsedLetter { documentPart: LetterPart; loadDocumentImage(id: string, part?: LetterPart): Promise<string | null> }

/**
 * docx-preview paints pictures and leaves out the words that describe them. It asks for a picture right after it has made the element for it, so the words
 * are given to that element then; a picture without any gets an empty text, which says that there is nothing to say. `made` is to see every element.
 */
export function pictureWords(parsed: unknown): { made<Made extends Node>(node: Made): Made } {
  const letter = parsed as ParsedLetter;
  const loadImage = letter.loadDocumentImage.bind(letter);
  const words = new Map<LetterPart, Map<string, string[]>>();
  let latest: HTMLImageElement | undefined;
  letter.loadDocumentImage = (id, part = letter.documentPart) => {
    if (!words.has(part)) words.set(part, describedIn(part));
    const described = words.get(part)!.get(id) ?? [];
    const next = described.shift() ?? '';
    // The part can stand on every page: then its pictures come again, in the same order.
    described.push(next);
    if (latest) latest.alt = next;
    latest = undefined;
    return loadImage(id, part);
  };
  return {
    made(node) {
      if (node instanceof HTMLImageElement) latest = node;
      return node;
    },
  };
}

/** The words of each picture of a part, by the relationship it is embedded through, in their order. */
function describedIn({ _xmlDocument: xml }: LetterPart): Map<string, string[]> {
  const described = new Map<string, string[]>();
  for (const picture of xml?.getElementsByTagNameNS('*', 'blip') ?? []) {
    const id = picture.getAttributeNS('http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'embed') ?? '';
    const drawing = picture.closest('inline, anchor');
    const properties = drawing?.getElementsByTagNameNS('*', 'docPr')[0];
    described.set(id, [...described.get(id) ?? [], properties?.getAttribute('descr') ?? '']);
  }
  return described;
}
