import { useLayoutEffect, useMemo, useState, type ReactNode, type RefObject } from 'react';
import { Button, Checkbox, Field, makeStyles, MessageBar, MessageBarBody, Select, tokens } from '@fluentui/react-components';
import type { LogRequest, MergeRunLetter } from '../../contract/mergeRun';
import { countLog, type LogCounts } from '../actions/countLog';
import { useText } from '../locales/language';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { SearchField } from '../parts/SearchField';
import { longestDetail } from '../session/detailValues';
import { usePane } from '../session/pane';
import { LettersAreKept } from './LettersAreKept';
import { LogQuestion } from './LogQuestion';
import { LogTicks, type TickRow } from './LogTicks';
import { UnsavedChanges } from './UnsavedChanges';

const useStyles = makeStyles({
  top: { padding: '0 16px 8px', display: 'grid', rowGap: '4px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  links: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
  foot: { display: 'grid', rowGap: '6px' },
  count: { fontVariantNumeric: 'tabular-nums' },
  last: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', columnGap: '8px' },
});

/** What becomes of the rest, and afterwards. */
export type LogChoices = Pick<LogRequest, 'createFollowUp' | 'followUpDescription' | 'remainderDescription' | 'notOut'>;
interface LogChooseProps {
  no: string;
  title: string;
  hint: string;
  rows: readonly TickRow[];
  ticked: ReadonlySet<number>;
  onTicked: (ticked: ReadonlySet<number>) => void;
  /** Of the run; missing in a log without letters. */
  letters?: readonly MergeRunLetter[];
  scroller: RefObject<HTMLDivElement | null>;
  /** Where the person comes back to it from a log that was not written: what was chosen for that. */
  before: LogChoices | undefined;
  /** The other way to log. */
  other: { say: string; go: () => void };
  problem?: ReactNode;
  /** What the service has ticked, once it has everything; `changed` are the lines that somebody else ticked otherwise than it was shown. */
  beforeSend?: () => Promise<{ out: ReadonlySet<number>; changed: readonly number[] }>;
  onSend: (choices: LogChoices) => void;
}

/** Who is logged, what becomes of the rest, and then one question. */
export function LogChoose({ no, title, hint, rows, ticked, onTicked, letters, scroller, before, other, problem, beforeSend, onSend }: LogChooseProps) {
  const say = useText();
  const styles = useStyles();
  const { services } = usePane();
  const [search, setSearch] = useState('');
  const [notOut, setNotOut] = useState<LogRequest['notOut']>(before?.notOut ?? 'remainder');
  const [createFollowUp, setFollowUp] = useState(before?.createFollowUp ?? false);
  const [counts, setCounts] = useState<LogCounts>();
  const [description, setDescription] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  /** So many ticks came from somebody else while the list was shown. */
  const [changed, setChanged] = useState(0);
  const words = search.trim().toLocaleLowerCase();
  const shown = useMemo(() => (words === '' ? rows : rows.filter(({ name, under }) => `${name} ${under}`.toLocaleLowerCase().includes(words))), [rows, words]);
  const count = rows.reduce((sum, { lineNo }) => sum + (ticked.has(lineNo) ? 1 : 0), 0);
  const rest = rows.length - count + (letters?.filter(({ state }) => state === 'failed').length ?? 0);
  const hasRest = letters !== undefined && rest > 0;
  // The question what becomes of the rest takes its room from the list: the row that was unticked stays in sight.
  useLayoutEffect(() => { if (hasRest) scroller.current?.querySelector('[data-active]')?.scrollIntoView?.({ block: 'nearest' }); }, [hasRest, scroller]);
  const all = shown.every(({ lineNo }) => ticked.has(lineNo));

  /** The counts are of this moment: a colleague may have blocked a contact since the list was loaded, or ticked in another window. What was not seen yet is shown first. */
  async function ask(): Promise<void> {
    setError(undefined);
    setChanged(0);
    setBusy(true);
    try {
      setDescription((await services.sync.ask('segment', { params: { no } })).details.description);
      const { lines } = await services.sync.stream('segmentLines', { params: { no } });
      const now: Parameters<typeof countLog>[0][number][] = [];
      for await (const { lineNo, barrier } of lines) now.push(barrier === undefined ? { lineNo } : { lineNo, barrier });
      // Last, because a log takes what the service has ticked: what is counted, and asked about, is no older than it must be.
      const { out, changed } = await beforeSend?.() ?? { out: ticked, changed: [] };
      if (changed.length > 0) setChanged(changed.length);
      else setCounts(countLog(now, out, notOut, letters));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  }
  function tickShown(): void {
    const next = new Set(ticked);
    for (const { lineNo } of shown) if (all) next.delete(lineNo); else next.add(lineNo);
    onTicked(next);
  }
  const choices: LogChoices = { createFollowUp, ...(createFollowUp && { followUpDescription: say('log.followUpDescription', { no }) }), remainderDescription: calledAfter(description, say(letters ? 'log.notSent' : 'log.notReached')), notOut };
  if (counts) return <LogQuestion counts={counts} onYes={() => onSend(choices)} onNo={() => setCounts(undefined)} />;
  return (
    <Place title={say('log.title')} flush bodyRef={scroller}
      top={
        <div className={styles.top}>
          <UnsavedChanges no={no} />
          <h2 className={styles.title}>{title}</h2>
          <p className={styles.hint}>{hint}</p>
          <SearchField label={say('log.find')} value={search} onChange={setSearch} />
          <div className={styles.links}>
            <Button size="small" onClick={tickShown}>{all ? say('log.untickAll') : say('log.tickAll')}</Button>
            <Button size="small" onClick={other.go}>{other.say}</Button>
          </div>
        </div>
      }
      foot={
        <div className={styles.foot}>
          {problem}
          {changed > 0 && <MessageBar intent="warning" layout="multiline"><MessageBarBody>{say('log.ticksChanged', { count: changed })}</MessageBarBody></MessageBar>}
          <ProblemBar error={error} onRetry={() => void ask()} retrying={busy} />
          {hasRest && (
            <Field label={say('log.rest')} size="small"><Select size="small" value={notOut} onChange={(_, { value }) => setNotOut(value as LogRequest['notOut'])}>
              <option value="remainder">{say('log.remainder')}</option>
              <option value="attemptFailed">{say('log.attemptFailed')}</option>
            </Select></Field>
          )}
          <Checkbox label={say('log.followUp')} checked={createFollowUp} onChange={(_, { checked }) => setFollowUp(checked === true)} />
          {letters && <LettersAreKept />}
          <div className={styles.last}>
            <span className={styles.count} role="status">{say('log.out', { ticked: count, total: rows.length })}</span>
            <Button appearance="primary" disabledFocusable={busy || count === 0} onClick={() => void ask()}>{say('log.continue')}</Button>
          </div>
        </div>
      }>
      <LogTicks label={title} rows={shown} ticked={ticked} onTicked={onTicked} scroller={scroller} />
    </Place>
  );
}

/** What those who stay are called: the segment's description with what became of them, once and at most 100 characters (Text100). */
export const calledAfter = (description: string, addition: string): string =>
  (description.endsWith(addition) ? description : `${description.slice(0, longestDetail - addition.length).trimEnd()}${addition}`).trim();
