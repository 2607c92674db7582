import { detailNames, type DetailName } from '../../contract/interaction';
import { maxTextLength, type LineChange, type SegmentLine, type SegmentLineRow, type TextChoice } from '../../contract/segment';
import type { EditedValue, Values } from './autosave';
import { acceptsDetail } from './detailValues';

/** The passage that an edited value is the own text of. */
export const passageIn = (name: string): string | undefined => (name.startsWith('passages.') ? name.slice('passages.'.length) : undefined);
const detailIn = (name: string): DetailName | undefined => (name.startsWith('details.') ? name.slice('details.'.length) as DetailName : undefined);

/** What a person can change of one contact in a segment, flat. A detail that follows the segment is null, and so is a passage with the standard; '' there is no text. */
export function lineValues(line: SegmentLine): Values {
  return {
    textChoice: line.textChoice, ownText: line.ownText, noteForLog: line.noteForLog, includeExcluded: line.includeExcluded,
    ...Object.fromEntries(Object.entries(line.passages).map(([id, text]) => [`passages.${id}`, text])),
    ...Object.fromEntries(detailNames.map((name) => [`details.${name}`, line.overridden.includes(name) ? line.details[name] : null])),
  };
}

/** The choice "own" waits for its text: sent alone, the service would return it to the standard. */
export function acceptsLineValue(name: string, value: EditedValue, values: Values): boolean {
  const detail = detailIn(name);
  if (detail) return acceptsDetail(detail, value);
  if (name === 'textChoice' && value === 'own') return acceptsLineValue('ownText', values.ownText ?? '', values);
  return typeof value !== 'string' || value.length <= maxTextLength;
}

/**
 * The change to send. Choice and text go together, because the service returns an own choice without a text to the standard; a text
 * of nothing but blanks is no text, or an empty paragraph would stand in the letter.
 */
export function lineChange(changes: Values, line: SegmentLine): LineChange {
  const change: LineChange = {};
  const details = Object.entries(changes).flatMap(([name, value]) => { const detail = detailIn(name); return detail ? [[detail, value] as const] : []; });
  if (details.length > 0) change.details = Object.fromEntries(details) as LineChange['details'] & object;
  if ('ownText' in changes || 'textChoice' in changes) {
    const text = String(changes.ownText ?? line.ownText);
    const ownText = text.trim() === '' ? '' : text;
    const choice = (changes.textChoice ?? line.textChoice) as TextChoice;
    if ('ownText' in changes) change.ownText = ownText;
    change.textChoice = choice === 'own' && ownText === '' ? 'standard' : choice;
  }
  const passages = Object.entries(changes).flatMap(([name, value]) => {
    const id = passageIn(name);
    return id === undefined ? [] : [[id, typeof value === 'string' && (value === '' || value.trim() !== '') ? value : null] as const];
  });
  if (passages.length > 0) change.passages = Object.fromEntries(passages);
  if ('noteForLog' in changes) change.noteForLog = String(changes.noteForLog);
  if ('includeExcluded' in changes) change.includeExcluded = changes.includeExcluded === true;
  return change;
}

/** The row of the list that belongs to a whole line. */
export function rowOf({ lineNo, contactNo, contactName, companyName, city, correspondenceType, languageCode, textOrigin, overridden, noteForLog, ownPassages, barrier, includeExcluded }: SegmentLine): SegmentLineRow {
  return { lineNo, contactNo, contactName, companyName, city, correspondenceType, languageCode, textOrigin, overridden, hasNote: noteForLog !== '', includeExcluded, ...(ownPassages && { ownPassages }), ...(barrier && { barrier }) };
}
