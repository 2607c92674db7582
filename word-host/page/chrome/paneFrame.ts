import { make } from '../paint/painted';
import { icon } from './icons';

/** What Word on the web allows its add-ins' frames (ARCHITECTURE §8). */
const sandbox = 'allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/**
 * A frame for an add-in's page. The name is how office.js learns whom it talks to; it must be set before the page loads.
 * Without `downloads` a file that the page offers goes nowhere, and nobody is told: so it is on a Mac (REAL-WORD 2).
 */
export function addInFrame(url: string, name: string, title: string, { downloads }: { downloads: boolean }): HTMLIFrameElement {
  const frame = make('iframe');
  frame.setAttribute('sandbox', downloads ? `${sandbox} allow-downloads` : sandbox);
  frame.setAttribute('allow', 'clipboard-read; clipboard-write');
  frame.title = title;
  frame.name = name;
  frame.src = url;
  return frame;
}

/** The pane at the right edge, 320 px wide, with its title and a way to close it. */
export function paneAround(frame: HTMLIFrameElement, title: string, closeLabel: string, close: () => void): HTMLElement {
  const button = make('button', '', icon('close'));
  button.setAttribute('aria-label', closeLabel);
  button.title = closeLabel;
  button.addEventListener('click', close);
  const element = make('aside', 'task-pane', make('header', '', make('span', '', title), button), frame);
  element.setAttribute('aria-label', title);
  return element;
}
