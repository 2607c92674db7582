import type { IsoDate, LanguageCode } from './interaction';
import { languageOf, languageTag } from './languageTag';

const months: Readonly<Record<string, readonly string[]>> = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  sv: ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december'],
  de: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
};

/**
 * A day as a letter prints it: `23.11.2026` (fi), `23 November 2026` (en), `23 november 2026` (sv), `23. November 2026` (de). These four are
 * written here, so that they never change with a browser's version; other languages print as the browser does. '' stays ''.
 */
export function printedDate(date: IsoDate, languageCode: LanguageCode): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (year === undefined) return '';
  const language = languageOf(languageCode);
  if (language === 'fi') return `${Number(day)}.${Number(month)}.${year}`;
  const name = months[language]?.[Number(month) - 1];
  if (name !== undefined) return `${Number(day)}${language === 'de' ? '.' : ''} ${name} ${year}`;
  return formatIn(languageTag(languageCode)).format(new Date(`${date}T00:00:00Z`));
}

/** Kept per language: making one costs more than a whole letter's other values. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(tag: string): Intl.DateTimeFormat {
  const format = formats.get(tag) ?? new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  formats.set(tag, format);
  return format;
}
