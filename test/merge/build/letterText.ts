import { readPackage } from '../../../src/merge/package/docxPackage';

/** One part of a .docx as text. */
export const partText = (bytes: Uint8Array, part = 'word/document.xml'): string => new TextDecoder().decode(readPackage(bytes).parts.get(part) ?? new Uint8Array());

/** The text of a part as a reader sees it, read by patterns and not by the engine: one line for each paragraph. */
export const readText = (bytes: Uint8Array, part = 'word/document.xml'): string => [...partText(bytes, part).matchAll(/<w:p(?: [^>]*)?(?:\/>|>([\s\S]*?)<\/w:p>)/g)].map(([, content = '']) => (
  [...content.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br|tab)\/>/g)].map(([, text, mark]) => (mark === 'br' ? '⏎' : mark === 'tab' ? '⇥' : text)).join('')
    .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&'))).join('\n');

/** A look-up for `produceLetter`. */
export const values = (record: Record<string, string>) => (key: string): string => (Object.hasOwn(record, key) ? record[key]! : '');
