import type { LetterParts } from '../letter/letterParts';
import { attribute, childOf, parseXml, type XmlDocument, type XmlElement } from '../package/xmlElements';
import { decodeXml } from '../package/xmlText';

/** The language that a run, a style or the defaults are marked with, as a tag (`fi-FI`); undefined where they say nothing. Source: ECMA-376 Part 1 §17.3.2.20. */
export function languageIn(document: XmlDocument, element: XmlElement): string | undefined {
  const properties = childOf(element, 'w:rPr');
  const language = properties && childOf(properties, 'w:lang');
  const tag = language && attribute(document, language, 'w:val');
  return tag !== undefined && /^[a-z]{2,3}(?=-|$)/i.test(tag) ? tag : undefined;
}

/**
 * The language of text that does not say it: that of the default paragraph style, else of the document's defaults. Other styles are not asked: Word
 * writes the language it recognised into the runs.
 */
export function usualLanguage({ main, parts }: LetterParts): string | undefined {
  const part = main.relationships.find(({ kind, external }) => kind === 'styles' && !external)?.target;
  const bytes = part === undefined ? undefined : parts.get(part)?.bytes;
  if (part === undefined || bytes === undefined) return undefined;
  const document = parseXml(decodeXml(bytes, part), part);
  const normal = document.root.children.find((style) => style.name === 'w:style' && attribute(document, style, 'w:type') === 'paragraph' && /^(?:1|true|on)$/.test(attribute(document, style, 'w:default') ?? ''));
  const defaults = childOf(document.root, 'w:docDefaults');
  const runDefaults = defaults && childOf(defaults, 'w:rPrDefault');
  return (normal && languageIn(document, normal)) ?? (runDefaults && languageIn(document, runDefaults));
}
