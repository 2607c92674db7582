import fc from 'fast-check';
import { readStyleSheet } from '../../../word-host/page/look/styleSheet';
import { Painted } from '../../../word-host/page/paint/painted';
import { paintedFields, StoryPainter } from '../../../word-host/page/paint/storyPainter';
import { htmlPlaceOf, xmlPlaceOf } from '../../../word-host/page/surface/places';
import { field, paragraph, parse, run } from './wordXml';

function paint(inner: string): { html: HTMLElement; painted: Painted; body: Element } {
  const painted = new Painted();
  const body = parse(inner, 'body');
  const painter = new StoryPainter({ sheet: readStyleSheet({}), painted, pictures: () => undefined, label: () => undefined, noteNumber: () => '1' });
  const html = document.createElement('div');
  html.append(...painter.blocks(body));
  document.body.replaceChildren(html);
  return { html, painted, body };
}
const fields = (html: HTMLElement): HTMLElement[] => [...html.querySelectorAll<HTMLElement>('.field')];

test('a merge field is one thing that shows its result and tells its code', () => {
  const { html } = paint(paragraph(run('Dear '), field('MERGEFIELD Contact_Name', '«Contact_Name»'), run(',')));
  expect(html.textContent).toBe('Dear «Contact_Name»,');
  expect(fields(html).map((one) => [one.dataset.name, one.contentEditable])).toEqual([['Contact_Name', 'false']]);
});

test('a merge field without a result shows its name, quoted names too', () => {
  const { html } = paint(paragraph(field('MERGEFIELD "Job Title" \\b "a "'), '<w:fldSimple w:instr="MERGEFIELD City"/>'));
  expect(html.textContent).toBe('«Job Title»«City»');
});

test('a field inside the code of another is not shown, one inside its result is', () => {
  const begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
  const middle = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>';
  const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
  const { html } = paint(paragraph(begin, '<w:r><w:instrText>IF </w:instrText></w:r>', field('MERGEFIELD City', 'Turku'), middle, run('In '), field('MERGEFIELD City', 'Turku'), end));
  expect(html.textContent).toBe('In Turku');
  expect(paintedFields.get(html.querySelector('.field')!)).toMatch(/^IF/);
});

test('a field that is never ended stays ordinary text, and nothing after it is lost', () => {
  const { html } = paint(paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>', run('today')) + paragraph(run('next')));
  expect(html.textContent).toBe('todaynext');
  expect(fields(html)).toEqual([]);
});

test('tables, content controls and deleted text are painted', () => {
  const { html } = paint(`<w:tbl><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${paragraph(run('a'))}</w:tc><w:tc>${paragraph(run('b'))}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>${paragraph()}</w:tc><w:tc>${paragraph(run('c'))}</w:tc></w:tr></w:tbl>
    <w:sdt><w:sdtPr><w:tag w:val="closing"/></w:sdtPr><w:sdtContent>${paragraph(run('Yours'))}</w:sdtContent></w:sdt>${paragraph('<w:del><w:r><w:delText>old</w:delText></w:r></w:del>')}`);
  expect([...html.querySelectorAll('td')].map((cell) => [cell.textContent, cell.rowSpan])).toEqual([['a', 2], ['b', 1], ['c', 1]]);
  expect(html.querySelector<HTMLElement>('.control')!.dataset.name).toBe('closing');
  expect(html.querySelector('.deleted')!.textContent).toBe('old');
});

const piece = fc.oneof(fc.stringMatching(/^[a-zäö ]{1,6}$/).map((text) => run(text)), fc.constant(field('MERGEFIELD City', '«City»')), fc.constant('<w:r><w:tab/></w:r>'), fc.constant('<w:r><w:br/></w:r>'));

test('every place on the page has a place in the XML, and the way back leads to the same one', () => {
  fc.assert(fc.property(fc.array(piece, { minLength: 0, maxLength: 6 }), (pieces) => {
    const { html, painted } = paint(paragraph(...pieces));
    const walker = document.createTreeWalker(html.firstChild!, NodeFilter.SHOW_ALL);
    for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
      const length = node.nodeType === Node.TEXT_NODE ? node.textContent!.length : node.childNodes.length;
      for (let offset = 0; offset <= length; offset++) {
        const place = xmlPlaceOf(painted, { node, offset });
        expect(place).toBeDefined();
        const back = htmlPlaceOf(painted, place!);
        expect(back).toBeDefined();
        const again = xmlPlaceOf(painted, back!);
        // Between two neighbours there is one place with two names: the end of the first, the start of the second.
        expect(again!.node === place!.node ? again!.offset === place!.offset : touching(again!, place!)).toBe(true);
      }
    }
  }), { numRuns: 60 });
});

function touching(one: { node: Element; offset: number }, other: { node: Element; offset: number }): boolean {
  const [before, after] = one.node.compareDocumentPosition(other.node) & Node.DOCUMENT_POSITION_FOLLOWING ? [one, other] : [other, one];
  const end = before.node.localName === 't' ? before.node.textContent!.length : before.node.localName === 'p' ? 0 : 1;
  return before.offset === end && after.offset === 0;
}
