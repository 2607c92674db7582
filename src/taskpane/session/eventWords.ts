import { detailNames, type DetailName } from '../../contract/interaction';
import type { SegmentEvent } from '../../contract/segmentEvent';
import { atBeginning, type Language } from '../locales/language';

/** What was done, in a sentence: details and languages by their names. `languages`: the codes of those there are. */
export function eventInWords({ kind, count = 0, about = [] }: SegmentEvent, { say, languageName, tag }: Language, languages: ReadonlySet<string>): string {
  const nameOf = (one: string, place: number): string => {
    if (kind === 'headerChanged') return detailNames.includes(one as DetailName) ? say(`detail.${one as DetailName}`) : say('segment.ignoreContactType');
    if (kind === 'standardTextChanged') return languageName(one) || say('segment.anyLanguage');
    // Of a document: its name, and the language or the contact it is for.
    if (kind.startsWith('letter') && place > 0) return languages.has(one) ? languageName(one) : one;
    return one;
  };
  const words = say(`worksheet.event.${kind}`, { count, about: about.map(nameOf).join(', ') });
  return atBeginning(words, tag);
}
