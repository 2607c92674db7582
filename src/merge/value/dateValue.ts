import { monthNamed } from './calendarNames';
import type { Writing } from './writing';

/** A day and a time of day as they were written: no time zone moves them. */
export interface DateValue { year: number; month: number; day: number; hour: number; minute: number; second: number }

/** Two digits: years up to 29 are of this century (the default of Windows). */
const lastOfThisCentury = 29;
const timeAtEnd = /(?:^|[T\s,]\s*|\bklo\s+|\bkl\.?\s+)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?(?:m\.?)?\s*(?:Z|[+-]\d{2}:?\d{2})?$/i;
/** Word's day of a time without a day. */
const noDay = { year: 1899, month: 12, day: 30 };

/**
 * The date that a text is, or undefined where it is anything else. Understood are `2026-11-23` (with a time, too), `23.11.2026`, `11/23/2026` and
 * `23/11/2026` (in the order of the language), and days with the name of a month in any language of ours: `23 November 2026`, `November 23, 2026`,
 * `23. marraskuuta 2026`, `2026. november 23.`, `2026 m. lapkričio 23 d.`.
 */
export function readDate(text: string, writing: Writing): DateValue | undefined {
  const written = text.trim().replace(/\s+/g, ' ');
  if (written.length > 60 || !/\d/.test(written)) return undefined;
  const whole = dayIn(written, writing);
  if (whole) return { ...whole, hour: 0, minute: 0, second: 0 };
  const match = timeAtEnd.exec(written);
  const time = match && timeOf(match);
  if (!time) return undefined;
  const before = written.slice(0, match.index).replace(/,?\s*$/, '');
  const day = before === '' ? (/:/.test(match[0]) ? noDay : undefined) : dayIn(before, writing);
  return day && { ...day, ...time };
}

function timeOf([, hours, minutes, seconds = '0', half]: RegExpExecArray): Pick<DateValue, 'hour' | 'minute' | 'second'> | undefined {
  const written = Number(hours);
  if (half && (written < 1 || written > 12)) return undefined;
  const hour = half ? (written % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : written;
  return hour < 24 && Number(minutes) < 60 && Number(seconds) < 60 ? { hour, minute: Number(minutes), second: Number(seconds) } : undefined;
}

type Day = Pick<DateValue, 'year' | 'month' | 'day'>;

function dayIn(text: string, writing: Writing): Day | undefined {
  const numbers = /^(\d{1,4})([-/.])\s?(\d{1,2})\2\s?(\d{1,4})\.?$/.exec(text);
  if (numbers) return numericDay(numbers[1]!, numbers[3]!, numbers[4]!, numbers[2]!, writing);
  const yearFirst = /^(\d{4})(?:\.| m\.)? (\p{L}+) (\d{1,2})(?:\.| d\.)?$/u.exec(text);
  if (yearFirst) return valid(Number(yearFirst[1]), monthNamed(yearFirst[2]!, writing.language), Number(yearFirst[3]));
  const latvian = /^(\d{4})\. gada (\d{1,2})\. (\p{L}+)$/u.exec(text);
  if (latvian) return valid(Number(latvian[1]), monthNamed(latvian[3]!, writing.language), Number(latvian[2]));
  const words = text.replace(/\sг\.$/, '').replace(/^\p{L}+\.?,?\s(?=.*\p{L}{3})/u, '').replace(/\b(?:de|den|del)\s/gi, '');
  const dayFirst = /^(\d{1,2})(?:\.|st|nd|rd|th|er)?[\s-]?(\p{L}+)\.?,?[\s-](\d{4}|\d{2})\.?$/u.exec(words);
  if (dayFirst) return valid(yearOf(dayFirst[3]!), monthNamed(dayFirst[2]!, writing.language), Number(dayFirst[1]));
  const monthFirst = /^(\p{L}+)\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4}|\d{2})$/u.exec(words) ?? /^(\p{L}+)\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4}|\d{2})$/u.exec(text);
  return monthFirst ? valid(yearOf(monthFirst[3]!), monthNamed(monthFirst[1]!, writing.language), Number(monthFirst[2])) : undefined;
}

function numericDay(one: string, two: string, three: string, mark: string, { monthFirst }: Writing): Day | undefined {
  if (one.length === 4) return valid(Number(one), Number(two), Number(three));
  if (one.length > 2 || three.length === 3 || three.length === 1) return undefined;
  const year = yearOf(three);
  const [first, second] = [Number(one), Number(two)];
  const american = mark !== '.' && monthFirst;
  return american ? valid(year, first, second) ?? valid(year, second, first) : valid(year, second, first) ?? (mark === '.' ? undefined : valid(year, first, second));
}

const yearOf = (written: string): number => (written.length > 2 ? Number(written) : Number(written) + (Number(written) > lastOfThisCentury ? 1900 : 2000));

function valid(year: number, month: number | undefined, day: number): Day | undefined {
  if (month === undefined || month < 1 || month > 12 || day < 1 || year < 1) return undefined;
  return day <= daysIn(year, month) ? { year, month, day } : undefined;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** 0 for Sunday … 6 for Saturday, by the Gregorian calendar. */
export function weekday({ year, month, day }: Day): number {
  const shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
  const y = month < 3 ? year - 1 : year;
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + shifts[month - 1]! + day) % 7;
}
