import { configure, render, type RenderResult } from '@testing-library/react';
import { App } from '../../src/taskpane/App';
import { loadLanguage, type PaneLanguage } from '../../src/taskpane/locales/language';
import { createQueryClient } from '../../src/taskpane/session/asking';
import type { PaneServices } from '../../src/taskpane/session/paneServices';
import type { PlaceStack } from '../../src/taskpane/session/places';
import type { Passage } from '../../src/contract/passage';
import type { LetterNotes, MergeFieldToInsert, WordDocument } from '../../src/word/wordDocument';
import { takeNoOwnerStacks } from './ownerStacks';
import { lookAtOwnStylesOnly } from './ownStyles';
import { SegmentService } from './segmentService';

lookAtOwnStylesOnly();
takeNoOwnerStacks();

/** A failed search says what it sought; the page itself is thousands of lines. */
configure({ getElementError: (message) => new Error(`${(message ?? '').split('\n')[0]}\n${document.body.textContent ?? ''}`), asyncUtilTimeout: 6000,
  // Whether a thing is visible is a question to the style sheets, and jsdom answers it a thousand times too slowly.
  defaultHidden: true });

/** jsdom lays nothing out: everything is as large as a small pane, so that a virtual list shows its first rows. */
Object.defineProperties(Element.prototype, { clientHeight: { get: () => 480 }, clientWidth: { get: () => 320 } });
Element.prototype.scrollTo = () => undefined;
beforeEach(() => window.sessionStorage.clear());

/** A letter in Word, in memory. `refuse` makes every write fail with what it gives. */
export interface LetterInMemory { notes: LetterNotes; inserted: MergeFieldToInsert[]; passages: Passage[]; refuse?: (() => Error) | undefined; word: WordDocument }

export function letterInMemory(notes: Partial<LetterNotes> = {}): LetterInMemory {
  const write = <Done,>(done: () => Done): Promise<Done> => (letter.refuse ? Promise.reject(letter.refuse()) : Promise.resolve(done()));
  const letter: LetterInMemory = {
    notes: { fieldMapping: {}, fineFields: [], ...notes }, inserted: [], passages: [],
    word: {
      host: () => ({ platform: 'web', canDownload: true, canOpenLetters: true, canOpenDialog: true, displayLanguage: 'en-US' }),
      isDark: () => false,
      file: () => ({ name: 'Autumn.docx', url: 'https://files.example/Autumn.docx' }),
      readBytes: async () => new Uint8Array([1]),
      insertMergeField: (field) => write(() => { letter.inserted.push(field); }),
      markPassage: ({ id, title }) => write(() => { const passage = { id, title: title || 'Selected text', text: 'Selected text' }; letter.passages.push(passage); return passage; }),
      passages: async () => [...letter.passages],
      showPassage: async (id) => (letter.passages.some((one) => one.id === id) ? 'shown' : 'gone'),
      unmarkPassage: (id) => write(() => { letter.passages = letter.passages.filter((one) => one.id !== id); }),
      showPlace: async () => 'shown',
      openLetters: async () => undefined,
      openDialog: async () => ({ say: () => undefined, close: () => undefined }),
      readNotes: async () => letter.notes,
      writeNotes: (next) => write(() => { letter.notes = next; }),
    },
  };
  return letter;
}

export interface PaneOnTest extends RenderResult { service: SegmentService; letter: LetterInMemory; services: PaneServices }

/**
 * Renders the whole pane over services in memory. The language is the pseudo-language unless another one is asked for. With `inTheBackground` an engine
 * or a run works on beside the test, as in Word, and its news come when they come: React does not ask for `act` around them.
 */
export async function renderPane({ service = new SegmentService(), letter = letterInMemory(), language = 'qps', start, services: more = {}, inTheBackground = false }: {
  service?: SegmentService; letter?: LetterInMemory; language?: PaneLanguage; start?: PlaceStack; services?: Partial<PaneServices>; inTheBackground?: boolean;
} = {}): Promise<PaneOnTest> {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = !inTheBackground;
  const services: PaneServices = {
    sync: service.client(), word: letter.word,
    startMerge: () => { throw new Error('This test has no merge engine.'); },
    runs: { keep: async () => undefined, find: async () => undefined, forget: async () => undefined },
    download: () => undefined, newId: () => '00000000-0000-4000-8000-000000000000', now: () => new Date('2026-11-23T10:00:00.000Z'), ...more,
  };
  const { segmentNo } = letter.notes;
  const queries = createQueryClient();
  queries.setDefaultOptions({ queries: { ...queries.getDefaultOptions().queries, retry: false, gcTime: Infinity } });
  const result = render(<App services={services} language={await loadLanguage(language)} queries={queries} notes={letter.notes}
    start={start ?? (segmentNo === undefined ? [{ at: 'segments' }] : [{ at: 'segments' }, { at: 'segment', no: segmentNo }])} />);
  return { ...result, service, letter, services };
}

/**
 * What the pane says that is neither a text of the catalogue (⟦…⟧ in the pseudo-language) nor data of the service: hard-coded strings.
 * `data` holds every word that may come from the service or the person.
 */
export function hardCodedStrings(container: Element, data: string): string[] {
  const known = data.toLowerCase();
  const said: string[] = [];
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (!node.parentElement?.closest('style,script')) said.push(node.textContent ?? '');
  for (const element of container.querySelectorAll('*')) for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description']) said.push(element.getAttribute(name) ?? '');
  return said.map((text) => withoutMessages(text).trim()).filter((text) => /\p{L}/u.test(text) && !known.includes(text.toLowerCase()));
}

/** A message may hold other messages. */
function withoutMessages(text: string): string {
  const rest = text.replace(/⟦[^⟦⟧]*⟧/g, '');
  return rest === text ? text : withoutMessages(rest);
}
