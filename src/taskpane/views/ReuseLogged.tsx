import { useState } from 'react';
import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import type { ActionResult } from '../../contract/criteria';
import type { LoggedSegment } from '../../contract/loggedSegment';
import { useLanguage } from '../locales/language';
import { ActionCounts } from '../parts/ActionCounts';
import { Loading } from '../parts/Loading';
import { MoreOnScroll } from '../parts/MoreOnScroll';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { SearchField } from '../parts/SearchField';
import { Section } from '../parts/Section';
import { WayButton } from '../parts/WayButton';
import { useContactsAction, useDryRun } from '../session/contactsAction';
import { useKept, usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';
import { useListing } from '../session/useListing';
import { useSettled } from '../session/useSettled';
import { ActionDone } from './ActionDone';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', rowGap: '6px', listStyle: 'none', margin: 0, padding: 0 },
  top: { padding: '0 16px 8px' },
  quiet: { margin: '0 0 8px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  options: { display: 'flex', flexDirection: 'column', marginBottom: '16px' },
});

/** Brings the contacts of a logged segment into this one: choose it, say who may come, see who would, then do it. */
export function ReuseLogged({ place: { no } }: { place: PlaceAt<'reuseLogged'> }) {
  const [chosen, setChosen] = useState<LoggedSegment>();
  const [done, setDone] = useState<ActionResult>();
  if (done) return <ActionDone no={no} results={[done]} onAnother={() => { setDone(undefined); setChosen(undefined); }} />;
  return chosen ? <OneLogged no={no} logged={chosen} onOther={() => setChosen(undefined)} onDone={setDone} /> : <ChooseLogged no={no} onChoose={setChosen} />;
}

function ChooseLogged({ no, onChoose }: { no: string; onChoose: (logged: LoggedSegment) => void }) {
  const { say, date } = useLanguage();
  const styles = useStyles();
  const [search, setSearch] = useKept(`${no} logged search`, '');
  const sought = useSettled(search.trim());
  const { items, isPending, isLoadingMore, error, more, again } = useListing('loggedSegments', sought);
  return (
    <Place title={say('criteria.logged.choose')} under={no} step="choosing" top={<div className={styles.top}><SearchField label={say('logged.search')} value={search} onChange={setSearch} /></div>}>
      <ProblemBar error={error} onRetry={again} />
      {isPending && error === null && <Loading />}
      {!isPending && items.length === 0 && <p className={styles.quiet}>{sought === '' ? say('logged.none') : say('logged.notFound', { search: sought })}</p>}
      <ul className={styles.list}>
        {items.map((logged) => (
          <li key={logged.entryNo}>
            <WayButton title={logged.description || logged.segmentNo} under={[logged.segmentNo, say('logged.count', { count: logged.interactionCount }), date(logged.loggedAt.slice(0, 10)), logged.canceled && say('logged.canceled')].filter(Boolean).join(' · ')} onClick={() => onChoose(logged)} />
          </li>
        ))}
      </ul>
      <MoreOnScroll more={more} loading={isLoadingMore} />
    </Place>
  );
}

function OneLogged({ no, logged: { entryNo, description, segmentNo }, onOther, onDone }: { no: string; logged: LoggedSegment; onOther: () => void; onDone: (result: ActionResult) => void }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const { announce } = usePane();
  const [withCanceled, setWithCanceled] = useState(false);
  const [ignoreExclusion, setIgnoreExclusion] = useState(false);
  const body = { entryNo, ...(withCanceled && { withCanceled }), ...(ignoreExclusion && { ignoreExclusion }) };
  const trial = useDryRun('reuseLogged', no, body);
  const reuse = useContactsAction('reuseLogged', no, (result) => { announce(say('criteria.did.add', { count: result.changed })); onDone(result); });
  const { result, isCurrent } = trial;
  return (
    <Place title={description || segmentNo} under={segmentNo} step="options"
      foot={<Button appearance="primary" disabledFocusable={!isCurrent || reuse.isPending || result?.changed === 0} onClick={() => reuse.mutate({ body, ifMatch: result?.revision })}>{result ? say('criteria.do.add', { count: result.changed }) : say('criteria.op.add')}</Button>}>
      <div className={styles.options}>
        <Checkbox label={say('criteria.logged.withCanceled')} checked={withCanceled} onChange={(_, { checked }) => setWithCanceled(checked === true)} />
        <Checkbox label={say('criteria.option.ignoreExclusion')} checked={ignoreExclusion} onChange={(_, { checked }) => setIgnoreExclusion(checked === true)} />
        <p className={styles.quiet}>{say('criteria.logged.never')}</p>
      </div>
      <Section title={say('criteria.preview')}>
        <div role="status" aria-busy={!isCurrent}>{result ? <ActionCounts result={result} /> : trial.error === null && <p className={styles.quiet}>{say('criteria.counting')}</p>}</div>
        <ProblemBar error={reuse.error ?? trial.error} onRetry={trial.again} />
      </Section>
      <Button size="small" onClick={onOther}>{say('criteria.logged.other')}</Button>
    </Place>
  );
}
