import type { WordProblemCode } from '../word/wordDocument';
import type { Language } from './locales/language';

/** Says that the place for the text was not put in, and why. A few elements by hand: the pane's components would be more than all the rest of this page. */
export function showRefusal(page: Document, code: WordProblemCode, { tag, say }: Language, close: () => void): void {
  const make = (name: string, text: string): HTMLElement => Object.assign(page.createElement(name), { textContent: text });
  const button = make('button', say('shell.close'));
  button.addEventListener('click', close);
  page.documentElement.lang = tag;
  page.title = say('problems.notPutIn');
  page.getElementById('refused')!.replaceChildren(make('h1', say('problems.notPutIn')), make('p', say(`problems.${code}`)), button);
  button.focus();
}
