import type { ScannedField } from '../../field/fieldScanner';
import { attributesOf, type XmlDocument } from '../../package/xmlElements';
import { escapeXml } from '../../package/xmlText';
import { replacement, type Edit, type Op } from '../program';

/** Fields whose first word is the name of a bookmark. */
const referring = new Set(['REF', 'PAGEREF', 'NOTEREF']);

/** The bookmark that a field leads to, as it is written there. */
export function leadsTo({ code: { type, arguments: [first], switches } }: ScannedField): string | undefined {
  return referring.has(type) ? first : type === 'HYPERLINK' ? switches.get('l')?.[0] : undefined;
}

/**
 * The edits of field codes that a letter among others needs: links and references lead to the letter's own bookmarks, the number of pages is the
 * letter's, and numbered captions begin again (ENGINE §3). `bookmarks`: what links inside the letter may lead to, in small letters, with their names.
 */
export function codeEdits(document: XmlDocument, fields: readonly ScannedField[], bookmarks: ReadonlyMap<string, string>): Edit[] {
  const sequences = new Set<string>();
  return fields.flatMap((field) => {
    const { codeText, code: { type, arguments: [first], switches } } = field;
    if (field.deleted || field.nested.some((inner) => inner.inCode)) return [];
    if (type === 'NUMPAGES') return rewritten(document, field, [escapeXml(codeText.replace(/NUMPAGES/i, 'SECTIONPAGES'))]);
    if (type === 'SEQ' && first !== undefined && !sequences.has(first)) {
      sequences.add(first);
      return ['r', 'c', 's', 'h'].some((name) => switches.has(name)) ? [] : rewritten(document, field, [escapeXml(`${codeText.trimEnd()} \\r 1 `)]);
    }
    const target = leadsTo(field);
    const original = target && bookmarks.get(target.toLowerCase());
    if (!target || original === undefined) return [];
    const at = codeText.indexOf(target, codeText.search(/\S/) + type.length);
    return at < 0 ? [] : rewritten(document, field, [escapeXml(codeText.slice(0, at)), { kind: 'own', family: 'bookmark', original }, escapeXml(codeText.slice(at + target.length))]);
  });
}

/** Puts another code in a field; all of it into the first piece. */
function rewritten(document: XmlDocument, field: ScannedField, ops: Op[]): Edit[] {
  if (field.simple) {
    const instruction = attributesOf(document, field.begin).find(({ name }) => name === 'w:instr');
    return instruction ? [replacement(instruction.valueStart, instruction.valueEnd, ...ops)] : [];
  }
  const pieces = field.codePieces.filter(({ closeStart, end }) => closeStart < end);
  return pieces.map(({ openEnd, closeStart }, index) => replacement(openEnd, closeStart, ...(index === 0 ? ops : [])));
}
