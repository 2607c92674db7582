import { checkLetters, openTemplate, type MergeIssue } from '../../../src/merge';
import { docx, field, fieldMarks, mergeField, p, passage, r } from '../build/docx';
import { fixture } from '../build/fixtures';
import { record } from '../build/records';

const check = (bytes: Uint8Array, records = [record(1)], options = {}): MergeIssue[] => checkLetters(openTemplate(bytes), records, options);
const short = (issues: MergeIssue[]): unknown[] => issues.map(({ code, severity, subject, count, contacts }) => [code, severity, subject, count, contacts.map(({ lineNo }) => lineNo)]);
const good = docx({ body: p(mergeField('Contact_Name'), r(' '), mergeField('Formal_Salutation'), mergeField('Comment'), mergeField('Job_Title')) });

describe('the check finds', () => {
  it('nothing where nothing is wrong', () => {
    expect(check(fixture('letter - plain.docx'))).toEqual([]);
  });
  it('unknown fields, each name once, with its places', () => {
    const [issue, ...more] = check(fixture('letter - unknown field.docx'), [record(1, { values: { Contact_City: 'Turku' } })]);
    expect(issue).toMatchObject({ code: 'FIELD_UNKNOWN', severity: 'error', subject: 'Contact_Nmae', count: 2 });
    expect(issue!.places.map(({ paragraph, occurrence }) => [paragraph, occurrence])).toEqual([[0, 0], [1, 1]]);
    expect(short(more)).toEqual([['TEXTS_WITHOUT_FIELD', 'warning', undefined, 1, [1]]]);
  });
  it('broken fields', () => {
    expect(check(fixture('letter - broken field.docx'), [])).toMatchObject([{ code: 'FIELD_BROKEN', severity: 'error', count: 1, places: [{ story: 'body', paragraph: 0 }] }, { code: 'NO_FIELDS' }]);
  });
  it('Word\'s own merge language, which waits', () => {
    expect(short(check(fixture('letter - IF and NEXT.docx'), []))).toEqual([['FIELD_NOT_MERGED', 'error', 'NEXT', 1, []]]);
  });
  it('names in fields of other fields, and asks not for values that are only compared', () => {
    const condition = fieldMarks.begin + fieldMarks.code(' IF ') + mergeField('Job_Title') + fieldMarks.code(' = "" "" "') + mergeField('Nobody') + fieldMarks.code('" ') + fieldMarks.end;
    const issues = check(docx({ body: p(condition, mergeField('Comment'), mergeField('Contact_Name')) }));
    expect(short(issues)).toEqual([['FIELD_UNKNOWN', 'error', 'Nobody', 1, []]]);
  });
  it('a comparison without an operator', () => {
    expect(short(check(docx({ body: p(field('IF', 'x'), mergeField('Comment')) })))).toEqual([['FIELD_NOT_MERGED', 'error', 'IF', 1, []]]);
  });
  it('what Word fetches from outside; an error only where a merge field stands in it', () => {
    const fetched = field('INCLUDETEXT &quot;terms.docx&quot;', 'terms');
    const personal = fieldMarks.begin + fieldMarks.code(' INCLUDEPICTURE ') + mergeField('Contact_No') + fieldMarks.end;
    expect(short(check(docx({ body: p(personal, fetched, mergeField('Comment')) })))).toEqual([['FIELD_NOT_MERGED', 'error', 'INCLUDEPICTURE', 1, []], ['FIELD_NOT_MERGED', 'warning', 'INCLUDETEXT', 1, []]]);
  });
  it('questions that nobody answered, and contacts that the letter leaves out', () => {
    const skip = fieldMarks.begin + fieldMarks.code(' SKIPIF ') + mergeField('Contact_No') + fieldMarks.code(' = "2" ') + fieldMarks.end;
    const records = [record(1, { values: { Contact_No: '1' } }), record(2, { values: { Contact_No: '2' } })];
    expect(short(check(docx({ body: p(skip, field('FILLIN &quot;Which day?&quot; \\d Friday', 'x'), mergeField('Comment')) }), records)))
      .toEqual([['QUESTION_UNANSWERED', 'warning', 'Which day?', 1, []], ['LEFT_OUT_BY_LETTER', 'warning', undefined, 1, [2]]]);
  });
  it('formulas without a result, with the contacts', () => {
    const formula = fieldMarks.begin + fieldMarks.code(' = 1 / ') + mergeField('Contact_No') + fieldMarks.code(' \\# 0.00 ') + fieldMarks.end;
    const records = [record(1, { values: { Contact_No: '0' } }), record(2, { values: { Contact_No: '4' } }), record(3, { values: { Contact_No: 'CT3' } })];
    expect(short(check(docx({ body: p(formula, mergeField('Comment')) }), records))).toEqual([['FORMULA_FAILED', 'error', '= 1 / «Contact_No» \\# 0.00', 2, [1, 3]]]);
  });
  it('formulas without a result for many, as fast as for few', () => {
    const template = openTemplate(docx({ body: p(fieldMarks.begin + fieldMarks.code(' = 1 / ') + mergeField('Contact_No') + fieldMarks.end, mergeField('Comment')) }));
    const took = (count: number): number => {
      const records = Array.from({ length: count }, (__, index) => record(index, { values: { Contact_No: '0', Comment: 'x' } }));
      const begun = performance.now();
      expect(checkLetters(template, records)).toMatchObject([{ code: 'FORMULA_FAILED', count }]);
      return performance.now() - begun;
    };
    took(1000);
    /* Twenty times as many take some twenty times as long; copying the list for each would take four hundred times as long. */
    expect(took(40_000)).toBeLessThan(60 * Math.max(took(2000), 20));
  });
  it('a letter without fields', () => {
    expect(short(check(fixture('letter - without fields.docx'), []))).toEqual([['NO_FIELDS', 'warning', undefined, 1, []]]);
  });
  it('tracked changes and margin comments, by author', () => {
    expect(short(check(fixture('letter - tracked changes.docx'), []))).toEqual([['TRACKED_CHANGES', 'error', 'Reviewer One', 2, []], ['TRACKED_CHANGES', 'error', 'Reviewer Two', 1, []]]);
    expect(check(fixture('letter - margin comments.docx'), [])).toMatchObject([{ code: 'MARGIN_COMMENTS', severity: 'error', subject: 'Reviewer One', count: 1, places: [{ story: 'body', paragraph: 0, near: 'Dear «Contact_Name»' }] }]);
  });
  it.each([
    ['the look of a text', (by: string) => p(`<w:r><w:rPr><w:b/><w:rPrChange ${by}><w:rPr/></w:rPrChange></w:rPr><w:t>x</w:t></w:r>`)],
    ['a paragraph', (by: string) => `<w:p><w:pPr><w:jc w:val="right"/><w:pPrChange ${by}><w:pPr/></w:pPrChange></w:pPr>${r('x')}</w:p>`],
    ['the look of a row', (by: string) => `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr><w:tblPrEx><w:tblCellMar/><w:tblPrExChange ${by}><w:tblPrEx/></w:tblPrExChange></w:tblPrEx><w:tc>${p()}</w:tc></w:tr></w:tbl>`],
    ['a cell', (by: string) => `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:cellIns ${by}/></w:tcPr>${p()}</w:tc></w:tr></w:tbl>`],
    ['what is left of a move', (by: string) => p(`<w:moveFromRangeStart ${by} w:name="move1"/><w:moveFromRangeEnd w:id="1"/>`)],
    ['a move, once', (by: string) => p(`<w:moveFromRangeStart ${by} w:name="move1"/><w:moveFrom ${by}>${r('x')}</w:moveFrom><w:moveFromRangeEnd w:id="1"/>`)],
  ])('a tracked change of %s', (_, changed) => {
    const body = changed('w:id="1" w:author="Reviewer One" w:date="2026-03-01T09:00:00Z"') + p(mergeField('Comment'));
    expect(short(check(docx({ body }), []))).toEqual([['TRACKED_CHANGES', 'error', 'Reviewer One', 1, []]]);
    expect(checkLetters(openTemplate(docx({ body }), { accept: true }), [])).toEqual([]);
  });
  it('texts that no field prints; an own text weighs more', () => {
    const bytes = docx({ body: p(mergeField('Contact_Name')) });
    expect(short(check(bytes))).toEqual([['TEXTS_WITHOUT_FIELD', 'warning', undefined, 1, [1]]]);
    expect(short(check(bytes, [record(1, { textOrigin: 'own' }), record(2, { textOrigin: 'none', values: { Comment: '' } })]))).toEqual([['TEXTS_WITHOUT_FIELD', 'error', undefined, 1, [1]]]);
  });
  it('a text that would print twice, with both places', () => {
    const bytes = docx({ body: p(mergeField('Comment')) + p(mergeField('Contact_Name')) + p(mergeField('COMMENT')) });
    expect(check(bytes)).toMatchObject([{ code: 'TEXT_TWICE', severity: 'warning', count: 2, places: [{ paragraph: 0, field: 'Comment' }, { paragraph: 2, field: 'COMMENT' }] }]);
  });
  it('contacts with another language than the letter\'s own text', () => {
    const styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>';
    const finnish = (text: string): string => `<w:r><w:rPr><w:lang w:val="fi-FI"/></w:rPr><w:t>${text}</w:t></w:r>`;
    const records = [record(1, { languageCode: 'FIN' }), record(2, { languageCode: 'SVE' }), record(3, { languageCode: '' }), record(4, { languageCode: 'ENG' })];
    const fields = mergeField('Comment') + mergeField('Contact_Name');
    expect(short(check(docx({ styles, body: p(r('A letter in English'), fields) }), records))).toEqual([['LANGUAGE_DIFFERS', 'warning', 'en', 2, [1, 2]]]);
    expect(short(check(docx({ styles, body: p(r('Hi'), finnish('Suomenkielinen kirje'), fields) }), records))).toEqual([['LANGUAGE_DIFFERS', 'warning', 'fi', 2, [2, 4]]]);
    expect(check(docx({ body: p(r('Nobody says which'), fields) }), records)).toEqual([]);
  });
  it('contacts whose language nobody knows, where each letter is to have its own', () => {
    const records = ['FIN', 'XXX', '', 'XXX', 'sv', '?'].map((Language_Code, index) => record(index + 1, { values: { Language_Code } }));
    expect(short(checkLetters(openTemplate(good, { localeFrom: 'Language_Code' }), records, { fine: ['Job_Title'] }))).toEqual([['LANGUAGE_UNKNOWN', 'warning', 'XXX', 2, [2, 4]], ['LANGUAGE_UNKNOWN', 'warning', '?', 1, [6]]]);
    expect(check(good, records, { fine: ['Job_Title'] })).toEqual([]);
  });
  it('missing values, grouped by field, unless they were called fine', () => {
    const records = [record(1), record(2, { values: { Contact_Name: '' } })];
    expect(short(check(good, records))).toEqual([['VALUE_MISSING', 'warning', 'Contact_Name', 1, [2]], ['VALUE_MISSING', 'warning', 'Job_Title', 2, [1, 2]]]);
    expect(short(check(good, records, { fine: ['Job_Title'], common: { Contact_Name: 'from all' } }))).toEqual([]);
  });
  it('no text: a choice, or a standard text that nobody wrote', () => {
    const records = [record(1, { textOrigin: 'none', values: { Comment: '', Job_Title: 'x' } }), record(2, { textOrigin: 'missing', languageCode: 'SVE', values: { Comment: '', Job_Title: 'x' } })];
    expect(short(check(good, records))).toEqual([['STANDARD_TEXT_MISSING', 'warning', 'SVE', 1, [2]]]);
  });
  it('contacts that get no letter, and asks nothing more of them', () => {
    const records = [record(1, { barrier: 'privacyBlocked', addressMissing: true }), record(2, { barrier: 'excluded' }), record(3, { barrier: 'excluded', includeExcluded: true, values: { Job_Title: 'x' } })];
    const issues = check(good, records);
    expect(short(issues)).toEqual([['CONTACT_BARRED', 'warning', 'privacyBlocked', 1, [1]], ['CONTACT_EXCLUDED', 'warning', undefined, 1, [2]]]);
    expect(issues[0]!.contacts[0]).toEqual({ lineNo: 1, contactNo: 'CT1', contactName: 'Contact 1', companyName: 'Northwind Oy', barrier: 'privacyBlocked' });
  });
  it('missing addresses where there is post, names, and salutations that fell back', () => {
    const values = { Job_Title: 'x' };
    const records = [record(1, { addressMissing: true, values }), record(2, { addressMissing: true, correspondenceType: 'Email', values }), record(3, { addressMissing: true, correspondenceType: '', contactName: ' ', salutationFallback: 'generic', values })];
    expect(short(check(good, records))).toEqual([['CONTACT_NAME_MISSING', 'warning', undefined, 1, [3]], ['ADDRESS_MISSING', 'warning', undefined, 2, [1, 3]], ['SALUTATION_FALLBACK', 'warning', 'ENU', 1, [3]]]);
  });
  it('own texts of passages that are gone, cut by a field, or there twice', () => {
    const { begin, separate, end, code } = fieldMarks;
    const own = [record(1, { passages: { offer: 'Own', old: 'Kept' } }), record(2, { passages: { old: '' } }), record(3)];
    const cut = p(begin, code(' MERGEFIELD Contact_Name '), passage('offer', separate + r('x') + end, { title: 'Offer' }), mergeField('Comment'));
    expect(short(check(docx({ body: p(passage('offer', r('x'), { title: 'Offer' }), mergeField('Comment')) }), own))).toEqual([['PASSAGE_GONE', 'warning', 'old', 2, [1, 2]]]);
    expect(short(check(docx({ body: cut }), [record(3)]))).toEqual([['PASSAGE_CUT', 'warning', 'Offer', 1, []]]);
    expect(short(check(docx({ body: cut }), own))).toEqual([['PASSAGE_CUT', 'error', 'Offer', 1, []], ['PASSAGE_GONE', 'warning', 'old', 2, [1, 2]]]);
    const twice = docx({ body: p(passage('offer', r('x'), { title: 'Offer' }), passage('offer', r('x'), { title: 'Offer' }), mergeField('Comment')) });
    expect(short(check(twice, [record(3)]))).toEqual([]);
    expect(short(check(twice, own.slice(0, 1)))).toEqual([['PASSAGE_GONE', 'warning', 'old', 1, [1]], ['PASSAGE_TWICE', 'warning', 'Offer', 2, []]]);
  });
  it('no empty field where the contact has a text of its own around it, but a text that has no place', () => {
    const bytes = docx({ body: p(passage('offer', mergeField('Job_Title') + mergeField('Comment'), { title: 'Offer' })) });
    expect(short(check(bytes, [record(1), record(2, { passages: { offer: 'Own' } })]))).toEqual([['TEXTS_WITHOUT_FIELD', 'warning', undefined, 1, [2]], ['VALUE_MISSING', 'warning', 'Job_Title', 1, [1]]]);
  });
  it('names 200 contacts and counts all', () => {
    const [issue] = check(good, Array.from({ length: 500 }, (_, index) => record(index, { addressMissing: true, values: { Job_Title: 'x' } })));
    expect([issue!.count, issue!.contacts.length]).toEqual([500, 200]);
  });
});
