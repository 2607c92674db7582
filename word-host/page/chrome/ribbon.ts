import { make } from '../paint/painted';
import { icon, type IconName } from './icons';
import type { AddIn, AddInButton, RibbonAction } from './manifestRibbon';
import { menu } from './menu';
import type { Words } from './words';

/** What the ribbon can do to the document that is in front. */
export interface RibbonCommands {
  undo(): void;
  redo(): void;
  toggle(look: 'bold' | 'italic' | 'underline'): void;
  setStyle(styleId: string): void;
  align(alignment: 'left' | 'center' | 'right'): void;
  insertPageBreak(): void;
  editZones(on: boolean): void;
  setZoom(percent: number | 'width'): void;
  setDarkPaper(on: boolean): void;
  open(): void;
  openLetter(name: string): void;
  save(): void;
  print(): void;
  addIn(action: RibbonAction, button: AddInButton): void;
}

/** What the buttons show of the document and the caret. */
export interface RibbonState {
  canUndo: boolean;
  canRedo: boolean;
  readOnly: boolean;
  looks: Record<'bold' | 'italic' | 'underline', boolean>;
  font: string;
  alignment: string;
  styleId: string;
  styles: [string, string][];
  editingZones: boolean;
  darkPaper: boolean;
}

type TabName = 'home' | 'insert' | 'mailings' | 'view';
const tabIds: Record<TabName, string> = { home: 'TabHome', insert: 'TabInsert', mailings: 'TabMailings', view: 'TabView' };

/** The ribbon: the few of Word's own commands that work here, and the add-in's groups on the tabs its manifest names. */
export function createRibbon(tabs: HTMLElement, bar: HTMLElement, { words, addIn, letters, commands }: { words: Words; addIn: AddIn; letters: string[]; commands: RibbonCommands }): { show(state: RibbonState): void } {
  const shown: ((state: RibbonState) => void)[] = [];

  function button(label: string, face: IconName | HTMLElement, run: () => void, { text = false, pressed, enabled }: { text?: boolean; pressed?: (state: RibbonState) => boolean; enabled?: (state: RibbonState) => boolean } = {}): HTMLElement {
    const element = make('button', '', typeof face === 'string' ? icon(face) : face, ...(text ? [label] : []));
    element.title = label;
    if (!text) element.setAttribute('aria-label', label);
    // The caret must stay where it is: a ribbon button never takes the focus by mouse.
    element.addEventListener('mousedown', (event) => event.preventDefault());
    element.addEventListener('click', run);
    if (pressed) shown.push((state) => element.setAttribute('aria-pressed', String(pressed(state))));
    if (enabled) shown.push((state) => { element.disabled = !enabled(state); });
    return element;
  }
  const group = (...content: HTMLElement[]): HTMLElement => make('div', 'group', ...content);
  const writable = (state: RibbonState): boolean => !state.readOnly;
  const letterform = (letter: string, kind: string): HTMLElement => make('span', `letterform ${kind}`, letter);
  const look = (name: 'bold' | 'italic' | 'underline', letter: string): HTMLElement =>
    button(words[name], letterform(letter, name), () => commands.toggle(name), { pressed: (state) => state.looks[name], enabled: writable });
  const alignment = (name: 'left' | 'center' | 'right', label: string, face: IconName): HTMLElement =>
    button(label, face, () => commands.align(name), { pressed: (state) => state.alignment === name, enabled: writable });

  const styles = make('select');
  styles.setAttribute('aria-label', words.style);
  styles.title = words.style;
  styles.addEventListener('change', () => commands.setStyle(styles.value));
  let known = '';
  shown.push((state) => {
    const key = state.styles.join();
    if (key !== known) styles.replaceChildren(...state.styles.map(([id, name]) => new Option(name, id)));
    known = key;
    styles.value = state.styleId;
    styles.disabled = state.readOnly;
  });
  const font = make('span', 'font-name');
  shown.push((state) => { font.textContent = state.font; });

  const own: Record<TabName, HTMLElement[]> = {
    home: [
      group(button(words.undo, 'undo', commands.undo, { enabled: (state) => state.canUndo && !state.readOnly }), button(words.redo, 'redo', commands.redo, { enabled: (state) => state.canRedo && !state.readOnly })),
      group(font, look('bold', 'B'), look('italic', 'I'), look('underline', 'U')),
      group(alignment('left', words.alignLeft, 'alignLeft'), alignment('center', words.alignCenter, 'alignCenter'), alignment('right', words.alignRight, 'alignRight')),
      group(styles),
    ],
    insert: [group(
      button(words.pageBreak, 'pageBreak', commands.insertPageBreak, { text: true, enabled: writable }),
      button(words.headerAndFooter, 'headerAndFooter', () => commands.editZones(true), { text: true, pressed: (state) => state.editingZones }),
    )],
    mailings: [],
    view: [group(
      button(words.hundred, 'hundred', () => commands.setZoom(100), { text: true }),
      button(words.pageWidth, 'pageWidth', () => commands.setZoom('width'), { text: true }),
    ), group(button(words.darkPaper, 'darkPaper', () => { dark = !dark; commands.setDarkPaper(dark); }, { text: true, pressed: (state) => state.darkPaper }))],
  };
  let dark = false;
  shown.push((state) => { dark = state.darkPaper; });

  for (const { tab, label, buttons } of addIn.groups) {
    const name = (Object.keys(tabIds) as TabName[]).find((one) => tabIds[one] === tab);
    if (!name) continue;
    const added = group(...buttons.map((one) => {
      const face = make('img');
      face.alt = '';
      if (one.icon) face.src = one.icon;
      const element = button(one.label, one.icon ? face : icon('document') as unknown as HTMLElement, () => commands.addIn(one.action, one), { text: true });
      element.title = one.tip || one.label;
      element.dataset.control = one.id;
      return element;
    }));
    added.setAttribute('role', 'group');
    added.setAttribute('aria-label', label);
    own[name].push(added);
  }

  const heads = new Map<TabName, HTMLElement>();
  const choose = (name: TabName): void => {
    for (const [one, head] of heads) {
      head.setAttribute('aria-selected', String(one === name));
      head.tabIndex = one === name ? 0 : -1;
    }
    bar.replaceChildren(...own[name]);
    bar.setAttribute('aria-label', words[name]);
  };
  tabs.replaceChildren(menu(words.file, () => [
    { label: words.open, icon: 'open', choose: commands.open },
    { label: words.save, icon: 'save', choose: commands.save },
    { label: words.print, icon: 'print', choose: commands.print },
    ...(letters.length ? ['line' as const, { heading: words.letters }, ...letters.map((letter) => ({ label: letter, icon: 'document' as const, choose: () => commands.openLetter(letter) }))] : []),
  ], { fromLeft: true }));
  for (const name of Object.keys(tabIds) as TabName[]) {
    const head = make('button', '', words[name]);
    head.setAttribute('role', 'tab');
    head.addEventListener('mousedown', (event) => event.preventDefault());
    head.addEventListener('click', () => choose(name));
    head.addEventListener('keydown', (event) => {
      const names = [...heads.keys()];
      const next = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      const to = next && names.at((names.indexOf(name) + next) % names.length);
      if (to) { choose(to); heads.get(to)?.focus(); }
    });
    heads.set(name, head);
    tabs.append(head);
  }
  choose('home');
  return { show: (state) => { for (const one of shown) one(state); } };
}
