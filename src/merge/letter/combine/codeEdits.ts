import type { ScannedField } from '../../field/fieldScanner';
import { attributesOf, type XmlDocument } from '../../package/xmlElements';
import { escapeXml } from '../../package/xmlText';
import { replacement, type Edit, type Op } from '../program';

/** Fields whose first word is the name of a bookmark. */
const referring = new Set(['REF', 'PAGEREF', 'NOTEREF', 'PAGEREFS']);

/**
 * The edits of field codes that a letter among others needs: links and references lead to the letter's own bookmarks, the number of pages is the
 * letter's, and numbered captions begin again (ENGINE §3).
 */
export function codeEdits(document: XmlDocument, fields: readonly ScannedField[], bookmarks: ReadonlySet<string>): Edit[] {
  const sequences = new Set<string>();
  return fields.flatMap((field) => {
    const { codeText, code: { type, arguments: [first], switches } } = field;
    if (field.deleted || field.nested.some((inner) => inner.inCode)) return [];
    if (type === 'NUMPAGES') return rewritten(document, field, [escapeXml(codeText.replace(/NUMPAGES/i, 'SECTIONPAGES'))]);
    if (type === 'SEQ' && first !== undefined && !sequences.has(first)) {
      sequences.add(first);
      return ['r', 'c', 's', 'h'].some((name) => switches.has(name)) ? [] : rewritten(document, field, [escapeXml(`${codeText.trimEnd()} \\r 1 `)]);
    }
    const target = referring.has(type) ? first : type === 'HYPERLINK' ? switches.get('l')?.[0] : undefined;
    if (target === undefined || !bookmarks.has(target)) return [];
    const at = codeText.indexOf(target, codeText.search(/\S/) + type.length);
    return at < 0 ? [] : rewritten(document, field, [escapeXml(codeText.slice(0, at)), { kind: 'own', family: 'bookmark', original: target }, escapeXml(codeText.slice(at + target.length))]);
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
