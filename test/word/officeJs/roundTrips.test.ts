/**
 * How often each verb asks Word and what it wants to be told: the batches of the real office.js. Each is a wait, on the web over the network. A `load()` of everything, one of
 * whole objects, or a `sync()` in a loop is seen here.
 */
import { createOfficeJsDocument } from '../../../src/word/officeJs/createOfficeJsDocument';
import type { WordDocument } from '../../../src/word/wordDocument';
import { startHostInJsdom, type JsdomHost } from '../../../word-host/protocol/jsdomHost';
import { RichApi, type RichApiRequest } from '../../../word-host/protocol/richApi';
import { field, letterOf, paragraph, run } from '../../word-host/document/letters';

/** A letter with everything that a verb could go through one by one, so many times. */
const letter = (times: number) => letterOf(Array.from({ length: times }, (_, index) =>
  paragraph(run('Dear customer, ') + field('MERGEFIELD First_Name', '«First_Name»')) + paragraph(run('Thank you'))
  + `<w:sdt><w:sdtPr><w:alias w:val="Offer"/><w:tag w:val="segment-letters:passage:a1"/><w:id w:val="${index + 1}"/></w:sdtPr><w:sdtContent>${paragraph(run('An offer'))}</w:sdtContent></w:sdt>`).join(''));

const formatting = 'name,size,bold,italic,underline,color,highlightColor,strikeThrough,subscript,superscript';
/** A verb as it is called, and its batches: what each asks to be told, '' = nothing. */
type Asked = [does: string, call: (document: WordDocument) => unknown, batches: string[]];
const none: string[] = [];
/** Every verb there is: one that is new has to say here what it asks. */
const verbs: Record<keyof WordDocument, Asked[]> = {
  host: [['tells', (word) => word.host(), none]],
  isDark: [['tells', (word) => word.isDark(), none]],
  file: [['tells', (word) => word.file(), none]],
  readBytes: [['reads', (word) => word.readBytes(), ['']]],
  readNotes: [['reads', (word) => word.readNotes(), none]],
  writeNotes: [['writes', (word) => word.writeNotes({ fieldMapping: {}, fineFields: [] }), none]],
  openDialog: [], // Word's older interface: no batch, and theRealOffice.test.ts has its dialogs
  openLetters: [['opens', (word) => word.openLetters(letter(1)), ['']]],
  insertMergeField: [
    ['stands after the caret', (word) => word.insertMergeField({ name: 'Surname' }), [formatting, '', '', '']],
    ['gets a paragraph', (word) => word.insertMergeField({ name: 'Comment', ownParagraph: true }), [`${formatting} text`, '', '', '']],
  ],
  markPassage: [['marks', (word) => word.markPassage({ id: 'b2', title: '' }), ['text,isEmpty', '', 'text']]],
  passages: [['finds', (word) => word.passages(), ['tag,title,text']]],
  showPassage: [['shows', (word) => word.showPassage('a1'), ['', '', '']]],
  unmarkPassage: [['takes off', (word) => word.unmarkPassage('a1'), ['id', '', '', 'id']]],
  showPlace: [
    ['shows', (word) => word.showPlace({ story: 'body', paragraph: 1, occurrence: 0, near: 'Thank you' }), ['text', '', 'isEmpty', '']],
    ['shows in a header', (word) => word.showPlace({ story: 'header', paragraph: 0, occurrence: 0, near: 'Paper Oy' }), ['*', '', 'text', 'isEmpty', '']],
    ['looks in vain', (word) => word.showPlace({ story: 'footer', paragraph: 0, occurrence: 0, near: 'Nobody' }), ['*', '', 'text', 'text', 'text']],
  ],
};
const asked = Object.entries(verbs).flatMap(([verb, ways]) => ways.map(([does, call, batches]) => ({ verb, does, call, batches })));

let host: JsdomHost | undefined;
afterEach(() => {
  jest.restoreAllMocks();
  host?.close();
});

describe.each([1, 20])('in a letter with everything %i times', (times) => {
  it.each(asked)('$verb $does', async ({ call, batches }) => {
    host = await startHostInJsdom({ bytes: letter(times), profile: 'web' });
    const paragraph = host.document.paragraphs()[0]!;
    host.document.setSelection({ anchor: { paragraph, offset: 0 }, focus: { paragraph, offset: 4 } });
    const sent: RichApiRequest[] = [];
    const { execute } = RichApi.prototype;
    jest.spyOn(RichApi.prototype, 'execute').mockImplementation(function watched(this: RichApi, request) {
      sent.push(request);
      return execute.call(this, request);
    });
    await call(createOfficeJsDocument());
    const waitedFor = sent.filter(({ Actions }) => Actions.some(({ Name }) => Name !== '_RemoveReference')); // for Word to let go of what it held, nobody waits
    expect(waitedFor.map(({ Actions }) => Actions.flatMap(({ QueryInfo }) => (QueryInfo ? [[...QueryInfo.Select ?? ['*'], ...QueryInfo.Expand ?? []].join()] : [])).join(' '))).toEqual(batches);
  });
});
