import { mergeFieldArguments } from '../mergeFieldCode';
import { canInsertField } from '../support/requirements';
import type { MergeFieldToInsert } from '../wordDocument';
import { formattingNames, runProperties } from './fieldFormatting';
import { inWord } from './inWord';
import { mergeFieldPackage } from './mergeFieldPackage';

/**
 * Puts a MERGEFIELD behind the caret or the selection and the caret behind the field, so that the next one follows. Nothing is replaced, so under
 * track changes it is an insertion and no more (quirk 6).
 */
export function insertMergeField(field: MergeFieldToInsert): Promise<void> {
  return inWord('WRITE_REFUSED', async (context) => {
    const selection = context.document.getSelection();
    await putCaretBehind(context, field.ownParagraph ? await insertBelow(context, selection.paragraphs.getLast(), field) : await insertAt(context, selection.getRange('End'), field));
  });
}

async function insertAt(context: Word.RequestContext, place: Word.Range, field: MergeFieldToInsert): Promise<Word.Field | Word.Range> {
  place.font.load(formattingNames);
  await context.sync();
  return await insertAsField(context, () => place, field) ?? await insertAsOoxml(context, place, field);
}

/**
 * A paragraph of its own, and the field in it, in one batch, so that one undo takes back both where Word makes a batch one step. A batch that is refused
 * half way leaves the paragraph behind: it is taken away again, unless an empty one stood there before and nobody can tell which is which.
 */
async function insertBelow(context: Word.RequestContext, above: Word.Paragraph, field: MergeFieldToInsert): Promise<Word.Field | Word.Range> {
  const font = above.getRange('End').font.load(formattingNames);
  const below = above.getNextOrNullObject().load('text');
  await context.sync();
  const canTell = below.isNullObject || below.text !== '';
  const paragraph = (): Word.Range => above.insertParagraph('', 'After').getRange('Content');
  if (canTell) {
    const inserted = await insertAsField(context, paragraph, field);
    if (inserted) return inserted;
    if (canInsertField()) await removeEmptyBelow(context, above);
  }
  try {
    return await insertAsOoxml(context, paragraph(), field, font);
  } catch (error) {
    if (canTell) await removeEmptyBelow(context, above);
    throw error;
  }
}

/** Word's own way, which also gives the field its formatting. Undefined where this Word cannot, whatever it announces (quirk 7). */
async function insertAsField(context: Word.RequestContext, place: () => Word.Range, field: MergeFieldToInsert): Promise<Word.Field | undefined> {
  if (!canInsertField()) return undefined;
  try {
    const inserted = place().insertField('End', 'MergeField', mergeFieldArguments(field), true);
    await context.sync();
    return inserted;
  } catch {
    return undefined;
  }
}

async function insertAsOoxml(context: Word.RequestContext, place: Word.Range, field: MergeFieldToInsert, font = place.font): Promise<Word.Range> {
  const inserted = place.insertOoxml(mergeFieldPackage(field, runProperties(font)), 'End');
  await context.sync();
  return inserted;
}

/** The field stands already: a host that does not move the caret is no failure. */
async function putCaretBehind(context: Word.RequestContext, inserted: Word.Field | Word.Range): Promise<void> {
  inserted.select('End' as Word.SelectionMode.end);
  await context.sync().catch(() => undefined);
}

/** No empty paragraph stays behind where the field could not be put into it. */
async function removeEmptyBelow(context: Word.RequestContext, above: Word.Paragraph): Promise<void> {
  try {
    const below = above.getNextOrNullObject().load('text');
    await context.sync();
    if (below.isNullObject || below.text !== '') return;
    below.delete();
    await context.sync();
  } catch {
    /* Word refuses this as well; the first refusal is the one to explain. */
  }
}
