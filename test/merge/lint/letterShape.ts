import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';

/** Which parts hold XML. */
const isXml = (name: string): boolean => /\.(?:xml|rels)$/.test(name);
/** What stands in a text or in the code of a field: any text is right there (ECMA-376 Part 1 §17.3.3.31, §17.16.23). */
const anyText = /(<(?:\w+:)?(?:t|instrText|delText)(?: [^>]*)?>)[^<]*/g;
/** Blanks in tags mean nothing but that a name ends (XML 1.0 §3.1); the image producer pads with them. */
const blanksInTags = /\s+(?:([\w:.-]+=)|(\/?>))/g;

/**
 * What a letter is to Microsoft's validator: everything in it but its texts, as a hash of 16 signs. Two letters of one shape are both sound or both not.
 * Reads with another zip reader than the engine's.
 */
export function letterShape(letter: Uint8Array): string {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('latin1');
  for (const [name, bytes] of Object.entries(unzipSync(letter)).sort(([one], [other]) => (one < other ? -1 : 1))) {
    hash.update(`${name}\0`).update(isXml(name) ? decoder.decode(bytes).replace(anyText, '$1').replace(blanksInTags, (_, attribute?: string, end?: string) => (attribute ? ` ${attribute}` : end!)) : bytes);
  }
  return hash.digest('hex').slice(0, 16);
}
