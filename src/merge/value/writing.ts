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

/**
 * Language and region of a tag as other programs write it, too: `en_US`, `en-Latn-US`, `en-US-POSIX` (BCP 47, 2.1); Norwegian as it was before there were two (`no` → `nb`).
 * Undefined for what is no tag.
 */
function tagIn(said: string): string | undefined {
  const [, language, region] = /^([a-z]{2,3})(?:[-_][a-z]{4})?(?:[-_]([a-z]{2}|\d{3}))?(?=[-_.@]|$)/i.exec(said) ?? [];
  return language && [language.toLowerCase() === 'no' ? 'nb' : language, ...(region ? [region] : [])].join('-');
}

/** The habits of the language that a record says, as a code of Business Central's (`FIN`) or as a tag (`fi-FI`); undefined where it says none, or one that nothing can be written in. */
export function writingSaid(said: string): Writing | undefined {
  const tag = tagOfCode(said.trim()) ?? tagIn(said.trim()) ?? '';
  return writtenLanguages.includes(languageOfTag(tag) ?? '') ? writingOf(tag) : undefined;
}
