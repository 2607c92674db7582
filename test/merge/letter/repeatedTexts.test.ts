import { openTemplate, produceLetter, workOut } from '../../../src/merge';
import { docx, field, fieldMarks, mergeField, p, r } from '../build/docx';
import { readText, values } from '../build/letterText';

let shapes = 0;
const drawn = (content: string): string => `<wp:inline><wp:extent cx="9" cy="9"/><wp:docPr id="${++shapes}" name="Box"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline>`;
const older = (content: string): string => `<v:shape id="s${++shapes}" style="width:9pt"><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape>`;
/** Text boxes as Word writes them: once for itself, once for older readers. */
const box = (...contents: string[]): string => `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${contents.map(drawn).join('')}</w:drawing></mc:Choice><mc:Fallback><w:pict>${contents.map(older).join('')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
const next = field('NEXT', '');
const city = mergeField('Contact_City');
const records = ['a', 'b', 'c', 'd', 'e'].map((one) => values({ Contact_City: one }));
const facts = { recordNo: 1, following: (place: number) => records[place] };

describe('text boxes that stand there twice', () => {
  it('take each record once', () => {
    const template = openTemplate(docx({ body: p(box(p(r('1'), city), p(next, r('2'), city)), box(p(next, r('3'), city)), r('-')) }), { isList: true });
    expect(readText(produceLetter(template, records[0]!, undefined, facts)).match(/\d\w/g)).toEqual(['1a', '2b', '1a', '2b', '3c', '3c']);
    expect(workOut(template, records[0]!, facts).recordsTaken).toBe(3);
  });
  it('count once', () => {
    const first = fieldMarks.begin + fieldMarks.code(' SET N 1 ') + fieldMarks.separate + fieldMarks.end;
    const one = fieldMarks.begin + fieldMarks.code(' SET N ') + fieldMarks.begin + fieldMarks.code(' = N + 1 ') + fieldMarks.separate + r('0') + fieldMarks.end + fieldMarks.separate + fieldMarks.end + field('REF N', '0');
    const template = openTemplate(docx({ body: p(first, box(p(one)), box(p(one)), r('-')) }));
    expect(readText(produceLetter(template, values({}))).match(/\d/g)).toEqual(['2', '2', '3', '3']);
  });
});

describe('merge fields that a formula reads', () => {
  const cells = (...contents: string[]): string => `<w:tbl><w:tblPr/><w:tblGrid/><w:tr>${contents.map((content) => `<w:tc>${p(content)}</w:tc>`).join('')}</w:tr></w:tbl>${p()}`;
  const [first, second] = ['1', '20'].map((Contact_City) => values({ Contact_City }));
  const printed = (...contents: string[]): string => readText(produceLetter(openTemplate(docx({ body: cells(...contents) }), { isList: true }), first!, undefined, { following: () => second })).trim();

  it('keep what they printed before NEXT', () => {
    expect(printed(city, next + city, field('= A1 + B1', '0'))).toBe('1\n20\n21');
  });
  it('print the record in hand, also where a formula before NEXT reads them', () => {
    expect(printed(field('= C1 + 1', '0'), next, city)).toBe('2\n\n20');
  });
});
