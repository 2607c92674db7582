import { tagOfCode } from '../../contract/languageTag';
import { calendarNames, writtenLanguages, type CalendarNames } from './calendarNames';

/** How a language writes numbers and dates. */
export interface Writing {
  /** Without a region: `fi`, `en` … */
  language: string;
  decimal: '.' | ',';
  /** Between groups of three digits. */
  group: string;
  /** True where `11/12/2026` is the twelfth of November. */
  monthFirst: boolean;
  calendar: CalendarNames;
}

/** Languages that write a point before the decimals; all others write a comma. */
const pointLanguages = new Set(['en', 'he', 'ja', 'ko', 'th', 'zh']);
/** Languages that group with a full stop; those with a decimal point group with a comma, all others with a blank that does not break. */
const stopLanguages = new Set(['da', 'de', 'es', 'is', 'it', 'nl', 'pt', 'el', 'tr', 'id', 'ro', 'sl', 'hr']);
const known = new Map<string, Writing>();

/** The language alone of a tag, without a region; undefined for what is no tag (BCP 47). */
const languageOfTag = (tag: string): string | undefined => /^[a-z]{2,3}(?=-|_|$)/.exec(tag.toLowerCase())?.[0];

/** The habits of a language by its tag (`fi-FI`, as in `w:lang`); those of American English for ''. */
export function writingOf(tag: string): Writing {
  const before = known.get(tag);
  if (before) return before;
  const language = languageOfTag(tag) ?? 'en';
  const swiss = /-ch$/i.test(tag);
  const decimal = pointLanguages.has(language) || (swiss && language !== 'fr') ? '.' : ',';
  const writing: Writing = {
    language, decimal, group: swiss && decimal === '.' ? '\u2019' : decimal === '.' ? ',' : stopLanguages.has(language) ? '.' : '\u00a0',
    monthFirst: /^en(?:-us)?$/i.test(tag) || tag === '', calendar: calendarNames(language),
  };
  known.set(tag, writing);
  return writing;
}

/** The habits of the language that a record says, as a code of Business Central's (`FIN`) or as a tag (`fi-FI`); undefined where it says none, or one that nothing can be written in. */
export function writingSaid(said: string): Writing | undefined {
  const tag = tagOfCode(said.trim()) ?? said.trim();
  return writtenLanguages.includes(languageOfTag(tag) ?? '') ? writingOf(tag) : undefined;
}
