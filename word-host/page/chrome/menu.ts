import { make } from '../paint/painted';
import { icon, type IconName } from './icons';

export type MenuItem =
  | { heading: string } | { note: string } | 'line'
  | { label: string; icon?: IconName; checked?: boolean; radio?: boolean; choose(): void };

/** A button with a menu under it, filled anew whenever it opens; arrows, Escape and leaving it do what one expects. */
export function menu(label: string, items: () => MenuItem[], look: { icon?: IconName; fromLeft?: boolean; className?: string } = {}): HTMLElement {
  const button = make('button', 'menu-button', ...(look.icon ? [icon(look.icon)] : []), label);
  button.setAttribute('aria-haspopup', 'menu');
  button.setAttribute('aria-expanded', 'false');
  const list = make('div', look.fromLeft ? 'menu from-left' : 'menu');
  list.setAttribute('role', 'menu');
  list.hidden = true;
  const host = make('div', `menu-host ${look.className ?? ''}`.trim(), button, list);

  const close = (): void => {
    list.hidden = true;
    button.setAttribute('aria-expanded', 'false');
  };
  const open = (): void => {
    list.replaceChildren(...items().map(itemElement));
    list.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    list.querySelector('button')?.focus();
  };
  function itemElement(item: MenuItem): HTMLElement {
    if (item === 'line') return make('hr');
    if ('heading' in item) return make('h2', '', item.heading);
    if ('note' in item) return make('p', 'note', item.note);
    const entry = make('button', item.checked === undefined ? 'plain' : '', ...(item.icon ? [icon(item.icon)] : []), item.label);
    entry.setAttribute('role', item.checked === undefined ? 'menuitem' : item.radio ? 'menuitemradio' : 'menuitemcheckbox');
    if (item.checked !== undefined) entry.setAttribute('aria-checked', String(item.checked));
    entry.addEventListener('click', () => {
      close();
      button.focus();
      item.choose();
    });
    return entry;
  }
  button.addEventListener('click', () => (list.hidden ? open() : close()));
  host.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !list.hidden) {
      close();
      button.focus();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !list.hidden) {
      event.preventDefault();
      const entries = [...list.querySelectorAll('button')];
      const at = entries.indexOf(document.activeElement as HTMLButtonElement) + (event.key === 'ArrowDown' ? 1 : -1);
      entries.at(at % entries.length)?.focus();
    }
  });
  host.addEventListener('focusout', (event) => { if (!host.contains(event.relatedTarget as Node | null)) close(); });
  // A click into a frame takes the focus without saying so to anyone here.
  window.addEventListener('blur', close);
  return host;
}
