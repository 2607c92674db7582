import type { ScannedField } from './fieldScanner';

/** Word's merge language and fields that reach outside the letter: they wait for the full field language. Source: ENGINE §3. */
const notMerged = new Set([
  'IF', 'COMPARE', 'NEXT', 'NEXTIF', 'SKIPIF', 'MERGEREC', 'MERGESEQ', 'SET', 'ASK', 'FILLIN', 'ADDRESSBLOCK', 'GREETINGLINE',
  'DATABASE', 'INCLUDETEXT', 'INCLUDEPICTURE', 'LINK', 'DDE', 'DDEAUTO',
]);
/** These are Word's own business, until a merge field stands in them. */
const notMergedWithMergeField = new Set(['=', 'QUOTE']);

const isMergeField = ({ code }: ScannedField): boolean => code.type === 'MERGEFIELD';
const holdsMergeField = (field: ScannedField): boolean => field.nested.some((inner) => isMergeField(inner) || holdsMergeField(inner));

/** True for a field of the merge language that is left as it is, with all that stands in it. */
export function isLeftAlone(field: ScannedField): boolean {
  const { type } = field.code;
  if (isMergeField(field)) return field.nested.some((inner) => inner.inCode);
  return notMerged.has(type) || ((notMergedWithMergeField.has(type) || type.startsWith('=')) && holdsMergeField(field));
}

/** True where a field stands, at any depth, in one that is left alone, or in the shown result of a merge field. */
function isInside(field: ScannedField): boolean {
  for (let around = field.around; around; around = around.around) if (isLeftAlone(around) || isMergeField(around)) return true;
  return false;
}

/** The fields that take a value. */
export const isMerged = (field: ScannedField): boolean => isMergeField(field) && !field.deleted && !isLeftAlone(field) && !isInside(field);

/** Why a field is reported as not merged: its type; undefined where all is done. */
export const notMergedReason = (field: ScannedField): string | undefined => (!field.deleted && !isInside(field) && isLeftAlone(field) ? field.code.type : undefined);
