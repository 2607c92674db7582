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
    const paragraph = field.ownParagraph ? selection.paragraphs.getLast().insertParagraph('', 'After') : undefined;
    const place = paragraph ? paragraph.getRange('Content') : selection.getRange('End');
    place.font.load(formattingNames);
    await context.sync();
    try {
      const inserted = await insertAsField(context, place, field) ?? await insertAsOoxml(context, place, field);
      await putCaretBehind(context, inserted);
    } catch (error) {
      if (paragraph) await remove(context, paragraph);
      throw error;
    }
  });
}

/** Word's own way, which also gives the field its formatting. Undefined where this Word cannot, whatever it announces (quirk 7). */
async function insertAsField(context: Word.RequestContext, place: Word.Range, field: MergeFieldToInsert): Promise<Word.Field | undefined> {
  if (!canInsertField()) return undefined;
  try {
    const inserted = place.insertField('End', 'MergeField', mergeFieldArguments(field), true);
    await context.sync();
    return inserted;
  } catch {
    return undefined;
  }
}

async function insertAsOoxml(context: Word.RequestContext, place: Word.Range, field: MergeFieldToInsert): Promise<Word.Range> {
  const inserted = place.insertOoxml(mergeFieldPackage(field, runProperties(place.font)), 'End');
  await context.sync();
  return inserted;
}

/** The field stands already: a host that does not move the caret is no failure. */
async function putCaretBehind(context: Word.RequestContext, inserted: Word.Field | Word.Range): Promise<void> {
  inserted.select('End' as Word.SelectionMode.end);
  await context.sync().catch(() => undefined);
}

/** No empty paragraph stays behind where the field could not be put into it. */
async function remove(context: Word.RequestContext, paragraph: Word.Paragraph): Promise<void> {
  paragraph.delete();
  await context.sync().catch(() => undefined);
}
