import { createDocumentTabs, type DocumentTab } from '../../../word-host/page/chrome/documentTabs';
import { wordsFor } from '../../../word-host/page/chrome/words';

const bar = document.createElement('div');
const tabs = createDocumentTabs(bar, wordsFor('en'));
const done: string[] = [];
const letter = { letter: true };
const made = { made: true };
const tab = (of: object, name: string, more: Partial<DocumentTab> = {}): DocumentTab => ({ document: of, name, edited: false, active: false, choose: () => done.push(`choose ${name}`), close: () => done.push(`close ${name}`), ...more });
const heads = (): HTMLElement[] => [...bar.querySelectorAll<HTMLElement>('[role=tab]')];
const closes = (): HTMLElement[] => [...bar.querySelectorAll<HTMLElement>('.close:not([hidden])')];

it('a tab stays the same element however often the frame is shown, and tells what is so now', () => {
  tabs.show([tab(letter, 'Letter.docx', { active: true, close: undefined })]);
  const [first] = heads();
  expect([heads().map(({ textContent }) => textContent), closes()]).toEqual([['Letter'], []]);

  tabs.show([tab(letter, 'Letter.docx', { edited: true, choose: () => done.push('chosen anew') }), tab(made, 'Document1.docx', { active: true })]);
  expect(heads()[0]).toBe(first);
  expect(heads().map((head) => [head.getAttribute('aria-selected'), head.dataset.state])).toEqual([['false', '– Edited'], ['true', '– Saved']]);
  expect(closes().map((close) => close.getAttribute('aria-label'))).toEqual(['Close the document Letter.docx', 'Close the document Document1.docx']);
  first!.click();
  closes()[1]!.click();
  expect(done).toEqual(['chosen anew', 'close Document1.docx']);

  tabs.show([tab(letter, 'Letter.docx', { active: true, close: undefined })]);
  expect([heads(), closes()]).toEqual([[first], []]);
});
