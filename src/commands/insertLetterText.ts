import { WordProblem, type WordDocument, type WordProblemCode } from '../word/wordDocument';

/**
 * The button "Text in the letter": the field for each contact's own text, in a paragraph of its own that disappears where there is none. Word keeps
 * the button busy until `completed` is called, so it is called whatever happens. A document that refuses stays as it is, and the person is told why.
 */
export async function insertLetterText(letter: Pick<WordDocument, 'insertMergeField'>, event: Pick<Office.AddinCommands.Event, 'completed'>, sayRefusal: (code: WordProblemCode) => Promise<void>): Promise<void> {
  try {
    await letter.insertMergeField({ name: 'Comment', ownParagraph: true });
  } catch (error) {
    await sayRefusal(error instanceof WordProblem ? error.code : 'WRITE_REFUSED').catch(() => undefined);
  } finally {
    event.completed();
  }
}
