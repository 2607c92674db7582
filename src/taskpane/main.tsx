import { createRoot } from 'react-dom/client';
import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { createSyncClient } from '../contract/syncClient';
import { lateMerge } from '../merge/worker/lateMerge';
import { createOfficeJsDocument } from '../word/officeJs/createOfficeJsDocument';
import type { LetterNotes } from '../word/wordDocument';
import { App } from './App';
import { loadLanguage, paneLanguageFor } from './locales/language';
import { createQueryClient } from './session/asking';
import { lateRuns } from './session/lateRuns';
import type { PaneServices } from './session/paneServices';
import type { RunStorage } from './session/runStorage';
import { signInToken } from './session/signInToken';
import { startFailed } from './startFailed';
import { themeFor } from './theme';

/** The pane's composition root: everything real is made here and nowhere else. */
async function startPane(): Promise<void> {
  await Office.onReady();
  const word = createOfficeJsDocument();
  let runs: RunStorage | undefined;
  let startMerge: PaneServices['startMerge'] | undefined;
  const services: PaneServices = {
    sync: createSyncClient({ origin: '', token: signInToken(), fetch: window.fetch.bind(window) }),
    word,
    startMerge: () => lateMerge(async () => (startMerge ??= (await import('../merge/worker/mergeWorkers')).mergeWorkers(() => new Worker('/merge/mergeWorker.js')))()),
    runs: lateRuns(async () => (runs ??= (await import('./session/indexedDbRuns')).createIndexedDbRuns())),
    download: saveThroughBrowser,
    newId: () => crypto.randomUUID(),
    now: () => new Date(),
  };
  const [language, theme] = await Promise.all([loadLanguage(paneLanguageFor(word.host().displayLanguage)), themeFor(word.isDark())]);
  document.documentElement.lang = language.tag;
  const notes: LetterNotes = await word.readNotes().catch(() => ({ fieldMapping: {}, fineFields: [] }));
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  const renderer = createDOMRenderer(document, nonce ? { styleElementAttributes: { nonce } } : {});
  createRoot(document.getElementById('pane')!).render(
    <RendererProvider renderer={renderer} targetDocument={document}>
      <App services={services} language={language} queries={createQueryClient()} notes={notes} theme={theme}
        start={notes.segmentNo === undefined ? [{ at: 'segments' }] : [{ at: 'segments' }, { at: 'segment', no: notes.segmentNo }]} />
    </RendererProvider>,
  );
}

function saveThroughBrowser(name: string, file: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser reads the file after the click; a minute is more than any of them needs to begin.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

startPane().catch(() => startFailed(document.getElementById('pane')!, () => location.reload()));
