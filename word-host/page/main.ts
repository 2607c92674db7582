import { browserDom } from '../document/browserDom';
import { openDocument } from '../document/openDocument';
import type { FocusWay } from '../protocol/createHost';
import { startAddIn, type RunningAddIn } from './addIn';
import { createDocumentTabs } from './chrome/documentTabs';
import { appIcon } from './chrome/icons';
import { readManifest, type AddInButton, type RibbonAction } from './chrome/manifestRibbon';
import { paneAround } from './chrome/paneFrame';
import { createRibbon } from './chrome/ribbon';
import { wordsFor } from './chrome/words';
import { createZoom } from './chrome/zoom';
import { Desk, type OpenDocument } from './desk';
import { make } from './paint/painted';
import { readStartFacts } from './startFacts';
import { caretState } from './surface/caretState';
import { insertPageBreak, setParagraphProperty } from './surface/paragraphEdits';
import { testHostMenu, type TestSwitches } from './testHost';
import { focusBeside, focusNextPart, type WindowPart } from './windowParts';

/** The stand-in for Word: its frame, the open documents, and the add-in beside them. Everything is put together here. */
async function start(): Promise<void> {
  const facts = await readStartFacts(location.search, matchMedia('(prefers-color-scheme: dark)').matches);
  const words = wordsFor(facts.language);
  const addIn = readManifest(facts.manifest, facts.paneOrigin, facts.language);
  const switches: TestSwitches = { profile: facts.profile, readOnly: facts.readOnly, failNextRead: facts.failNextRead, dark: facts.dark };
  const part = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector)!;
  const message = part('.message');
  const canvases = part('.canvases');
  const paneEdge = part('.pane-edge');
  document.documentElement.lang = facts.language;

  function say(text: string): void {
    const dismiss = make('button', '', words.dismiss);
    dismiss.addEventListener('click', () => { message.hidden = true; });
    message.replaceChildren(text, dismiss);
    message.hidden = false;
  }

  // ---- documents ----
  const panes = new Map<OpenDocument, RunningAddIn>();
  const functions = new Map<OpenDocument, RunningAddIn>();
  const desk = new Desk(canvases, {
    mayWrite: () => {
      if (switches.readOnly) say(words.readOnlyNow);
      return !switches.readOnly;
    },
    changed: () => scheduleFrame(),
    caretMoved: () => scheduleFrame(),
    opened: (opened) => { opened.live.onChange(() => scheduleFrame()); },
    closed: (closed) => {
      stopPane(closed);
      functions.get(closed)?.close();
      functions.delete(closed);
    },
  });
  let newDocuments = 0;

  function openBytes(name: string, bytes: Uint8Array): OpenDocument | undefined {
    try {
      return desk.open(name, `${location.origin}/letters/${encodeURIComponent(name)}`, openDocument(bytes, browserDom), facts.language);
    } catch {
      say(words.notAWordDocument(name));
      return undefined;
    }
  }
  async function openLetter(name: string): Promise<void> {
    const answer = await fetch(`/letters/${encodeURIComponent(name)}`);
    if (!answer.ok) return say(words.notAWordDocument(name));
    const opened = openBytes(name, new Uint8Array(await answer.arrayBuffer()));
    if (opened) startPane(opened);
  }
  async function openFile(file: File): Promise<void> {
    const opened = openBytes(file.name, new Uint8Array(await file.arrayBuffer()));
    if (opened) startPane(opened);
  }

  // ---- the add-in ----
  function run(on: OpenDocument, url: string, title: string): RunningAddIn {
    return startAddIn({
      document: on, url, title, token: facts.token, language: facts.language, switches,
      // As Word on the web does, the new document has no pane of its own until someone opens it.
      openDocument: (bytes) => { openBytes(words.newDocument(++newDocuments), bytes)?.surface.focus(); }, closeLabel: words.closeDialog, focusLeft: leaveFrame,
    });
  }
  // ---- where the keyboard goes ----
  const windowParts: WindowPart[] = [
    { elements: [canvases], focus: () => desk.front?.surface.focus() },
    { elements: [paneEdge], focus: () => { if (desk.front) panes.get(desk.front)?.focus(); } },
    { elements: [part('.status-bar')] },
    { elements: [part('.title-bar')] },
    { elements: [part('.ribbon-tabs'), part('.ribbon')] },
  ];
  function leaveFrame(frame: HTMLIFrameElement, way: FocusWay): void {
    if (way === 'next' || way === 'previous') focusBeside(frame, way === 'previous');
    else focusNextPart(windowParts, frame, way === 'previousPart');
  }

  function startPane(on: OpenDocument, url = addIn.paneUrl): void {
    stopPane(on);
    const running = run(on, url, addIn.name);
    panes.set(on, running);
    const element = paneAround(running.frame, addIn.name, words.closePane, () => stopPane(on));
    paneEdge.append(element);
    showFrame();
  }
  function stopPane(on: OpenDocument): void {
    panes.get(on)?.frame.closest('.task-pane')?.remove();
    panes.get(on)?.close();
    panes.delete(on);
  }
  function runFunction(on: OpenDocument, name: string, button: AddInButton): void {
    if (!addIn.functionFile) return;
    let running = functions.get(on);
    if (!running) {
      functions.set(on, running = run(on, addIn.functionFile, addIn.name));
      running.frame.className = 'function-file';
      running.frame.tabIndex = -1;
      document.body.append(running.frame);
    }
    running.runCommand(button.id, name);
  }
  function perform(action: RibbonAction, button: AddInButton): void {
    if (!desk.front) return;
    desk.front.surface.readSelection();
    if (action.kind === 'runFunction') runFunction(desk.front, action.name, button);
    else if (!panes.has(desk.front)) startPane(desk.front, action.url);
  }

  // ---- what the ribbon does to the document in front ----
  const edit = (change: (on: OpenDocument) => void) => (): void => {
    const on = desk.front;
    if (!on) return;
    on.surface.readSelection();
    if (switches.readOnly) say(words.readOnlyNow);
    else change(on);
  };
  let zoomPercent = 100;
  function setZoom(wish: number | 'width'): void {
    const page = desk.front?.surface.paper.querySelector<HTMLElement>('.page');
    const natural = page ? page.getBoundingClientRect().width / (zoomPercent / 100) : 794;
    const wanted = wish === 'width' ? (canvases.clientWidth - 66) / natural * 100 : wish;
    zoomPercent = Math.round(Math.min(200, Math.max(50, wanted)));
    document.documentElement.style.setProperty('--paper-zoom', String(zoomPercent / 100));
    zoom.show(zoomPercent);
  }
  const zoom = createZoom(part('.zoom'), words, setZoom);
  let darkPaper = false;
  const save = (): void => {
    if (!desk.front) return;
    const { live, name } = desk.front;
    const link = make('a');
    link.href = URL.createObjectURL(new Blob([live.save() as BlobPart], { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    live.markSaved();
    showFrame();
  };
  const choose = (): void => {
    const input = make('input');
    input.type = 'file';
    input.accept = '.docx';
    input.addEventListener('change', () => { for (const file of input.files ?? []) void openFile(file); });
    input.click();
  };
  const ribbon = createRibbon(part('.ribbon-tabs'), part('.ribbon'), { words, addIn, letters: facts.letters, commands: {
    undo: edit(({ live }) => live.undo()),
    redo: edit(({ live }) => live.redo()),
    toggle: (look) => edit((on) => {
      const wish = !caretState(on).looks[look];
      const value = look === 'underline' ? { underline: wish ? 'Single' : 'None' } : { [look]: wish };
      const span = on.live.spanOf(on.live.selection);
      if (on.live.compare(span.start, span.end) !== 0) on.live.setLook(span, value);
      else on.typing.nextLook = { ...on.typing.nextLook, ...value };
      showFrame();
    })(),
    setStyle: (styleId) => edit(({ live }) => setParagraphProperty(live, 'pStyle', styleId || undefined))(),
    align: (alignment) => edit(({ live }) => setParagraphProperty(live, 'jc', alignment))(),
    insertPageBreak: edit(({ live }) => insertPageBreak(live)),
    editZones: (on) => { desk.front?.surface.editZones(on && !desk.front.surface.zonesOpen); scheduleFrame(); },
    setZoom,
    setDarkPaper: (on) => { darkPaper = on; document.documentElement.dataset.paper = on ? 'dark' : ''; showFrame(); },
    open: choose, openLetter: (name) => void openLetter(name), save, print: () => window.print(),
    addIn: perform,
  } });

  // ---- the frame shows what is so ----
  const documentTabs = createDocumentTabs(part('.document-tabs'), words);
  let scheduled = false;
  function scheduleFrame(): void {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(() => {
      scheduled = false;
      showFrame();
    });
  }
  let counted = { document: undefined as OpenDocument | undefined, at: 0, words: 0 };
  function showFrame(): void {
    const on = desk.front;
    documentTabs.show(desk.all.map((one) => ({
      document: one, name: one.name, edited: one.live.edited, active: one === on, choose: () => desk.bringToFront(one),
      close: desk.all.length > 1 ? () => desk.close(one) : undefined,
    })));
    for (const [one, running] of panes) running.frame.closest<HTMLElement>('.task-pane')!.hidden = one !== on;
    document.title = on ? `${on.name.replace(/\.docx$/i, '')} – Stand-in for Word` : 'Stand-in for Word';
    if (!on) return;
    ribbon.show({ ...caretState(on), canUndo: on.live.canUndo, canRedo: on.live.canRedo, readOnly: switches.readOnly, editingZones: on.surface.zonesOpen, darkPaper });
    if (counted.document !== on || performance.now() - counted.at > 500) {
      counted = { document: on, at: performance.now(), words: on.live.paragraphs().reduce((sum, paragraph) => sum + (on.live.text(paragraph).match(/\S+/g)?.length ?? 0), 0) };
    }
    part('.status-page').textContent = words.page(on.surface.currentPage(), on.surface.pageCount);
    part('.status-words').textContent = words.wordCount(counted.words);
    part('.status-language').textContent = words.languageName;
    part('.status-mode').textContent = switches.readOnly ? words.viewing : words.editing;
  }
  const showTheme = (): void => { document.documentElement.dataset.theme = switches.dark ? 'dark' : 'light'; };

  part('.app-icon').append(appIcon());
  part('.test-host').append(testHostMenu(words, switches, (what) => {
    if (what === 'dark') showTheme();
    if ((what === 'dark' || what === 'profile' || what === 'restartPane') && desk.front && panes.has(desk.front)) startPane(desk.front);
    if (what === 'profile') for (const [on, running] of functions) { running.close(); functions.delete(on); }
    const address = new URL(location.href);
    address.searchParams.set('profile', switches.profile);
    address.searchParams.set('theme', switches.dark ? 'dark' : 'light');
    if (switches.readOnly) address.searchParams.set('readOnly', '1');
    else address.searchParams.delete('readOnly');
    history.replaceState(null, '', address);
    showFrame();
  }));
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      save();
    } else if ((event.ctrlKey || event.metaKey) && event.key === 'F6') {
      event.preventDefault();
      focusNextPart(windowParts, document.activeElement, event.shiftKey);
    }
  });

  // ---- a letter dropped on the document ----
  const dropNote = make('div', 'drop-note', words.dropHere);
  canvases.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    canvases.append(dropNote);
  });
  canvases.addEventListener('dragleave', (event) => { if (!canvases.contains(event.relatedTarget as Node | null)) dropNote.remove(); });
  canvases.addEventListener('drop', (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    dropNote.remove();
    for (const file of event.dataTransfer.files) void openFile(file);
  });

  showTheme();
  if (facts.letter) await openLetter(facts.letter);
  else say(words.noLetter);
  setZoom(canvases.clientWidth < 860 ? 'width' : 100);
  if (switches.readOnly && desk.front) showFrame();
}

void start();
