import type { IsoDate } from '../../contract/interaction';

const written = /^(\d{1,2})(?:\.\s*|[\s/-]+)(\d{1,2}|\p{L}{3,}\.?)(?:\.\s*|[\s/-]+)(\d{4}|\d{2})$/u;

/**
 * A day as people write it, the day first: `1.3.2027`, `01/03/2027`, `1 Mar 2027`, `1. maaliskuuta 2027`; also `2027-03-01`. The names of the months
 * are those of the language `tag`. A year of two digits is of this century, once the person is done: before, `20` may become 2027. '' for nothing,
 * undefined for what is no day.
 */
export function readDay(text: string, tag: string, isDone = false): IsoDate | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return '';
  const [, day = '', month = '', year = ''] = written.exec(trimmed) ?? [];
  // Written with dashes, 27-03-01 may begin with its year.
  if (year.length === 2 && (!isDone || trimmed.includes('-'))) return undefined;
  const iso = year === '' ? trimmed : `${year.padStart(4, '20')}-${String(/\d/.test(month) ? month : monthNamed(month, tag)).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) ? iso : undefined;
}

/** 1 to 12 by the first three letters, which tell the months apart; 0 where no month begins so. */
function monthNamed(name: string, tag: string): number {
  const beginning = (text: string): string => text.slice(0, 3).toLocaleLowerCase(tag);
  const format = new Intl.DateTimeFormat(tag, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2000, month))).findIndex((month) => beginning(month) === beginning(name)) + 1;
}

/** True for a day as it is sent. No 30th of February, which the browser would take for a day of March. */
export function isDay(iso: string): boolean {
  const moment = /^\d{4}-\d\d-\d\d$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : undefined;
  return moment !== undefined && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(iso);
}
