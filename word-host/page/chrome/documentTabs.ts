import { make } from '../paint/painted';
import { icon } from './icons';
import type { Words } from './words';

export interface DocumentTab { name: string; edited: boolean; active: boolean; choose(): void; /** Undefined for the only document. */ close: (() => void) | undefined }

/** The open documents in the title bar. In real Word each is a browser tab; here they share one page. */
export function showDocumentTabs(bar: HTMLElement, tabs: DocumentTab[], words: Words): void {
  bar.replaceChildren(...tabs.map((tab) => {
    const head = make('button', '', tab.name.replace(/\.docx$/i, ''));
    head.setAttribute('role', 'tab');
    head.setAttribute('aria-selected', String(tab.active));
    head.dataset.state = `– ${tab.edited ? words.edited : words.saved}`;
    head.title = tab.name;
    head.addEventListener('click', tab.choose);
    const box = make('div', 'document-tab', head);
    if (tab.close) {
      const close = make('button', 'close', icon('close'));
      close.setAttribute('aria-label', `${words.closeDocument} ${tab.name}`);
      close.addEventListener('click', tab.close);
      box.append(close);
    }
    return box;
  }));
}
