import type { Template } from '../letter/template';
import { attribute, childOf, parseXml, textOf, withDescendants, type XmlDocument, type XmlElement } from '../package/xmlElements';
import { decodeXml } from '../package/xmlText';

/**
 * The language most of the letter's own text is marked with, as `fi`, `sv`, `en` …: `w:lang` of the run, else of the default paragraph style, else of
 * the document's defaults (ECMA-376 Part 1 §17.3.2.20). Undefined where no text says it. What stands in fields is not the letter's own text. Other
 * styles are not asked: Word writes the language it recognised into the runs.
 */
export function letterLanguage({ parts, stories }: Template): string | undefined {
  const usual = usualLanguage(parts);
  const letters = new Map<string, number>();
  for (const { document, container, fields } of stories.filter(({ kind }) => kind === 'body')) {
    const inFields = new Set(fields.flatMap(({ runs }) => runs));
    for (const run of withDescendants(container)) {
      if (run.name !== 'w:r' || inFields.has(run)) continue;
      const language = languageIn(document, run) ?? usual;
      const length = run.children.reduce((sum, child) => sum + (child.name === 'w:t' ? textOf(document, child).trim().length : 0), 0);
      if (language !== undefined && length > 0) letters.set(language, (letters.get(language) ?? 0) + length);
    }
  }
  return [...letters].sort(([, one], [, other]) => other - one)[0]?.[0];
}

function usualLanguage({ main, parts }: Template['parts']): string | undefined {
  const part = main.relationships.find(({ kind, external }) => kind === 'styles' && !external)?.target;
  const bytes = part === undefined ? undefined : parts.get(part)?.bytes;
  if (part === undefined || bytes === undefined) return undefined;
  const document = parseXml(decodeXml(bytes, part), part);
  const normal = document.root.children.find((style) => style.name === 'w:style' && attribute(document, style, 'w:type') === 'paragraph' && /^(?:1|true|on)$/.test(attribute(document, style, 'w:default') ?? ''));
  const defaults = childOf(document.root, 'w:docDefaults');
  const runDefaults = defaults && childOf(defaults, 'w:rPrDefault');
  return (normal && languageIn(document, normal)) ?? (runDefaults && languageIn(document, runDefaults));
}

function languageIn(document: XmlDocument, element: XmlElement): string | undefined {
  const properties = childOf(element, 'w:rPr');
  const language = properties && childOf(properties, 'w:lang');
  const tag = language && attribute(document, language, 'w:val');
  return /^[a-z]{2,3}(?=-|$)/i.exec(tag ?? '')?.[0].toLowerCase();
}
