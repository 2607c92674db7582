import fc from 'fast-check';
import { parseFieldCode, writtenName } from '../../../src/merge/field/fieldCode';

const parsed = (code: string): unknown => {
  const field = parseFieldCode(code);
  return [field.type, writtenName(field), Object.fromEntries(field.switches)];
};

describe('a field code', () => {
  it.each<[string, unknown]>([
    [' MERGEFIELD Contact_Name ', ['MERGEFIELD', 'Contact_Name', {}]],
    ['mergefield "Contact Name" \\* MERGEFORMAT', ['MERGEFIELD', 'Contact Name', { '*': ['MERGEFORMAT'] }]],
    ['MERGEFIELD Contact Name', ['MERGEFIELD', 'Contact Name', {}]],
    ['MERGEFIELD Name\\* Upper', ['MERGEFIELD', 'Name', { '*': ['Upper'] }]],
    ['MERGEFIELD Comment \\b "P.S. " \\f "."', ['MERGEFIELD', 'Comment', { b: ['P.S. '], f: ['.'] }]],
    ['MERGEFIELD Comment \\b "say \\"hi\\" \\\\ " \\* Upper \\* CHARFORMAT', ['MERGEFIELD', 'Comment', { b: ['say "hi" \\ '], '*': ['Upper', 'CHARFORMAT'] }]],
    ['MERGEFIELD \u201cContact Name\u201d \\b \u201cDear \u201d', ['MERGEFIELD', 'Contact Name', { b: ['Dear '] }]],
    ['MERGEFIELD \u201eNimi\u201c', ['MERGEFIELD', 'Nimi', {}]],
    ['MERGEFIELD X \\b \\f "y"', ['MERGEFIELD', 'X', { b: [], f: ['y'] }]],
    ['MERGEFIELD X \\m \\v', ['MERGEFIELD', 'X', { m: [], v: [] }]],
    ['MERGEFIELD "unclosed', ['MERGEFIELD', 'unclosed', {}]],
    ['', ['', '', {}]],
    ['PAGE', ['PAGE', '', {}]],
  ])('%s', (code, expected) => {
    expect(parsed(code)).toEqual(expected);
  });
  it('of any kind is read without an error, and a quoted name comes back', () => {
    fc.assert(fc.property(fc.string(), (code) => void parseFieldCode(code)));
    fc.assert(fc.property(fc.stringMatching(/^[\wäö .,\\"]{1,30}$/), (name) => {
      const quoted = name.replace(/[\\"]/g, '\\$&');
      expect(writtenName(parseFieldCode(`MERGEFIELD "${quoted}" \\* Upper`))).toBe(name.trim());
    }));
  });
});
