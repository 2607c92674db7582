import { detailNames, type DetailName } from '../../contract/interaction';
import { maxTextLength, type Segment, type SegmentChange } from '../../contract/segment';
import type { EditedValue, Values } from './autosave';
import { acceptsDetail } from './detailValues';

const after = (name: string, prefix: string): string | undefined => (name.startsWith(prefix) ? name.slice(prefix.length) : undefined);

/** What a person can change of a segment, flat: `details.date`, `text.FIN` … A language without a standard text is not there. */
export function headerValues(segment: Segment): Values {
  return {
    ignoreContactCorrespondenceType: segment.ignoreContactCorrespondenceType,
    ...Object.fromEntries(detailNames.map((name) => [`details.${name}`, segment.details[name]])),
    ...Object.fromEntries(Object.entries(segment.standardTexts).map(([language, text]) => [`text.${language}`, text])),
  };
}

export function acceptsHeaderValue(name: string, value: EditedValue): boolean {
  const detail = after(name, 'details.');
  return detail !== undefined ? value !== null && acceptsDetail(detail as DetailName, value) : typeof value !== 'string' || value.length <= maxTextLength;
}

export function headerChange(changes: Values): SegmentChange {
  const change: SegmentChange = {};
  for (const [name, value] of Object.entries(changes)) {
    const detail = after(name, 'details.');
    const language = after(name, 'text.');
    if (detail !== undefined) change.details = { ...change.details, [detail]: value };
    else if (language !== undefined) change.standardTexts = { ...change.standardTexts, [language]: String(value).trim() === '' ? null : String(value) };
    else if (name === 'ignoreContactCorrespondenceType') change.ignoreContactCorrespondenceType = value === true;
  }
  return change;
}

const shownInRows: readonly string[] = ['details.correspondenceType', 'details.languageCode', 'details.interactionTemplateCode', 'ignoreContactCorrespondenceType'];

/** True where the change of the header shows in the list of contacts, so that it must be read again. */
export const changesRows = (changes: Values, before: Segment): boolean => Object.entries(changes).some(([name, value]) => {
  const language = after(name, 'text.');
  return language === undefined ? shownInRows.includes(name) : (String(value).trim() === '') !== !before.standardTexts[language];
});
