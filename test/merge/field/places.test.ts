import { openTemplate, templateFields } from '../../../src/merge';
import { docx, mergeField, p, r, section } from '../build/docx';
import { fixture } from '../build/fixtures';

const places = (bytes: Uint8Array): unknown[] => templateFields(openTemplate(bytes)).map(({ written, places: all }) => [written, ...all.map(({ story, paragraph, occurrence }) => `${story} ${paragraph} ${occurrence}`)]);

describe('places of fields', () => {
  it('count paragraphs in reading order, tables included, and fields of a name in their story', () => {
    const table = `<w:tbl><w:tr><w:tc>${p(r('cell'))}${p(mergeField('A'))}</w:tc></w:tr></w:tbl>`;
    expect(places(docx({ body: p(r('x')) + table + p(mergeField('A'), mergeField('B')) }))).toEqual([['A', 'body 2 0', 'body 3 1'], ['B', 'body 3 0']]);
  });
  it('are known in every story, a text box once and not again for older readers', () => {
    expect(places(fixture('letter - field in a text box.docx'))).toEqual([['Contact_Name', 'textBox 0 0']]);
    expect(places(fixture('letter - notes.docx'))).toEqual([['Contact_Name', 'body 0 0', 'endnote 0 0'], ['Contact_No', 'footnote 0 0']]);
    expect(places(fixture('letter - fields in header and footer.docx'))).toEqual([['Contact_Name', 'body 0 0'], ['Company_Name', 'header 0 0']]);
  });
  it('of two headers go on counting', () => {
    const references = '<w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/>';
    expect(places(docx({ body: p(), section: section(references), headers: { header1: p(r('x')) + p(mergeField('A')), header2: p(mergeField('A')) } }))).toEqual([['A', 'header 1 0', 'header 2 1']]);
  });
  it('tell the text around, at most 80 characters of it', () => {
    const [use] = openTemplate(docx({ body: p(r('before '.repeat(20)), mergeField('A'), r(' after'.repeat(20))) })).uses;
    expect(use!.place!.near).toMatch(/^(?=.{1,80}$).*before «A» after/);
  });
});
