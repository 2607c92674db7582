import { make } from '../paint/painted';
import { icon } from './icons';
import type { Words } from './words';

export interface DocumentTab { /** What the tab stands for, by identity. */ document: object; name: string; edited: boolean; active: boolean; choose(): void; /** Undefined for the only document. */ close: (() => void) | undefined }

interface OpenTab { box: HTMLElement; head: HTMLButtonElement; close: HTMLButtonElement; now: DocumentTab }

/**
 * The open documents in the title bar. In real Word each is a browser tab; here they share one page. A tab stays the same element while its document is open:
 * the frame is shown anew with every piece of a long layout, and a click on what was replaced between the press and the release of the mouse would be lost.
 */
export function createDocumentTabs(bar: HTMLElement, words: Words): { show(tabs: DocumentTab[]): void } {
  let shown = new Map<object, OpenTab>();
  function open(tab: DocumentTab): OpenTab {
    const head = make('button', '', tab.name.replace(/\.docx$/i, ''));
    head.setAttribute('role', 'tab');
    head.title = tab.name;
    const close = make('button', 'close', icon('close'));
    close.setAttribute('aria-label', `${words.closeDocument} ${tab.name}`);
    const opened: OpenTab = { box: make('div', 'document-tab', head, close), head, close, now: tab };
    head.addEventListener('click', () => opened.now.choose());
    close.addEventListener('click', () => opened.now.close?.());
    return opened;
  }
  return {
    show(tabs) {
      const before = [...shown.keys()];
      shown = new Map(tabs.map((tab) => [tab.document, shown.get(tab.document) ?? open(tab)]));
      for (const tab of tabs) {
        const { head, close } = Object.assign(shown.get(tab.document)!, { now: tab });
        head.setAttribute('aria-selected', String(tab.active));
        head.dataset.state = `– ${tab.edited ? words.edited : words.saved}`;
        close.hidden = tab.close === undefined;
      }
      if (tabs.length !== before.length || tabs.some(({ document }, at) => document !== before[at])) bar.replaceChildren(...[...shown.values()].map(({ box }) => box));
    },
  };
}
