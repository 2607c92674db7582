import './browserGaps';
import { openTemplate, plainValues, produceLetter, readRich, resolverFor } from '../../src/merge';
import { renderLetter } from '../../src/taskpane/preview/renderLetter';
import { docx, mergeField, p, r } from '../merge/build/docx';

/** The space above and below each paragraph, where the preview takes it away. */
async function spaces(body: string, numbering?: string): Promise<[string, string, string][]> {
  const record = { Note: readRich('Come:\n- a\n- b\n1. c\nend') };
  const letter = produceLetter(openTemplate(docx({ body, ...(numbering !== undefined && { numbering }) }), { resolve: resolverFor([record]) }), plainValues(record));
  const shadow = document.createElement('div').attachShadow({ mode: 'open' });
  await renderLetter(letter, shadow, undefined, 320);
  return [...shadow.querySelectorAll('p')].map(({ textContent, style }) => [textContent, style.marginTop, style.marginBottom]);
}
const spaced = (content: string, more = '', style = 'A'): string => `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}<w:spacing w:before="360" w:after="40"/></w:pPr>${content}</w:p>`;

it('items of lists in values stand together in the preview, as they do in the letter', async () => {
  expect(await spaces(p(r('x')) + spaced(mergeField('Note')))).toEqual([
    ['x', '', ''], ['Come:', '18pt', '2pt'], ['a', '0px', '0px'], ['b', '0px', '0px'], ['c', '0px', '0px'], ['end', '18pt', '2pt'],
  ]);
});

it("lists of the letter's own stand apart as they say", async () => {
  const item = (text: string, contextual: string, style = 'A'): string => spaced(r(text), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', style).replace('</w:pPr>', `${contextual}</w:pPr>`);
  const lists = '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
  for (const contextual of ['', '<w:contextualSpacing w:val="0"/>']) expect(await spaces(item('a', contextual) + item('b', contextual), lists)).toEqual([['a', '18pt', '2pt'], ['b', '18pt', '2pt']]);
  expect(await spaces(item('a', '<w:contextualSpacing/>') + item('b', '<w:contextualSpacing/>', 'B'), lists)).toEqual([['a', '18pt', '2pt'], ['b', '18pt', '2pt']]);
});
