import { maxPassageText, maxPassageTitle, passageTag, type Passage } from '../../contract/passage';
import { WordProblem, type PlaceShown } from '../wordDocument';
import { asWordProblem, inWord } from './inWord';

/** Characters of the selection that stand for a title where the person gives none. */
const shortTitle = 30;

/**
 * Puts a content control of ours around the selection. Word takes less than was selected in some places (quirk 12): then the control is taken off again
 * and the person is told, because half a passage would be exchanged for a whole text.
 */
export async function markPassage({ id, title }: Pick<Passage, 'id' | 'title'>): Promise<Passage> {
  return inWord('PASSAGE_REFUSED', async (context) => {
    const selection = await wholeSelection(context);
    const wanted = linesOf(selection.text);
    if (selection.isEmpty || wanted.trim() === '') throw new WordProblem('SELECTION_EMPTY');
    const name = (title.trim() || firstWords(wanted)).slice(0, maxPassageTitle);
    const control = selection.insertContentControl();
    control.tag = passageTag + id;
    control.title = name;
    control.load('text');
    try {
      await context.sync();
    } catch (error) {
      const { code, detail } = asWordProblem(error, 'WRITE_REFUSED');
      throw new WordProblem(code === 'WRITE_REFUSED' || code === 'SELECTION_REFUSED' ? 'PASSAGE_REFUSED' : code, detail);
    }
    if (linesOf(control.text) !== wanted) {
      /* Where Word keeps the control, it is none of ours. */
      control.tag = '';
      control.title = '';
      control.delete(true);
      await context.sync();
      throw new WordProblem('PASSAGE_REFUSED', 'The control holds another text than the selection.');
    }
    return { id, title: name, text: wanted.slice(0, maxPassageText) };
  });
}

/**
 * The selection. Where it ends at the very start of a paragraph – a click three times selects one that way (quirk 14) – it means the paragraphs before it,
 * and is taken without what it only touches.
 */
async function wholeSelection(context: Word.RequestContext): Promise<Word.Range> {
  const selection = context.document.getSelection().load('text,isEmpty');
  await context.sync();
  if (selection.isEmpty || !/[\r\n]$/.test(selection.text)) return selection;
  const last = selection.paragraphs.getLast();
  const touched = last.getRange('Whole').intersectWithOrNullObject(selection).load('isEmpty');
  const before = last.getPreviousOrNullObject();
  await context.sync();
  if (before.isNullObject || !(touched.isNullObject || touched.isEmpty)) return selection;
  const whole = selection.getRange('Start').expandTo(before.getRange('End')).load('text,isEmpty');
  await context.sync();
  return whole;
}

/** The personal passages of the letter in their order, also those in headers, footers and notes; one that stands there twice comes once. */
export async function passages(): Promise<Passage[]> {
  return inWord('READ_FAILED', async (context) => {
    const controls = context.document.contentControls.load('items/tag,items/title,items/text');
    await context.sync();
    const found = new Map<string, Passage>();
    for (const { tag, title, text } of controls.items) {
      const id = tag?.startsWith(passageTag) ? tag.slice(passageTag.length) : '';
      if (id !== '' && !found.has(id)) found.set(id, { id, title, text: linesOf(text).slice(0, maxPassageText) });
    }
    return [...found.values()];
  });
}

/** Selects a passage and brings it into view. */
export async function showPassage(id: string): Promise<PlaceShown> {
  return inWord('SELECTION_REFUSED', async (context) => {
    const control = context.document.contentControls.getByTag(passageTag + id).getFirstOrNullObject();
    await context.sync();
    if (control.isNullObject) return 'gone';
    control.select('Select');
    await context.sync();
    return 'shown';
  });
}

/** Takes the marks of a passage off and leaves what stands in them. Word keeps a control under track changes (quirk 12): that is said. */
export async function unmarkPassage(id: string): Promise<void> {
  return inWord('WRITE_REFUSED', async (context) => {
    const all = (): Word.ContentControlCollection => context.document.contentControls.getByTag(passageTag + id).load('items/id');
    const controls = all();
    await context.sync();
    for (const control of controls.items) control.delete(true);
    await context.sync();
    const left = all();
    await context.sync();
    if (left.items.length > 0) throw new WordProblem('PASSAGE_STAYS');
  });
}

/** Word's text with line breaks of one kind, without the mark of the last paragraph. */
const linesOf = (text: string): string => text.replace(/\r\n?|\v/g, '\n').replace(/^\n+|\n+$/g, '');

function firstWords(text: string): string {
  const line = text.split('\n').find((one) => one.trim() !== '')!.trim();
  return line.length <= shortTitle ? line : `${line.slice(0, shortTitle).replace(/\s+\S*$/, '')}…`;
}
