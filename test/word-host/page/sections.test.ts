import { sectionsOf } from '../../../word-host/page/paint/sections';
import { paragraph, parse, run } from './wordXml';

const reference = (kind: 'header' | 'footer', type: string, id: string): string => `<w:${kind}Reference w:type="${type}" r:id="${id}"/>`;

test('a paragraph with section properties ends a section; the body’s own properties are the last', () => {
  const body = parse(`${paragraph(run('one'))}<w:p><w:pPr><w:sectPr><w:pgNumType w:start="1"/></w:sectPr></w:pPr></w:p>${paragraph(run('two'))}<w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr>`, 'body');
  const sections = sectionsOf(body, false);
  expect(sections.map((section) => [section.blocks.length, section.startsAt, section.geometry.width])).toEqual([[2, 1, 11906 / 15], [1, undefined, 816]]);
});

test('a section without a header of its own takes the one before; a first page only where it is asked for', () => {
  const body = parse(`<w:p><w:pPr><w:sectPr>${reference('header', 'default', 'r1')}${reference('header', 'first', 'r2')}</w:sectPr></w:pPr></w:p>${paragraph()}<w:sectPr><w:titlePg/>${reference('footer', 'default', 'r3')}</w:sectPr>`, 'body');
  const [one, two] = sectionsOf(body, false);
  expect(one!.zone('header', { first: true, even: false })).toBe('r1');
  expect(two!.zone('header', { first: true, even: false })).toBe('r2');
  expect(two!.zone('header', { first: false, even: false })).toBe('r1');
  expect(two!.zone('footer', { first: false, even: true })).toBe('r3');
});
