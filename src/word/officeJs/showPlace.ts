import type { Place } from '../../merge/issues/mergeIssue';
import { findPlace } from '../findPlace';
import { canReadNotes } from '../support/requirements';
import { neverInReach, type PlaceShown } from '../wordDocument';
import { inWord } from './inWord';

/** Selects a place in the letter and brings it into view; it is gone where nothing reads like it any more. */
export async function showPlace(place: Place): Promise<PlaceShown> {
  if (neverInReach.includes(place.story)) return 'outOfReach';
  return inWord('SELECTION_REFUSED', async (context) => {
    const stories = await storiesOf(context, place.story);
    for (const bodies of stories) {
      if (await selectIn(context, bodies(), place)) return 'shown';
    }
    return stories.length > 0 ? 'gone' : 'outOfReach';
  });
}

/** The bodies to look through, in groups. A header that a section does not have is asked for last, since asking can bring it into being. */
async function storiesOf(context: Word.RequestContext, story: Place['story']): Promise<(() => Word.Body[])[]> {
  const { document } = context;
  switch (story) {
    case 'body': return [() => [document.body]];
    /* An older office.js can run in a newer Word, and lacks the member that Word announces. */
    case 'footnote': return canReadNotes() && 'getFootnoteBody' in document ? [() => [document.getFootnoteBody()]] : [];
    case 'endnote': return canReadNotes() && 'getEndnoteBody' in document ? [() => [document.getEndnoteBody()]] : [];
    case 'header':
    case 'footer': {
      const sections = document.sections.load('items');
      await context.sync();
      const bodies = (type: 'Primary' | 'FirstPage' | 'EvenPages') => () => sections.items.map((section) => (story === 'header' ? section.getHeader(type) : section.getFooter(type)));
      return [bodies('Primary'), bodies('FirstPage'), bodies('EvenPages')];
    }
    default: return [];
  }
}

async function selectIn(context: Word.RequestContext, bodies: Word.Body[], place: Place): Promise<boolean> {
  const stories = bodies.map((body) => body.paragraphs.load('items/text'));
  await context.sync();
  for (const { items } of stories) {
    const found = findPlace(items.map((paragraph) => paragraph.text), place);
    if (found === undefined) continue;
    await select(context, items[found.paragraph]!, found.text, found.nth);
    return true;
  }
  return false;
}

async function select(context: Word.RequestContext, paragraph: Word.Paragraph, text: string | undefined, nth: number): Promise<void> {
  let range: Word.Range | undefined;
  if (text !== undefined) {
    const hits = paragraph.search(text.slice(0, 250).replace(/\^/g, '^^'), { matchCase: true }).load('items/isEmpty');
    await context.sync();
    range = hits.items[nth];
  }
  (range ?? paragraph.getRange('Content')).select();
  await context.sync();
}
