import { crc32 } from '../package/crc32';
import type { Relationship } from '../package/relationships';
import type { BroughtIn, Target } from '../value/inserted';
import type { LetterPart } from './letterParts';
import type { Template } from './template';

/** What inserted values bring into one document, while it is made. */
export interface Bringing extends BroughtIn {
  /** The pictures as parts. */
  media: LetterPart[];
  /** The relationships that were asked for since they were taken last: those of the part that was written meanwhile. */
  taken(): Relationship[];
}

/** Begins a document, into which values bring pictures and links. A picture that several letters show is in it once. */
export function createBringing({ parts: { main, parts, entrance }, storyParts }: Template): Bringing {
  const ids = new Set([...parts.values()].flatMap(({ relationships }) => relationships.map(({ id }) => id)));
  const known = new Map<string, { relationship: Relationship; bytes: Uint8Array | undefined }[]>();
  const media: LetterPart[] = [];
  let asked = new Set<Relationship>();
  let count = 0;

  const added = (target: Target): Relationship => {
    let id: string;
    do id = `rIdValue${++count}`; while (ids.has(id));
    const type = `${entrance.type.slice(0, entrance.type.lastIndexOf('/'))}/${target.kind}`;
    if (target.kind === 'hyperlink') return { id, kind: target.kind, type, target: target.address, external: true };
    const folder = main.name.slice(0, main.name.lastIndexOf('/') + 1);
    let name: string;
    let number = media.length;
    do name = `${folder}media/value${++number}.${target.ending}`; while (parts.has(name) || media.some((one) => one.name === name));
    media.push({ name, contentType: `image/${target.ending}`, bytes: target.bytes, relationships: [] });
    return { id, kind: target.kind, type, target: name, external: false };
  };
  return {
    isStrict: entrance.type.startsWith('http://purl.oclc.org/'), body: storyParts[0]!.document, media,
    relate(target) {
      const bytes = target.kind === 'image' ? target.bytes : undefined;
      const key = target.kind === 'image' ? `${target.ending} ${target.bytes.length} ${crc32(target.bytes)}` : target.address;
      const alike = known.get(key) ?? [];
      const one = alike.find((other) => bytes === undefined || isSame(bytes, other.bytes!)) ?? { relationship: added(target), bytes };
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
