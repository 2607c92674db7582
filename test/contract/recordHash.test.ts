import fc from 'fast-check';
import { createHash } from 'node:crypto';
import type { MergeValues } from '../../src/contract/mergeData';
import { mergeFieldNames } from '../../src/contract/mergeFields';
import { canonicalJson, quoted, recordHash, sha256Hex } from '../../src/contract/recordHash';
import { anyCharacter } from './anyCharacter';

const common = { Segment_No: 'SM1', Today: '23.11.2026' };
const record = { languageCode: 'FIN', values: { Contact_Name: 'Eeva', Comment: 'Muista messut' } };

it('stays the same on another day and in another order of the values', async () => {
  const hash = await recordHash(common, record);
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await recordHash({ Today: '24.11.2026', Segment_No: 'SM1' }, record)).toBe(hash);
  expect(await recordHash(common, { values: { Comment: 'Muista messut', Contact_Name: 'Eeva' }, languageCode: 'FIN' })).toBe(hash);
});
it('stays the same on another day where the contact reads the day in another language', async () => {
  const swedish = (Today: string) => ({ languageCode: 'SVE', values: { ...record.values, Today } });
  expect(await recordHash(common, swedish('23 november 2026'))).toBe(await recordHash({ ...common, Today: '24.11.2026' }, swedish('24 november 2026')));
});
it.each([
  ['a value', common, { ...record, values: { ...record.values, Comment: 'Toinen' } }],
  ['a date in the contact’s language', common, { ...record, values: { ...record.values, Segment_Date: '1 mars 2027' } }],
  ['the language', common, { ...record, languageCode: 'SVE' }],
  ['a value of the segment', { ...common, Segment_No: 'SM2' }, record],
  ['an own text in a passage', common, { ...record, passages: { offer: 'Oma' } }],
  ['no text in a passage', common, { ...record, passages: { offer: '' } }],
  ['a value that moved from the contact to the segment', { ...common, Comment: 'Muista messut' }, { ...record, values: { Contact_Name: 'Eeva' } }],
])('changes with %s', async (_, otherCommon, otherRecord) => {
  expect(await recordHash(otherCommon, otherRecord)).not.toBe(await recordHash(common, record));
});
it('writes equal values as equal JSON, and still as the same values', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => { expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value))); }));
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.integer()), (value) => {
    const turned = Object.fromEntries(Object.entries(value).reverse());
    expect(canonicalJson(turned)).toBe(canonicalJson(value));
  }));
});
it('quotes every text as JSON does', () => {
  fc.assert(fc.property(fc.string({ unit: anyCharacter }), (text) => { expect(quoted(text)).toBe(JSON.stringify(text)); }));
  for (const text of ['"', '\\', '\n', '\u0000', '\u007f', '\u2028', '\ud800', '\udc00', '\udbff!', '😀', 'Åäö', '']) expect(quoted(text)).toBe(JSON.stringify(text));
});
it('is taken over canonical JSON', async () => {
  await fc.assert(fc.asyncProperty(fc.dictionary(fc.constantFrom(...mergeFieldNames), fc.string({ unit: 'grapheme' })), fc.dictionary(fc.constantFrom(...mergeFieldNames), fc.string({ unit: anyCharacter })), fc.string(), async (shared, values, languageCode) => {
    const without = ({ Today: _today, ...rest }: MergeValues) => rest;
    expect(await recordHash(shared, { values, languageCode })).toBe(await sha256Hex(canonicalJson({ common: without(shared), languageCode, values: without(values) })));
  }));
  const passages = { second: 'b', first: 'a' };
  expect(await recordHash(common, { ...record, passages })).toBe(await sha256Hex(canonicalJson({ common: { Segment_No: 'SM1' }, ...record, passages })));
});
it('is the SHA-256 that everybody else computes', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array(), async (bytes) => { expect(await sha256Hex(bytes)).toBe(createHash('sha256').update(bytes).digest('hex')); }));
  expect(await sha256Hex('äö€😀')).toBe(createHash('sha256').update('äö€😀').digest('hex'));
});
