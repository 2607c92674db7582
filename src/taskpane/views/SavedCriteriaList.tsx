import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useText } from '../locales/language';
import { Loading } from '../parts/Loading';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { WayButton } from '../parts/WayButton';
import { useAsk } from '../session/asking';
import { usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';

const useStyles = makeStyles({ list: { display: 'flex', flexDirection: 'column', rowGap: '6px', listStyle: 'none', margin: 0, padding: 0 }, quiet: { margin: 0, color: tokens.colorNeutralForeground3 } });

/** The criteria that were saved, to use one of them in this segment, or to change it. */
export function SavedCriteriaList({ place: { no } }: { place: PlaceAt<'savedCriteria'> }) {
  const say = useText();
  const styles = useStyles();
  const { go, kept } = usePane();
  const saved = useAsk('savedCriteria', { staleTime: 0 });
  const deleted = kept.get('criteria deleted') as string | undefined;
  return (
    <Place title={say('criteria.way.saved')} under={no}>
      {deleted !== undefined && <MessageBar intent="success" layout="multiline"><MessageBarBody>{say('criteria.deleted', { code: deleted })}</MessageBarBody></MessageBar>}
      {saved.isPending && saved.error === null && <Loading />}
      <ProblemBar error={saved.error} onRetry={() => void saved.refetch()} />
      {saved.data?.items.length === 0 && <p className={styles.quiet}>{say('criteria.noneSaved')}</p>}
      <ul className={styles.list}>
        {saved.data?.items.map(({ code, description, actionCount }) => (
          <li key={code}><WayButton title={description || code} under={`${code} · ${say('criteria.stepCount', { count: actionCount })}`} onClick={() => { kept.delete('criteria deleted'); go({ at: 'savedCriterion', no, code }); }} /></li>
        ))}
      </ul>
    </Place>
  );
}
