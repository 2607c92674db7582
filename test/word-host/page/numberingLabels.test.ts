import { numberingLabels } from '../../../word-host/page/look/numberingLabels';
import { readStyleSheet } from '../../../word-host/page/look/styleSheet';
import { parse } from './wordXml';

const level = (ilvl: number, format: string, text: string): string => `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const numbering = `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%1.%2)')}${level(2, 'upperRoman', '%3')}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>`;

function labels(...paragraphs: [numId: number, ilvl: number][]): string[] {
  const body = parse(paragraphs.map(([numId, ilvl]) => `<w:p><w:pPr><w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr></w:pPr></w:p>`).join(''), 'body');
  const sheet = readStyleSheet({ numbering: parse(numbering, 'numbering').ownerDocument });
  return [...numberingLabels(body.children, sheet).values()];
}

test('levels count for themselves and begin anew under the next number above', () => {
  expect(labels([1, 0], [1, 1], [1, 1], [1, 2], [1, 0], [1, 1])).toEqual(['1.', '1.a)', '1.b)', 'I', '2.', '2.a)']);
});

test('lists of one abstract numbering go on counting, and one that overrides its start does not', () => {
  expect(labels([1, 0], [3, 0], [2, 0], [2, 0])).toEqual(['1.', '2.', '1.', '2.']);
});

test('number 0 takes a paragraph out of its list', () => {
  expect(labels([0, 0], [1, 0])).toEqual(['1.']);
});
