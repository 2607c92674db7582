import { insertLetterText } from '../../src/commands/insertLetterText';
import { WordProblem, type MergeFieldToInsert } from '../../src/word/wordDocument';

const nothingToSay = async (): Promise<void> => { throw new Error('Nothing was refused.'); };

it('puts the field for the text in a paragraph of its own and tells Word that it is done', async () => {
  const inserted: MergeFieldToInsert[] = [];
  const completed = jest.fn(() => { expect(inserted).toHaveLength(1); });
  await insertLetterText({ insertMergeField: async (field) => { inserted.push(field); } }, { completed }, nothingToSay);
  expect(inserted).toEqual([{ name: 'Comment', ownParagraph: true }]);
  expect(completed).toHaveBeenCalledTimes(1);
});
it('says why a document refuses, and is done when that is read', async () => {
  const completed = jest.fn();
  let read: () => void = () => undefined;
  const said = jest.fn(() => new Promise<void>((resolve) => { read = resolve; }));
  const pressed = insertLetterText({ insertMergeField: async () => { throw new WordProblem('DOCUMENT_READ_ONLY'); } }, { completed }, said);
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(said).toHaveBeenCalledWith('DOCUMENT_READ_ONLY');
  expect(completed).not.toHaveBeenCalled();
  read();
  await pressed;
  expect(completed).toHaveBeenCalledTimes(1);
});
it('never leaves the button busy, even where nothing can be said', async () => {
  const completed = jest.fn();
  await insertLetterText({ insertMergeField: async () => { throw new TypeError('ours'); } }, { completed }, async (code) => { throw new Error(`no dialog for ${code}`); });
  expect(completed).toHaveBeenCalledTimes(1);
});
