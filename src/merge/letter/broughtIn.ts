import { crc32 } from '../package/crc32';
import type { Relationship } from '../package/relationships';
import type { BroughtIn, PictureFile } from '../value/inserted';
import type { LetterPart } from './letterParts';
import type { Template } from './template';

/** What inserted values bring into one document, while it is made. */
export interface Bringing extends BroughtIn {
  /** The pictures as parts. */
  media: LetterPart[];
  /** The relationships that were asked for since they were taken last: those of the part that was written meanwhile. */
  taken(): Relationship[];
}

/** Begins a document. Letters get it from the first value that brings something, so that those of texts alone need to know nothing of it. */
export type BeginBringing = (template: Template) => Bringing;

/** Begins a document, into which values bring pictures. A picture that several letters show is in it once. */
export function createBringing({ parts: { main, parts, entrance }, storyParts }: Template): Bringing {
  const ids = new Set([...parts.values()].flatMap(({ relationships }) => relationships.map(({ id }) => id)));
  const known = new Map<string, { relationship: Relationship; bytes: Uint8Array }[]>();
  const media: LetterPart[] = [];
  let asked = new Set<Relationship>();
  let count = 0;

  const added = ({ bytes, ending }: PictureFile): Relationship => {
    let id: string;
    do id = `rIdValue${++count}`; while (ids.has(id));
    const type = `${entrance.type.slice(0, entrance.type.lastIndexOf('/'))}/image`;
    const folder = main.name.slice(0, main.name.lastIndexOf('/') + 1);
    let name: string;
    let number = media.length;
    do name = `${folder}media/value${++number}.${ending}`; while (parts.has(name) || media.some((one) => one.name === name));
    media.push({ name, contentType: `image/${ending}`, bytes, relationships: [] });
    return { id, kind: 'image', type, target: name, external: false };
  };
  return {
    isStrict: entrance.type.startsWith('http://purl.oclc.org/'), body: storyParts[0]!.document, media,
    relate(picture) {
      const { bytes, ending } = picture;
      const key = `${ending} ${bytes.length} ${crc32(bytes)}`;
      const alike = known.get(key) ?? [];
      const one = alike.find((other) => isSame(bytes, other.bytes)) ?? { relationship: added(picture), bytes };
      if (!alike.includes(one)) known.set(key, [...alike, one]);
      asked.add(one.relationship);
      return one.relationship.id;
    },
    taken() {
      const taken = [...asked];
      asked = new Set();
      return taken;
    },
  };
}

const isSame = (one: Uint8Array, other: Uint8Array): boolean => one === other || (one.length === other.length && one.every((byte, index) => byte === other[index]));
