import { insertLetterText } from '../../src/commands/insertLetterText';
import { WordProblem, type MergeFieldToInsert } from '../../src/word/wordDocument';

it('puts the field for the text in a paragraph of its own and tells Word that it is done', async () => {
  const inserted: MergeFieldToInsert[] = [];
  const completed = jest.fn(() => { expect(inserted).toHaveLength(1); });
  await insertLetterText({ insertMergeField: async (field) => { inserted.push(field); } }, { completed });
  expect(inserted).toEqual([{ name: 'Comment', ownParagraph: true }]);
  expect(completed).toHaveBeenCalledTimes(1);
});
it('never leaves the button busy, even where the document refuses', async () => {
  const completed = jest.fn();
  await insertLetterText({ insertMergeField: async () => { throw new WordProblem('DOCUMENT_READ_ONLY'); } }, { completed });
  expect(completed).toHaveBeenCalledTimes(1);
});
