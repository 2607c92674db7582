import { attributePrefix, childOf, parseXml, prefixOf } from '../../package/xmlElements';
import { decodeXml } from '../../package/xmlText';
import type { LetterPart } from '../letterParts';

/** The settings with endnotes at the end of each section: at the end of the document they would stand behind the last letter (ECMA-376 Part 1 §17.11.22). */
export function endnotesWithSections(settings: LetterPart): Uint8Array {
  const { text, root } = parseXml(decodeXml(settings.bytes, settings.name), settings.name);
  const properties = childOf(root, 'w:endnotePr');
  if (!properties || properties.closeStart === properties.end) return settings.bytes;
  const position = childOf(properties, 'w:pos');
  const written = `<${prefixOf(properties)}pos ${attributePrefix(properties, 'w')}val="sectEnd"/>`;
  return new TextEncoder().encode(text.slice(0, position?.start ?? properties.openEnd) + written + text.slice(position?.end ?? properties.openEnd));
}
