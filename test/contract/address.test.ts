import fc from 'fast-check';
import { activeAddress, addressBlock, countryName, isAddressMissing, type PostalAddress } from '../../src/contract/address';
import type { AlternativeAddress } from '../../src/contract/contact';
import { person } from './person';

const empty: PostalAddress = { name: '', name2: '', companyName: '', address: '', address2: '', postCode: '', city: '', county: '', countryCode: '' };
const block = (address: Partial<PostalAddress>, senderCountryCode = 'FI', languageCode = 'FIN') => addressBlock({ ...empty, ...address }, { senderCountryCode, languageCode }).split('\n');

describe('an address on a letter', () => {
  it('is written the Finnish way: company, person, street, post code and city in capitals', () => {
    expect(block({ name: 'Eeva Virtanen', companyName: 'Koivu Oy', address: 'Mannerheimintie 1', postCode: '00100', city: 'Helsinki', countryCode: 'FI' }))
      .toEqual(['Koivu Oy', 'Eeva Virtanen', 'Mannerheimintie 1', '00100 HELSINKI']);
  });
  it.each([
    ['SE', ['Storgatan 5', '114 55 STOCKHOLM', 'RUOTSI'], { address: 'Storgatan 5', postCode: '114 55', city: 'Stockholm' }],
    ['DE', ['Lange Straße 7', '20095 Hamburg', 'SAKSA'], { address: 'Lange Straße 7', postCode: '20095', city: 'Hamburg' }],
    ['GB', ['1 High Street', 'Leeds', 'LS1 1AA', 'ISO-BRITANNIA'], { address: '1 High Street', postCode: 'LS1 1AA', city: 'Leeds' }],
    ['US', ['12 Main St', 'Springfield, IL 62701', 'YHDYSVALLAT'], { address: '12 Main St', postCode: '62701', city: 'Springfield', county: 'IL' }],
    ['CA', ['12 Main St', 'Ottawa ON K1A 0B1', 'KANADA'], { address: '12 Main St', postCode: 'K1A 0B1', city: 'Ottawa', county: 'ON' }],
  ])('is written the way of %s, with the country in the contact’s language', (countryCode, lines, address) => {
    expect(block({ ...address, countryCode })).toEqual(lines);
  });
  it('puts the person above the company in English-speaking countries', () => {
    expect(block({ name: 'Ann Lee', companyName: 'Birch Ltd', countryCode: 'GB' }, 'GB', 'ENG')).toEqual(['Ann Lee', 'Birch Ltd']);
  });
  it('names no country for the sender’s own, nor where none is set', () => {
    expect(block({ city: 'Turku', countryCode: 'fi' })).toEqual(['TURKU']);
    expect(block({ city: 'Turku' })).toEqual(['TURKU']);
    expect(block({ city: 'Berlin' }, 'DE')).toEqual(['Berlin']);
  });
  it('names a company once', () => {
    expect(block({ name: 'Koivu Oy', companyName: 'Koivu Oy', city: 'Turku' })).toEqual(['Koivu Oy', 'TURKU']);
  });
  it('has no empty lines, whatever is missing, and ends with no line break', () => {
    const part = fc.constantFrom('', ' ', 'Aa', 'B\r\nC', 'D  E', 'F\tG', '\u00a0H', 'I\n', '\vJ');
    fc.assert(fc.property(fc.record({ name: part, name2: part, companyName: part, address: part, address2: part, postCode: part, city: part, county: part, countryCode: fc.constantFrom('', 'FI', 'GB', 'US', 'XX', 'zz', '!') }), (address) => {
      const text = addressBlock(address, { senderCountryCode: 'SE', languageCode: 'SVE' });
      if (text !== '') for (const line of text.split('\n')) expect(line).toMatch(/^\S(?: ?\S)*$/);
    }));
  });
});

describe('the address of a day (T2)', () => {
  const alternative = (code: string, startingDate: string, endingDate: string, more: Partial<AlternativeAddress> = {}): AlternativeAddress =>
    ({ contactNo: 'CT000001', code, name: '', address: code, address2: '', postCode: '', city: '', county: '', countryCode: '', email: '', startingDate, endingDate, ...more });
  const at = (date: string, ...alternatives: AlternativeAddress[]) => activeAddress(person(), alternatives, date).code;

  it('holds from the first to the last day', () => {
    const summer = alternative('SUMMER', '2026-06-01', '2026-08-31');
    expect(['2026-05-31', '2026-06-01', '2026-08-31', '2026-09-01'].map((day) => at(day, summer))).toEqual(['', 'SUMMER', 'SUMMER', '']);
  });
  it('is open where no end is set', () => {
    expect(at('2099-01-01', alternative('NEW', '2026-06-01', ''))).toBe('NEW');
  });
  it('is the one that started last where two hold', () => {
    const [a, b] = [alternative('A', '2026-01-01', ''), alternative('B', '2026-03-01', '2026-12-31')];
    expect([at('2026-06-01', a, b), at('2026-06-01', b, a), at('2027-01-01', a, b)]).toEqual(['B', 'B', 'A']);
  });
  it('is never another contact’s', () => {
    expect(at('2026-06-01', alternative('A', '2026-01-01', '', { contactNo: 'CT000002' }))).toBe('');
  });
  it('keeps the person’s name and names the company of that address', () => {
    const active = activeAddress(person(), [alternative('A', '2026-01-01', '', { name: 'Koivu Lager AB', email: 'lager@koivu.example' })], '2026-06-01');
    expect(active).toMatchObject({ name: 'Eeva Maria Virtanen', companyName: 'Koivu Lager AB', email: 'lager@koivu.example', address: 'A' });
  });
  it('is the contact’s own where none holds', () => {
    expect(activeAddress(person(), [], '2026-06-01')).toMatchObject({ code: '', companyName: 'Koivu Oy', city: 'Helsinki', email: 'eeva@koivu.example' });
  });
});

it('names countries in the language asked for, and leaves an unknown code as it is', () => {
  expect([countryName('de', 'FIN'), countryName('FI', 'SVE'), countryName('QQ', 'FIN'), countryName('SUOMI', 'FIN'), countryName('', 'FIN')]).toEqual(['Saksa', 'Finland', 'QQ', 'SUOMI', '']);
});

it('misses an address without a street or box, or without a city', () => {
  const whole = { ...empty, address: 'PL 5', city: 'Turku' };
  expect([whole, { ...whole, address: '', address2: 'PL 5' }, { ...whole, city: ' ' }, { ...whole, address: '' }].map(isAddressMissing)).toEqual([false, false, true, true]);
});
