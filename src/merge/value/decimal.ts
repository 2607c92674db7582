import type { Writing } from './writing';

/** A number as its decimal digits: rounding is decimal, and every digit that a person typed stays. */
export interface Decimal {
  negative: boolean;
  /** Without leading zeros; '' for a number below one. */
  whole: string;
  /** Without trailing zeros. */
  fraction: string;
}

/** Digits that a calculation is good for; the rest is noise of binary fractions. */
const reliableDigits = 15;

/** The decimal of a result of arithmetic; undefined for what is no number. */
export function decimalOf(number: number): Decimal | undefined {
  if (!Number.isFinite(number)) return undefined;
  const [mantissa, exponent] = Math.abs(number).toExponential(reliableDigits - 1).split('e') as [string, string];
  const digits = mantissa.replace('.', '');
  const point = Number(exponent) + 1;
  return normal(number < 0, digits.slice(0, Math.max(point, 0)).padEnd(point, '0'), '0'.repeat(Math.max(-point, 0)) + digits.slice(Math.max(point, 0)));
}

/** The number for arithmetic. */
export const numberOf = ({ negative, whole, fraction }: Decimal): number => Number(`${negative ? '-' : ''}${whole || '0'}.${fraction || '0'}`);

export const isZero = ({ whole, fraction }: Decimal): boolean => whole === '' && fraction === '';

/** Rounded to so many places after the point, half away from zero. */
export function rounded({ negative, whole, fraction }: Decimal, places: number): Decimal {
  if (fraction.length <= places) return { negative, whole, fraction };
  const kept = whole + fraction.slice(0, places);
  const digits = fraction[places]! >= '5' ? increased(kept) : kept;
  const padded = digits.padStart(places, '0');
  return normal(negative, padded.slice(0, padded.length - places), padded.slice(padded.length - places));
}

function increased(digits: string): string {
  const kept = withoutAtEnd(digits, '9');
  const nines = '0'.repeat(digits.length - kept.length);
  return (kept === '' ? '1' : kept.slice(0, -1) + String(Number(kept.at(-1)) + 1)) + nines;
}

/** Without the same digit at the end, however often: a pattern would begin anew at each of a value's thousands of digits. */
function withoutAtEnd(digits: string, digit: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === digit) end--;
  return digits.slice(0, end);
}

function normal(negative: boolean, whole: string, fraction: string): Decimal {
  const decimal = { negative, whole: whole.replace(/^0+/, ''), fraction: withoutAtEnd(fraction, '0') };
  return isZero(decimal) ? { ...decimal, negative: false } : decimal;
}

const shape = /^(?<sign>[-+\u2212]?)(?:\p{Sc}|kr)?(?<inner>[-\u2212]?)(?<digits>\d[\d.,'\u2019]*|[.,]\d+)(?:\p{Sc}|kr)?(?<behind>-?)$/u;

/**
 * The number that a text is, or undefined where it is anything else: a street with its number is none. Signs, brackets around a negative
 * amount, a currency sign and groups of three are understood; a single `.` or `,` is what the language says, or else the only thing it can be.
 */
export function readDecimal(text: string, { decimal, group }: Writing): Decimal | undefined {
  const trimmed = text.trim();
  const bracketed = /^\((.*)\)$/.exec(trimmed)?.[1];
  const gapped = (bracketed ?? trimmed).trim();
  /* Blanks may group digits and stand beside a sign, but not make one number of two, nor one of a telephone number. */
  if (/\d\s(?!\d{3}(?!\d))\d|(?<!\d)(?:0\d*|\d{4,})\s\d/u.test(gapped)) return undefined;
  const found = shape.exec(gapped.replace(/\s/g, ''))?.groups as { sign: string; inner: string; digits: string; behind: string } | undefined;
  if (!found) return undefined;
  const digits = found.digits.replace(/['\u2019]/g, '');
  const [points, commas] = ['.', ','].map((mark) => digits.split(mark).length - 1) as [number, number];
  let mark = '';
  if (points && commas) mark = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
  else if (points === 1 || commas === 1) {
    const only = points ? '.' : ',';
    mark = only !== decimal && only === group && /^\d{1,3}[.,]\d{3}$/.test(digits) ? '' : only;
  }
  const parts = mark === '' ? [digits] : digits.split(mark);
  if (parts.length > 2) return undefined;
  const whole = parts[0]!;
  if (/[.,]/.test(whole) && !/^\d{1,3}(?:[.,]\d{3})+$/.test(whole)) return undefined;
  const negative = bracketed !== undefined || [found.sign, found.inner, found.behind].some((sign) => sign === '-' || sign === '\u2212');
  return /[.,]/.test(parts[1] ?? '') ? undefined : normal(negative, whole.replace(/[.,]/g, ''), parts[1] ?? '');
}

/** A number as a result without a picture: no leading blanks, no trailing zeros, no point where there is no fraction (ECMA-376 Part 1 §17.16.4.2). */
export const plainDecimal = ({ negative, whole, fraction }: Decimal, { decimal }: Writing): string => `${negative ? '-' : ''}${whole || '0'}${fraction && decimal + fraction}`;
