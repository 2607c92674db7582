import { useCallback, useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { Button, Checkbox, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { ZoomInRegular } from '@fluentui/react-icons/svg/zoom-in';
import { ZoomOutRegular } from '@fluentui/react-icons/svg/zoom-out';
import { useLanguage } from '../locales/language';
import { Loading } from '../parts/Loading';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { SearchField } from '../parts/SearchField';
import { LetterPicture } from '../preview/LetterPicture';
import { createPreviewLetters, type PreviewLetter, type PreviewLetters, type Risk } from '../preview/previewLetters';
import { findRows, neighbours, nextWhere } from '../preview/stepping';
import { usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';
import { pauseForReal } from '../session/runRetry';
import { useSegmentRows } from '../session/useSegmentRows';
import { barrierToLetter } from '../../contract/whoGetsALetter';
import type { SegmentLineRow } from '../../contract/segment';
import { fieldLabel } from './checkWords';
import { PreviewSteps } from './PreviewSteps';

const useStyles = makeStyles({
  top: { padding: '0 16px 8px', display: 'grid', rowGap: '4px' },
  found: { listStyle: 'none', margin: 0, padding: '4px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  match: { width: '100%', justifyContent: 'flex-start', fontWeight: tokens.fontWeightRegular, textAlign: 'start', overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  choices: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', columnGap: '8px' },
  who: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', columnGap: '8px', margin: '4px 0 8px' },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  actions: { display: 'flex', alignItems: 'center', columnGap: '6px' },
  paper: { position: 'relative' },
  // Most letters are there at once: the one before stays in sight until then, and not for longer than anybody takes it for this one.
  before: { visibility: 'hidden', transitionProperty: 'visibility', transitionDelay: '300ms' },
  making: { position: 'absolute', insetInlineStart: 0, insetInlineEnd: 0, top: 0, animationName: { from: { visibility: 'hidden' }, to: { visibility: 'hidden' } }, animationDuration: '300ms' },
  tools: { marginInlineStart: 'auto', whiteSpace: 'nowrap' },
});

/** Step through the letters as they will be made. The open document stays untouched: contacts' values never enter it (REAL-WORD 15). */
export function PreviewView({ place: { no, lineNo: wanted } }: { place: PlaceAt<'preview'> }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const { services, notes, go, announce } = usePane();
  const { rows, state, error: rowsError, store } = useSegmentRows(no);
  const [reads, setReads] = useState(0);
  const [letters, setLetters] = useState<PreviewLetters>();
  const [lineNo, setLineNo] = useState(wanted);
  const [made, setMade] = useState<PreviewLetter & { lineNo: number }>();
  const [problem, setProblem] = useState<unknown>();
  const [search, setSearch] = useState('');
  const [risks, setRisks] = useState<Risk[]>();
  const [looking, setLooking] = useState<[number, number]>();
  const [larger, setLarger] = useState(false);
  const [said, setSaid] = useState<string>();

  useEffect(() => {
    const fresh = createPreviewLetters(services, no);
    setLetters(fresh);
    return () => fresh.close();
  }, [services, no, notes.fieldMapping, notes.choices, reads]);

  // Those at risk first, then all others in the order of the list.
  const order = useMemo(() => [...new Set([...(risks ?? []), ...rows].map((one) => one.lineNo))], [risks, rows]);
  const isKnown = lineNo !== undefined && (state !== 'loaded' || order.includes(lineNo));
  const current = isKnown ? lineNo : order.find((one) => getsLetter(rows[store.indexOf(one)])) ?? order[0];
  const at = current === undefined ? -1 : order.indexOf(current);
  const row = current === undefined ? undefined : rows[store.indexOf(current)];
  const barrier = row && barrierToLetter(row);
  const risk = risks?.find((one) => one.lineNo === current);

  useEffect(() => {
    if (!letters || current === undefined || barrier !== undefined) return undefined;
    let alive = true;
    setProblem(undefined);
    letters.letter(current, neighbours(order, at)).then((letter) => { if (alive) setMade({ lineNo: current, ...letter }); }, (error: unknown) => { if (alive) setProblem(error); });
    return () => { alive = false; };
    // The neighbours only come along; that they changed is no reason to make the letter again.
  }, [letters, current, barrier]);

  const step = useCallback((next: number | undefined) => {
    if (next === undefined) return;
    setLineNo(next);
    setSaid(undefined);
  }, []);
  const byKey = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = { ArrowLeft: order[at - 1], ArrowRight: order[at + 1], Home: order[0], End: order.at(-1) }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    step(next);
  };
  async function lookForRisks(): Promise<void> {
    if (!letters) return;
    setProblem(undefined);
    setLooking([0, 0]);
    try {
      const found = await letters.riskiest(rows.filter(getsLetter).map((one) => one.lineNo), { pause: pauseForReal, onLoaded: (loaded, total) => setLooking([loaded, total]) });
      setRisks(found);
      step(found[0]?.lineNo);
    } catch (error) {
      setProblem(error);
    } finally {
      setLooking(undefined);
    }
  }
  const ownText = () => {
    const next = current === undefined ? undefined : nextWhere(order, current, (one) => { const row = rows[store.indexOf(one)]; return row?.textOrigin === 'own' || row?.ownPassages !== undefined; });
    if (next === undefined) setSaid(say('preview.noOwnText'));
    else step(next);
  };
  async function openInWord(): Promise<void> {
    if (!made) return;
    setProblem(undefined);
    try {
      await services.word.openLetters(made.bytes);
      setSaid(say('preview.openedInWord'));
    } catch (error) {
      setProblem(error);
    }
  }
  const found = findRows(rows, search);
  const nameIn = (one: SegmentLineRow | undefined): string => (one ? one.contactName || one.contactNo : '');
  const name = nameIn(row);
  const isThis = made?.lineNo === current;
  useEffect(() => { if (name !== '') announce(say('preview.letterOf', { name })); }, [name, announce, say]);
  return (
    <Place title={say('preview.title')} top={
      <div className={styles.top} onKeyDown={byKey}>
        <SearchField label={say('preview.find')} value={search} onChange={setSearch} onKeyDown={(event) => { if (event.key === 'Enter' && found[0]) { step(found[0].lineNo); setSearch(''); } }} />
        {search !== '' && (
          <ul className={styles.found}>
            {found.map((match) => <li key={match.lineNo}><Button className={styles.match} size="small" appearance="subtle" onClick={() => { step(match.lineNo); setSearch(''); }}>{[match.contactName || match.contactNo, match.companyName, match.city].filter(Boolean).join(' · ')}</Button></li>)}
            {found.length === 0 && <li className={styles.quiet}>{say('preview.notFound', { search })}</li>}
          </ul>
        )}
        <PreviewSteps order={order} at={at} onStep={step} />
        <div className={styles.choices}>
          <Checkbox label={say('preview.riskiest')} checked={risks !== undefined || looking !== undefined} disabled={looking !== undefined || rows.length === 0} onChange={(_, { checked }) => { if (checked) void lookForRisks(); else setRisks(undefined); }} />
          <Button size="small" appearance="subtle" onClick={ownText}>{say('preview.nextOwnText')}</Button>
        </div>
        {looking && <p className={styles.quiet} role="status">{say('preview.lookingForRisks', { loaded: looking[0], total: looking[1] })}</p>}
      </div>
    } foot={row && (
      <div className={styles.actions}>
        {barrier === undefined && services.word.host().canOpenLetters && <Button size="small" appearance="primary" disabledFocusable={!isThis} onClick={() => void openInWord()}>{say('preview.openInWord')}</Button>}
        <Button size="small" onClick={() => go({ at: 'contact', no, lineNo: row.lineNo })}>{say('preview.openContact')}</Button>
        <span className={styles.tools}>
          <Button size="small" appearance="subtle" icon={larger ? <ZoomOutRegular /> : <ZoomInRegular />} aria-label={larger ? say('preview.fit') : say('preview.readable')} title={larger ? say('preview.fit') : say('preview.readable')} onClick={() => setLarger(!larger)} />
          <Button size="small" appearance="subtle" icon={<ArrowClockwiseRegular />} aria-label={say('preview.readAgain')} title={say('preview.readAgain')} onClick={() => { setRisks(undefined); setReads(reads + 1); }} />
        </span>
      </div>
    )}>
      <div onKeyDown={byKey} aria-busy={!isThis}>
        {state === 'failed' && <ProblemBar error={rowsError} onRetry={() => store.load()} />}
        <ProblemBar error={problem} onRetry={() => setReads(reads + 1)} />
        {state === 'loaded' && rows.length === 0 && <p>{say('preview.empty')}</p>}
        {row && (
          <div className={styles.who}>
            <h2 className={styles.name}>{name}</h2>
            {risk && <span className={styles.quiet}>{say(`preview.why.${risk.why}`, { label: fieldLabel(risk.subject ?? '', say) } as never)}</span>}
          </div>
        )}
        {barrier !== undefined && <MessageBar intent="warning" layout="multiline"><MessageBarBody>{say('preview.getsNone', { reason: say(`detail.barrier.${barrier}`) })}</MessageBarBody></MessageBar>}
        {barrier === undefined && !made && problem === undefined && rows.length > 0 && <Loading label={say('preview.making')} />}
        {barrier === undefined && made && (isThis || problem === undefined) && (
          <div className={styles.paper}>
            <div className={isThis ? undefined : styles.before}><LetterPicture bytes={made.bytes} label={say('preview.letterOf', { name: nameIn(rows[store.indexOf(made.lineNo)]) })} larger={larger} /></div>
            {!isThis && <div className={styles.making} aria-hidden="true"><Loading label={say('preview.making')} /></div>}
          </div>
        )}
        {barrier === undefined && isThis && made?.from !== undefined && <p className={styles.quiet}>{say('preview.from', { name: made.from || say('letters.unnamed') })}</p>}
        {said !== undefined && <p className={styles.quiet} role="status">{said}</p>}
        {barrier === undefined && isThis && <p className={styles.quiet}>{say('preview.pages')}</p>}
      </div>
    </Place>
  );
}

const getsLetter = (row: SegmentLineRow | undefined): boolean => row !== undefined && barrierToLetter(row) === undefined;
