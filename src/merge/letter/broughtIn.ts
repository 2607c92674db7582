import { crc32 } from '../package/crc32';
import type { Relationship } from '../package/relationships';
import { attribute, childOf } from '../package/xmlElements';
import type { BroughtIn, ListKind, PictureFile, Target } from '../value/inserted';
import { freeLists, numberingWith, type BroughtList, type Numbering } from './broughtLists';
import { definitionsOf } from './definitions';
import type { LetterPart, LetterParts } from './letterParts';
import type { Template } from './template';

/** What inserted values bring into one document, while it is made. */
export interface Bringing extends BroughtIn {
  /** The pictures as parts. */
  media: LetterPart[];
  /** The relationships that were asked for since they were taken last: those of the part that was written meanwhile. Its lists are the document's. */
  taken(): Relationship[];
  /** Forgets what was asked for since then: it was measured or compared, and is not in the document. */
  forget(): void;
  /** The part of the document's lists with those of values. Undefined where no value has one. */
  numbering(this: void, text?: string): Numbering | undefined;
}

/**
 * Begins a document. Letters get it from the first value that brings something, so that those of texts alone need to know nothing of it.
 * @param freeList the next number that no list of the document has; missing = by the template's
 */
export type BeginBringing = (template: Template, freeList?: () => string) => Bringing;

/** Begins a document, into which values bring pictures, links and lists. A picture that several letters show is in it once, and so is where links lead. */
export const createBringing: BeginBringing = ({ parts: letterParts, storyParts }, freeList = freeLists(letterParts)) => {
  const { main, parts, entrance } = letterParts;
  const ids = new Set([...parts.values()].flatMap(({ relationships }) => relationships.map(({ id }) => id)));
  const known = new Map<string, { relationship: Relationship; bytes: Uint8Array | undefined }[]>();
  const media: LetterPart[] = [];
  const lists: BroughtList[] = [];
  let asked = new Set<Relationship>();
  let askedLists: BroughtList[] = [];
  let bullets: string | undefined;
  let count = 0;

  const freeId = (): string => {
    let id: string;
    do id = `rIdValue${++count}`; while (ids.has(id));
    return id;
  };
  const added = (target: Target): Relationship => {
    const id = freeId();
    const type = (kind: string): string => `${entrance.type.slice(0, entrance.type.lastIndexOf('/'))}/${kind}`;
    if ('address' in target) return { id, kind: 'hyperlink', type: type('hyperlink'), target: target.address, external: true };
    const { bytes, ending } = target;
    const folder = main.name.slice(0, main.name.lastIndexOf('/') + 1);
    let name: string;
    let number = media.length;
    do name = `${folder}media/value${++number}.${ending}`; while (parts.has(name) || media.some((one) => one.name === name));
    media.push({ name, contentType: `image/${ending}`, bytes, relationships: [] });
    return { id, kind: 'image', type: type('image'), target: name, external: false };
  };
  const forget = (): void => {
    asked = new Set();
    askedLists = [];
  };
  return {
    isStrict: entrance.type.startsWith('http://purl.oclc.org/'), body: storyParts[0]!.document, media,
    linkStyle: () => linkStyleOf(letterParts),
    relate(target) {
      const bytes = 'bytes' in target ? target.bytes : undefined;
      const key = 'bytes' in target ? pictureKey(target) : target.address;
      const alike = known.get(key) ?? [];
      const one = alike.find((other) => isSame(bytes, other.bytes)) ?? { relationship: added(target), bytes };
      if (!alike.includes(one)) known.set(key, [...alike, one]);
      asked.add(one.relationship);
      return one.relationship.id;
    },
    list(kind: ListKind) {
      const number = kind === 'bullet' ? bullets ??= freeList() : freeList();
      askedLists.push({ kind, number });
      return number;
    },
    taken() {
      const taken = [...asked];
      for (const list of askedLists) if (list.kind === 'number' || !lists.some(({ kind }) => kind === 'bullet')) lists.push(list);
      forget();
      return taken;
    },
    forget,
    numbering: (text) => (lists.length > 0 ? numberingWith(letterParts, lists, freeId, text) : undefined),
  };
};

const pictureKey = ({ bytes, ending }: PictureFile): string => `${ending} ${bytes.length} ${crc32(bytes)}`;
const isSame = (one: Uint8Array | undefined, other: Uint8Array | undefined): boolean => one === other || (one !== undefined && other !== undefined && one.length === other.length && one.every((byte, index) => byte === other[index]));

/** Word's own style for links, whatever id a translated Word gave it. Source: ECMA-376 Part 1 §17.7.4.9: built-in styles are known by their name. */
function linkStyleOf(parts: LetterParts): string | undefined {
  const styles = definitionsOf(parts, 'styles')?.document;
  const style = styles?.root.children.find((one) => {
    const name = childOf(one, 'w:name');
    return attribute(styles, one, 'w:type') === 'character' && name && attribute(styles, name, 'w:val')?.toLowerCase() === 'hyperlink';
  });
  return style && attribute(styles!, style, 'w:styleId');
}
