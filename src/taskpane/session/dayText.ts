import type { IsoDate } from '../../contract/interaction';

const written = /^(\d{1,2})(?:\.\s*|[\s/-]+)(\d{1,2}|\p{L}{3,}\.?)(?:\.\s*|[\s/-]+)(\d{4})$/u;

/**
 * A day as people write it, the day first: `1.3.2027`, `01/03/2027`, `1 Mar 2027`, `1. maaliskuuta 2027`; also `2027-03-01`. The names of the months
 * are those of the language `tag`. '' for nothing, undefined for what is no day.
 */
export function readDay(text: string, tag: string): IsoDate | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  const [, day = '', month = '', year = ''] = written.exec(trimmed) ?? [];
  const iso = year === '' ? trimmed : `${year}-${String(/\d/.test(month) ? month : monthNamed(month, tag)).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : undefined;
}

/** 1 to 12 by the first three letters, which tell the months apart; 0 where no month begins so. */
function monthNamed(name: string, tag: string): number {
  const beginning = (text: string): string => text.slice(0, 3).toLocaleLowerCase(tag);
  const format = new Intl.DateTimeFormat(tag, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month))).findIndex((month) => beginning(month) === beginning(name)) + 1;
}

/** No 30th of February, which the browser would take for a day of March. */
function isDay(iso: string): boolean {
  const moment = /^\d{4}-\d\d-\d\d$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : undefined;
  return moment !== undefined && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(iso);
}
