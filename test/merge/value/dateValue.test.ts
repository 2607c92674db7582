import fc from 'fast-check';
import { printedDate } from '../../../src/contract/printedDate';
import { readDate } from '../../../src/merge/value/dateValue';
import { writingOf } from '../../../src/merge/value/writing';

/** The language codes of `languageTag`, and a blank one. */
const codes = ['', ...'FIN SVE SVF DEU DEA DES ENU ENG ENC ENA ENI DAN NOR NON ISL ETI LVI LTH PLK CSY HUN RUS NLD NLB FRA FRB FRS FRC ITA ITS ESP ESN PTG'.split(' ')];
const letters = ['en-US', 'en-GB', 'fi-FI', 'sv-SE', 'de-DE', 'hu-HU', 'pl-PL', 'lt-LT', 'xx'];
const two = (number: number): string => String(number).padStart(2, '0');

it('a day reads back as it was printed, for a contact of any language in a letter of any language', () => {
  const wrong: string[] = [];
  for (const code of codes) for (const tag of letters) for (let month = 1; month <= 12; month++) for (const day of [1, 12, 23]) {
    const printed = printedDate(`2026-${two(month)}-${two(day)}`, code);
    const read = readDate(printed, writingOf(tag));
    if (read?.year !== 2026 || read.month !== month || read.day !== day) wrong.push(`${printed} in ${tag}`);
  }
  expect(wrong).toEqual([]);
});

it('so do days of other years', () => {
  fc.assert(fc.property(fc.constantFrom(...codes), fc.constantFrom(...letters), fc.date({ min: new Date('1901-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true }), (code, tag, date) => {
    const written = date.toISOString().slice(0, 10);
    const read = readDate(printedDate(written, code), writingOf(tag));
    expect(read && `${read.year}-${two(read.month)}-${two(read.day)}`).toBe(written);
  }));
});
