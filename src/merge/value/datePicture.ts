import { weekday, type DateValue } from './dateValue';
import type { Writing } from './writing';

/** What stands for the halves of the day, where a language has its own; elsewhere AM and PM. */
const halves: Readonly<Record<string, readonly [string, string]>> = { fi: ['ap.', 'ip.'], sv: ['fm', 'em'] };
const items = /'[^']*'?|[Dd]{1,4}|M{1,4}|m{1,2}|[Yy]{1,4}|H{1,2}|h{1,2}|[Ss]{1,2}|am\/pm|[^]/giu;

/**
 * A date as a picture (`\@`) shows it: `d dd ddd dddd`, `M MM MMM MMMM`, `yy yyyy`, `h hh` (12 hours), `H HH` (24), `m mm`, `s ss`, `AM/PM`; text in
 * single quotes and all other characters stand as they are. Only the case of M and m, and of H and h, means something. Source: ECMA-376 Part 1 §17.16.4.1.
 */
export function pictureDate(date: DateValue, picture: string, { calendar, language }: Writing): string {
  const pieces = piecesOf(picture);
  const hasDay = pieces.some((piece) => /^d{1,2}$/i.test(piece));
  return pieces.map((piece) => {
    const { length } = piece;
    switch (piece[0]) {
      case "'": return piece.slice(1, piece.length > 1 && piece.endsWith("'") ? -1 : undefined);
      case 'd': case 'D': return length > 2 ? (length === 4 ? calendar.days : calendar.shortDays)[weekday(date)]! : padded(date.day, length);
      case 'M': return length > 2 ? monthName(length === 4 ? (hasDay ? calendar.besideDay : calendar.months) : calendar.shortMonths, date) : padded(date.month, length);
      case 'y': case 'Y': return length > 2 ? padded(date.year, 4) : padded(date.year % 100, 2);
      case 'H': return padded(date.hour, length);
      case 'h': return padded(date.hour % 12 || 12, length);
      case 'm': return padded(date.minute, length);
      case 's': case 'S': return padded(date.second, length);
      case 'a': case 'A': return length === 5 ? half(date, piece, language) : piece;
      default: return piece;
    }
  }).join('');
}

/** Pieces of one kind; M and m, H and h are different ones, and a run longer than its item begins another. */
function piecesOf(picture: string): string[] {
  return (picture.match(items) ?? []).flatMap((piece) => (/^[MHh]/i.test(piece) ? piece.match(/M+|m+|H+|h+/g)! : [piece]));
}

const padded = (number: number, length: number): string => String(number).padStart(length, '0');
const monthName = (list: readonly string[], { month }: DateValue): string => list[month - 1]!;

function half({ hour }: DateValue, piece: string, language: string): string {
  const own = Object.hasOwn(halves, language) ? halves[language] : undefined;
  const text = (own ?? ['AM', 'PM'])[hour < 12 ? 0 : 1]!;
  return own || piece === piece.toUpperCase() ? text : text.toLowerCase();
}
