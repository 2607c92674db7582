import { checkLetters, openTemplate, produceLetter, type OpenOptions } from '../../../src/merge';
import { readableCode } from '../../../src/merge/field/readableCode';
import { docx, field, fieldMarks, mergeField, p, r } from '../build/docx';
import { readText, values } from '../build/letterText';
import { record } from '../build/records';

/** A field whose code has other fields in it. */
const asking = (...code: string[]): string => fieldMarks.begin + code.map((one) => (one.startsWith('<') ? one : fieldMarks.code(one.replaceAll('"', '&quot;')))).join('') + fieldMarks.separate + r('x') + fieldMarks.end;
const letter = (...fields: string[]): Uint8Array => docx({ body: p(r('[')) + fields.map((one) => p(r('> '), one)).join('') + p(mergeField('Comment')) });
const open = (bytes: Uint8Array, options: OpenOptions = {}) => openTemplate(bytes, options);
const asked = (...fields: string[]) => open(letter(...fields)).questions.map(({ place: _place, ...question }) => question);
const printed = (bytes: Uint8Array, answers: Record<string, string>): string[] => readText(produceLetter(open(bytes, { answers }), values({ Contact_City: 'Oulu' }))).split('\n').slice(1);

describe('what a letter asks', () => {
  it('has the bookmark of ASK or the words of FILLIN as its key, and what the letter suggests', () => {
    expect(asked(asking(' ASK Day "Which day?" \\d "Friday" '), asking(' FILLIN "Which town?" \\d "', mergeField('Contact_City'), '" '), asking(' FILLIN '))).toEqual([
      { key: 'Day', prompt: 'Which day?', suggested: 'Friday', varies: false },
      { key: 'Which town?', prompt: 'Which town?', suggested: '«Contact_City»', varies: true },
      { key: 'FILLIN', prompt: '', suggested: '', varies: false },
    ]);
  });
  it('is asked once for ASK of the same bookmark and words, and for each FILLIN', () => {
    const ask = (words: string) => asking(` ASK Day "${words}" `);
    expect(asked(ask('Which day?'), ask('Which day?'), ask('Another day?'), asking(' FILLIN "Town?" '), asking(' FILLIN "Town?" '), asking(' FILLIN "day" ')).map(({ key }) => key)).toEqual(['Day', 'Day 2', 'Town?', 'Town? 2', 'day 3']);
  });
  it('has a key of bearable length, whatever its words', () => {
    const [question] = asked(asking(` FILLIN "${'Which? '.repeat(200)}" `));
    expect([question!.key.length <= 200, question!.prompt.length > 1000]).toEqual([true, true]);
  });
});

describe('an answer', () => {
  const bytes = letter(asking(' ASK Day "Which day?" \\d "Friday" '), field('REF Day', 'x'), asking(' IF ', field('REF Day', 'x'), ' = "Monday" "early" "late" '), asking(' FILLIN "Which town?" \\d "', mergeField('Contact_City'), '" \\* Upper '));
  it('is printed in the place of what the letter suggests, with the format of its field', () => {
    expect(printed(bytes, {})).toEqual(['> ', '> Friday', '> late', '> OULU']);
    expect(printed(bytes, { Day: 'Monday', 'Which town?': 'Turku & $&' })).toEqual(['> ', '> Monday', '> early', '> TURKU & $&']);
  });
  it('may be blank, or have several lines', () => {
    expect(printed(bytes, { Day: '', 'Which town?': 'a\nb' })).toEqual(['> ', '> ', '> late', '> A⏎B']);
  });
  it('of the same question is printed wherever it stands, also in the form for older readers', () => {
    const shape = (content: string): string => `<w:txbxContent>${p(content)}</w:txbxContent>`;
    const question = asking(' FILLIN "Which town?" ');
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${shape(question)}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${shape(question)}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const source = docx({ body: p(box) });
    expect(open(source).questions).toHaveLength(1);
    expect(readText(produceLetter(open(source, { answers: { 'Which town?': 'Turku' } }), values({}))).match(/Turku/g)).toHaveLength(2);
  });
  it('holds nothing that XML cannot, and ends without empty lines, in its place and where it is referred to', () => {
    const made = printed(bytes, { Day: 'Mon\u0001day\ud800\n\n', 'Which town?': '\u0000Tur\udc00ku\r\n' });
    expect(made).toEqual(['> ', '> Monday', '> early', '> TURKU']);
  });
  it('in the form for older readers is that of the same place, not of the same words elsewhere', () => {
    const shape = (content: string): string => `<w:txbxContent>${content}</w:txbxContent>`;
    const question = asking(' FILLIN "Which town?" ');
    const twice = shape(p(question) + p(question));
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${twice}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${twice}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const answers = { 'Which town?': 'Oulu', 'Which town? 2': 'Turku', 'Which town? 3': 'Pori' };
    const source = docx({ body: p(question) + p(box) });
    expect(open(source).questions.map(({ key }) => key)).toEqual(Object.keys(answers));
    expect(readText(produceLetter(open(source, { answers }), values({}))).match(/Oulu|Turku|Pori/g)).toEqual(['Oulu', 'Turku', 'Pori', 'Turku', 'Pori']);
  });
  it('ends the warning of its question, and no other', () => {
    const unanswered = (answers: Record<string, string>) => checkLetters(open(bytes, { answers }), [record(1)]).filter(({ code }) => code === 'QUESTION_UNANSWERED').map(({ subject }) => subject);
    expect(unanswered({})).toEqual(['Which day?', 'Which town?']);
    expect(unanswered({ Day: '' })).toEqual(['Which town?']);
    expect(unanswered({ Day: 'x', 'Which town?': 'y', gone: 'z' })).toEqual([]);
  });
});

it('shows the code of a field with the fields in it', () => {
  const { stories } = open(letter(asking(' = 1 / (', mergeField('Contact_No'), ' + ', asking(' = 2 * ', mergeField('City')), ') ')));
  const [story] = stories;
  expect(readableCode(story!.document, story!.fields[0]!)).toBe('= 1 / («Contact_No» + { = 2 * «City» })');
});
