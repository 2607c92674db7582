/** A selection that is no passage, or not as it is: marking through the real office.js, answered by the stand-in for Word in jsdom. */
import { readPackage } from '../../../src/merge/package/docxPackage';
import { createOfficeJsDocument } from '../../../src/word/officeJs/createOfficeJsDocument';
import { startHostInJsdom, type JsdomHost } from '../../../word-host/protocol/jsdomHost';
import type { ProfileName } from '../../../word-host/protocol/profiles';
import { field, letterOf, paragraph, run } from '../../word-host/document/letters';

const body = paragraph(run('Dear ') + run('customer', '<w:b/><w:sz w:val="28"/>') + run(', hello'))
  + paragraph(run('Thank you, ') + field('MERGEFIELD First_Name', '«First_Name»') + run('!'));

let host: JsdomHost;
afterEach(() => {
  jest.restoreAllMocks();
  host?.close();
});

async function open(profile: ProfileName = 'web', bytes = letterOf(body), more: { readOnly?: boolean } = {}) {
  host = await startHostInJsdom({ bytes, profile, ...more });
  return createOfficeJsDocument();
}
/** Selects, from and to a place given as [paragraph, offset]. */
function choose(anchor: [number, number], focus: [number, number]) {
  const paragraphs = host.document.paragraphs();
  const at = ([index, offset]: [number, number]) => ({ paragraph: paragraphs[index]!, offset });
  host.document.setSelection({ anchor: at(anchor), focus: at(focus) });
}

it.each([['web', 'PASSAGE_REFUSED'], ['windows', undefined], ['mac', undefined]] as const)('a passage around another one and more is refused in Word on the web: %s', async (profile, code) => {
  const letter = await open(profile);
  choose([0, 5], [0, 13]);
  await letter.markPassage({ id: 'a1', title: '' });
  choose([0, 0], [0, 13]);
  const marking = letter.markPassage({ id: 'b2', title: '' });
  if (code) await expect(marking).rejects.toMatchObject({ code });
  else expect((await marking).text).toBe('Dear customer');
});

it('a paragraph that is only touched is left out where Word calls that no intersection; where no paragraph stands before it, what was selected is taken as it is', async () => {
  const letter = await open();
  const { intersectWithOrNullObject } = host.Word.Range.prototype;
  const { getPreviousOrNullObject } = host.Word.Paragraph.prototype;
  const expandTo = jest.spyOn(host.Word.Range.prototype, 'expandTo');
  jest.spyOn(host.Word.Range.prototype, 'intersectWithOrNullObject').mockImplementation(function nothing(this: Word.Range) {
    const { body: whole } = this.context.document as Word.Document;
    return intersectWithOrNullObject.call(whole.getRange('Start'), whole.getRange('End'));
  });
  choose([0, 0], [1, 0]);
  expect((await letter.markPassage({ id: 'a1', title: '' })).text).toBe('Dear customer, hello');
  await letter.unmarkPassage('a1');
  jest.spyOn(host.Word.Paragraph.prototype, 'getPreviousOrNullObject').mockImplementation(function first(this: Word.Paragraph) {
    return getPreviousOrNullObject.call((this.context.document as Word.Document).body.paragraphs.getFirst());
  });
  expandTo.mockClear();
  choose([0, 0], [1, 0]);
  await expect(letter.markPassage({ id: 'b2', title: '' })).rejects.toMatchObject({ code: 'PASSAGE_REFUSED' });
  expect(expandTo).not.toHaveBeenCalled();
});

it('a document that refuses says so when a passage is marked', async () => {
  const letter = await open('web', letterOf(body), { readOnly: true });
  choose([0, 5], [0, 13]);
  await expect(letter.markPassage({ id: 'a1', title: '' })).rejects.toMatchObject({ code: 'DOCUMENT_READ_ONLY' });
});

it('a control around something else than what was selected is no passage, also where Word keeps it', async () => {
  const letter = await open('windows');
  const { insertContentControl } = host.Word.Range.prototype;
  jest.spyOn(host.Word.Range.prototype, 'insertContentControl').mockImplementation(function wider(this: Word.Range) { return insertContentControl.call(this.paragraphs.getFirst().getRange('Content')); });
  jest.spyOn(host.Word.ContentControl.prototype, 'delete').mockImplementation(() => undefined);
  choose([0, 5], [0, 13]);
  await expect(letter.markPassage({ id: 'a1', title: 'Who' })).rejects.toMatchObject({ code: 'PASSAGE_REFUSED' });
  expect(host.document.controls()).toHaveLength(1);
  expect(await letter.passages()).toEqual([]);
  const xml = Buffer.from(readPackage(await letter.readBytes()).parts.get('word/document.xml')!).toString();
  expect(xml).not.toMatch(/segment-letters:passage|w:val="Who"/);
});

it('blanks alone are no passage', async () => {
  const letter = await open('web', letterOf(paragraph(run('Dear   customer'))));
  choose([0, 4], [0, 7]);
  await expect(letter.markPassage({ id: 'a1', title: '' })).rejects.toMatchObject({ code: 'SELECTION_EMPTY' });
});
