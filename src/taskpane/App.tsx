import { useCallback, useEffect, useMemo, useRef, useState, type ComponentType } from 'react';
import { FluentProvider, makeStyles, tokens, type Theme } from '@fluentui/react-components';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import type { LetterNotes } from '../word/wordDocument';
import { LanguageProvider, type Language } from './locales/language';
import { late } from './parts/late';
import { ProblemBar } from './parts/ProblemBar';
import { createDrafts } from './session/drafts';
import { tellingOfGone } from './session/goneSegment';
import { PaneProvider, type NotesChange, type Pane } from './session/pane';
import type { PaneServices } from './session/paneServices';
import { afterLog, afterTakeBack, goBack, goTo, placeNow, replaceWith, segmentOf, type PanePlace, type PlaceStack } from './session/places';
import { createSegmentRows, type SegmentRows } from './session/segmentRows';
import { lightTheme, themeFor } from './theme';
import { placeViews } from './views/placeViews';

/** Pixels: as high as the strip of the steps, so that nothing moves when it comes. */
const stripHeight = 51;
/** The steps belong to a segment, where they are always in sight: the list of segments does without them. */
const Steps = late(async () => (await import('./Steps')).Steps, { waiting: <div style={{ height: stripHeight, flexShrink: 0 }} />, failed: (error, again) => <ProblemBar error={error} onRetry={again} /> });

const useStyles = makeStyles({
  pane: { height: '100%', display: 'flex', flexDirection: 'column', backgroundColor: tokens.colorNeutralBackground1, minWidth: 0, overflow: 'hidden' },
  said: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
});

interface AppProps {
  services: PaneServices;
  language: Language;
  queries: QueryClient;
  /** What the letter carried when the pane was opened. */
  notes: LetterNotes;
  /** The way in; the last is shown first. */
  start: PlaceStack;
  theme?: Theme;
}

/** The pane: what everything in it shares, the present place, and the steps. */
export function App({ services: given, language, queries, notes: firstNotes, start, theme: firstTheme = lightTheme }: AppProps) {
  const styles = useStyles();
  const [stack, setStack] = useState(start);
  const [notes, setNotes] = useState(firstNotes);
  const [said, setSaid] = useState('');
  const latestNotes = useRef(firstNotes);
  const lastChange = useRef<Promise<void>>(Promise.resolve());
  const [kept] = useState(() => new Map<string, unknown>());
  const [stores] = useState(() => new Map<string, SegmentRows>());
  const [drafts] = useState(() => createDrafts());
  const [gone, setGone] = useState<string>();
  const latestGone = useRef<string>(undefined);
  const services = useMemo((): PaneServices => ({
    ...given,
    sync: tellingOfGone(given.sync, (no, isGone) => {
      if (isGone === (latestGone.current === no)) return;
      latestGone.current = isGone ? no : undefined;
      setGone(latestGone.current);
    }),
  }), [given]);
  const theme = useWordTheme(services, firstTheme);

  const changeNotes = useCallback((change: NotesChange) => {
    const changed = lastChange.current.then(async () => {
      const next = { ...latestNotes.current, ...typeof change === 'function' ? change(latestNotes.current) : change };
      await services.word.writeNotes(next);
      latestNotes.current = next;
      setNotes(next);
    });
    lastChange.current = changed.catch(() => undefined);
    return changed;
  }, [services]);
  const rows = useCallback((no: string) => {
    let store = stores.get(no);
    if (!store) {
      // One segment at a time: 100,000 rows of a segment that was left are let go.
      stores.clear();
      stores.set(no, store = createSegmentRows(services.sync, no));
    }
    return store;
  }, [services, stores]);
  const keptRows = useCallback((no: string) => stores.get(no), [stores]);

  const place = placeNow(stack);
  const pane = useMemo((): Pane => ({
    services, place, segmentNo: segmentOf(place) === gone ? undefined : segmentOf(place), canGoBack: stack.length > 1, notes, changeNotes, rows, keptRows, kept, drafts,
    go: (next) => setStack((now) => goTo(now, next)),
    replace: (next) => setStack((now) => replaceWith(now, next)),
    back: () => setStack((now) => goBack(now, gone)),
    logged: (no, result) => setStack((now) => afterLog(now, no, result)),
    takenBack: (log, done) => setStack((now) => afterTakeBack(now, log, done)),
    announce: setSaid,
  }), [services, place, gone, stack.length, notes, changeNotes, rows, keptRows, kept, drafts]);

  return (
    <LanguageProvider value={language}>
      <QueryClientProvider client={queries}>
        <FluentProvider theme={theme} className={styles.pane} lang={language.tag}>
          <PaneProvider value={pane}>
            <PresentPlace place={place} key={keyOf(place)} />
            {pane.segmentNo !== undefined && <Steps segmentNo={pane.segmentNo} />}
            <div className={styles.said} role="status">{said}</div>
          </PaneProvider>
        </FluentProvider>
      </QueryClientProvider>
    </LanguageProvider>
  );
}

function PresentPlace({ place }: { place: PanePlace }) {
  const View = placeViews[place.at] as ComponentType<{ place: PanePlace }>;
  return <View place={place} />;
}

/** A view keeps its state while its place stays the same; the next contact is another place. */
const keyOf = (place: PanePlace): string => ['at', 'no', 'segmentNo', 'contactNo', 'lineNo', 'entryNo', 'code'].map((part) => String((place as unknown as Record<string, unknown>)[part] ?? '')).join('|');

/** Word tells nobody when its theme changes: look again whenever the pane gets the focus. */
function useWordTheme({ word }: PaneServices, first: Theme): Theme {
  const [theme, setTheme] = useState(first);
  useEffect(() => {
    const look = () => void themeFor(word.isDark()).then(setTheme);
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [word]);
  // What the browser draws itself – a calendar's sign, a scroll bar – follows the pane's theme and not the system's.
  useEffect(() => { document.documentElement.style.colorScheme = theme === lightTheme ? 'light' : 'dark'; }, [theme]);
  return theme;
}
