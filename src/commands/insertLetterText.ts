import type { WordDocument } from '../word/wordDocument';

/**
 * The button "Text in the letter": the field for each contact's own text, in a paragraph of its own that disappears where there is none. Word keeps
 * the button busy until `completed` is called, so it is called whatever happens. A document that refuses stays as it is; the pane says why when
 * it is asked to insert the same field.
 */
export async function insertLetterText(letter: Pick<WordDocument, 'insertMergeField'>, event: Pick<Office.AddinCommands.Event, 'completed'>): Promise<void> {
  try {
    await letter.insertMergeField({ name: 'Comment', ownParagraph: true });
  } catch {
    /* Nothing was put in; there is no place to say so here. */
  } finally {
    event.completed();
  }
}
