/** @jest-environment node */
import fc from 'fast-check';
import { loadLanguage } from '../../../src/taskpane/locales/language';
import { readDay } from '../../../src/taskpane/session/dayText';

describe('a day as people write it', () => {
  it.each([
    ['en', '1 Mar 2027', '2027-03-01'], ['en', '01/03/2027', '2027-03-01'], ['en', ' 26 november 2026 ', '2026-11-26'], ['en', '26 Sept 2026', '2026-09-26'], ['en', '2027-03-01', '2027-03-01'],
    ['fi', '1.3.2027', '2027-03-01'], ['fi', '01. 03. 2027', '2027-03-01'], ['fi', '26. marraskuuta 2026', '2026-11-26'], ['fi', '1 maalis 2027', '2027-03-01'], ['fi', '29.2.2028', '2028-02-29'], ['fi', '', ''], ['fi', '  ', ''],
  ])('in %s, %j is %j', (tag, text, day) => expect(readDay(text, tag)).toBe(day));

  it.each(['31.2.2027', '29.2.2027', '0.1.2027', '1.13.2027', '1.3.27', '1.3.', '1.3.20271', '13/26/2026', '1 Foo 2027', '2027-02-30', '2027-3-1', 'tomorrow', '1'])('%j is none', (text) => {
    expect([readDay(text, 'fi'), readDay(text, 'en')]).toEqual([undefined, undefined]);
  });

  it.each([['1.3.27', '2027-03-01'], ['01/03/27', '2027-03-01'], ['1 Mar 05', '2005-03-01'], ['29.2.28', '2028-02-29'], ['29.2.27', undefined], ['27-03-01', undefined], ['1.3.2', undefined]])('once the person is done, %j is %j', (text, day) => {
    expect(readDay(text, 'en', true)).toBe(day);
  });

  it.each(['en', 'fi'] as const)('is read again as it is shown in %s', async (code) => {
    const { date, tag } = await loadLanguage(code);
    fc.assert(fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (moment) => {
      const day = moment.toISOString().slice(0, 10);
      expect(readDay(date(day), tag)).toBe(day);
    }));
  });
});
