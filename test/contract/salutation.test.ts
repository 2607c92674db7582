import fc from 'fast-check';
import { salutationFor, type NamePart, type SalutationFormula } from '../../src/contract/salutation';
import { person } from './person';

const formula = (languageCode: string, pattern: string, names: NamePart[], kind: SalutationFormula['kind'] = 'formal'): SalutationFormula =>
  ({ code: 'F-JOB', languageCode, kind, pattern, names: [...names, '', '', '', '', ''].slice(0, 5) as SalutationFormula['names'] });
const greet = (formulas: SalutationFormula[], contact = person(), kind: SalutationFormula['kind'] = 'formal') =>
  salutationFor(contact, kind, { formulas, languageCode: 'FIN', segmentLanguageCode: 'ENU' });

describe('a formula in the contact’s own language (T9)', () => {
  it('prints its parts in the order of its numbers', () => {
    expect(greet([formula('FIN', 'Hyvä %1 %2 %3,', ['jobTitle', 'firstName', 'surname'])])).toEqual({ text: 'Hyvä Toimitusjohtaja Eeva Virtanen,' });
  });
  it('can print every kind of part', () => {
    const parts: NamePart[] = ['jobTitle', 'middleName', 'initials', 'companyName', 'surname'];
    expect(greet([formula('FIN', '%1|%2|%3|%4|%5', parts)]).text).toBe('Toimitusjohtaja|Maria|EMV|Koivu Oy|Virtanen');
  });
  it.each([
    ['in the middle', 'Hyvä %1 %2 %3', 'Hyvä Eeva Virtanen'],
    ['before a comma', 'Hyvä %1 %3 %2,', 'Hyvä Eeva Virtanen,'],
    ['before an exclamation mark', '%1 %2 !', 'Eeva!'],
  ])('leaves no gap where a part is empty %s', (_, pattern, text) => {
    expect(greet([formula('FIN', pattern, ['firstName', 'middleName', 'surname'])], person({ middleName: '' })).text).toBe(text);
  });
  it('keeps a percent sign inside a name as it is', () => {
    expect(greet([formula('FIN', '%1 %2', ['companyName', 'surname'])], person({ companyName: 'Sata %2 $& Oy' })).text).toBe('Sata %2 $& Oy Virtanen');
  });
  it('is not taken from the other kind of greeting', () => {
    expect(greet([formula('FIN', 'Moi %1', ['firstName'], 'informal')])).toEqual({ text: 'Hyvä Eeva Maria Virtanen', fallback: 'generic' });
    expect(greet([formula('FIN', 'Moi %1', ['firstName'], 'informal')], person(), 'informal')).toEqual({ text: 'Moi Eeva' });
  });
  it('ends after 260 characters, never inside a character', () => {
    expect(greet([formula('FIN', '%1', ['surname'])], person({ surname: 'x'.repeat(300) })).text).toHaveLength(260);
    expect(greet([formula('FIN', '%1', ['surname'])], person({ surname: 'x'.repeat(259) + '😀' })).text).toBe('x'.repeat(259));
  });
});

describe('where the contact’s language has no formula (T9, Q9)', () => {
  const english = formula('ENU', 'Dear %1 %2', ['firstName', 'surname']);
  const without = formula('', '%1 %2', ['firstName', 'surname']);
  it('takes the segment’s language, then the one without a language, then a general greeting', () => {
    expect(greet([without, english])).toEqual({ text: 'Dear Eeva Virtanen', fallback: 'segmentLanguage' });
    expect(greet([without])).toEqual({ text: 'Eeva Virtanen', fallback: 'blankLanguage' });
    expect(greet([])).toEqual({ text: 'Hyvä Eeva Maria Virtanen', fallback: 'generic' });
  });
  it.each([['SVE', 'Bästa'], ['DEU', 'Guten Tag'], ['ENU', 'Dear'], ['ETI', 'Dear']])('greets generally in %s', (languageCode, word) => {
    expect(salutationFor(person(), 'formal', { formulas: [], languageCode, segmentLanguageCode: 'FIN' }).text).toBe(`${word} Eeva Maria Virtanen`);
  });
  it('goes on where a formula would print no name at all', () => {
    const company = person({ type: 'Company', name: 'Koivu Oy', firstName: '', surname: '' });
    expect(greet([formula('FIN', 'Hyvä %1 %2,', ['firstName', 'surname'])], company)).toEqual({ text: 'Hyvä Koivu Oy', fallback: 'generic' });
    expect(greet([formula('FIN', 'Hyvä vastaanottaja,', [])], company)).toEqual({ text: 'Hyvä vastaanottaja,' });
  });
  it('prints nothing for a contact without any name', () => {
    expect(greet([], person({ name: '', companyName: ' ' }))).toEqual({ text: '', fallback: 'generic' });
  });
});

it('never leaves a double blank, a blank before a comma, or a number of a part', () => {
  const part = fc.constantFrom<NamePart>('', 'jobTitle', 'firstName', 'middleName', 'surname', 'initials', 'companyName');
  const name = fc.constantFrom('', 'Eeva', ' Anna  Liisa ', 'O’Neill', 'Eeva\n', '\u00a0Eeva', 'Eeva\ud83d');
  fc.assert(fc.property(fc.array(part, { minLength: 5, maxLength: 5 }), fc.shuffledSubarray(['Hyvä', '%1', '%2', '%3', ',', '%4', '%5', '!']), name, name, (parts, words, firstName, surname) => {
    const { text } = greet([formula('FIN', words.join(' '), parts)], person({ firstName, surname, jobTitle: '', middleName: '' }));
    expect(text).not.toMatch(/ {2}|[^\S ]| [,.!]|%\d|^ | $|[\ud800-\udbff]$/);
  }));
});
