import { MergeError } from '../issues/mergeError';

const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text that raw XML stands for. Throws XML_MALFORMED on an entity that XML does not know by itself. */
export function unescapeXml(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&([^;\s&<]*);?/g, (whole, name: string) => {
    const known = Object.hasOwn(predefined, name) ? predefined[name] : characterOf(name);
    if (known === undefined || !whole.endsWith(';')) throw new MergeError('XML_MALFORMED', whole.slice(0, 20));
    return known;
  });
}

function characterOf(name: string): string | undefined {
  const code = /^#x[0-9a-f]{1,6}$/i.test(name) ? parseInt(name.slice(2), 16) : /^#\d{1,7}$/.test(name) ? Number(name.slice(1)) : NaN;
  return code <= 0x10ffff ? withoutForbidden(String.fromCodePoint(code)) || undefined : undefined;
}

/** Text as it may stand between tags or in a double-quoted attribute. */
export function escapeXml(text: string): string {
  if (!/[&<>"\r\n\t]/.test(text)) return text;
  let escaped = text;
  for (const [character, written] of escapes) if (escaped.includes(character)) escaped = escaped.replaceAll(character, written);
  return escaped;
}
/** The first comes first: it stands in the others. One after the other is three times as quick as a function that is asked for each. */
const escapes = [['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;'], ['\r', '&#13;'], ['\n', '&#10;'], ['\t', '&#9;']] as const;

/** The text between tags and comments, with its escapes. A comment may hold a `>`; the last tag or comment may be cut off. */
export const textBetween = (xml: string): string => xml.replace(/<!--[^]*?(?:-->|$)|<[^>]*(?:>|$)/g, '');

/** Half a surrogate pair, and characters that XML 1.0 forbids (§2.2): control characters and the two non-characters. */
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Where the first character stands that XML cannot hold, -1 for nowhere. Halves of pairs are none of a decoded part. */
export const forbiddenIn = (text: string): number => text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);

/** Text without the characters that XML cannot hold. Line breaks and tabs stay. */
export const withoutForbidden = (text: string): string => text.replace(forbidden, '');

/**
 * A part's text: UTF-8, or UTF-16 with a byte order mark (ECMA-376 Part 2 §6.2.5). Throws XML_MALFORMED with the part's name. The text comes without
 * the mark, and says UTF-8, because that is how it is written.
 */
export function decodeXml(bytes: Uint8Array, part: string): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new MergeError('XML_MALFORMED', part);
  }
  return text.replace(/^(<\?xml[^?]*?encoding=)(["'])(?!utf-8["'])[\w.-]+\2/i, '$1$2UTF-8$2');
}
