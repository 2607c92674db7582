import { Button, makeStyles } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import type { ActionResult } from '../../contract/criteria';
import { useText } from '../locales/language';
import { ActionCounts } from '../parts/ActionCounts';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { useContactsAction } from '../session/contactsAction';
import { usePane } from '../session/pane';

const useStyles = makeStyles({
  results: { display: 'flex', flexDirection: 'column', rowGap: '16px', marginBottom: '16px' },
  ways: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** What was done, with counts and reasons, and the ways on: the contacts, another step, back. Going back takes the newest step only, so it is offered where one was done. */
export function ActionDone({ no, results, onAnother }: { no: string; results: readonly ActionResult[]; onAnother?: () => void }) {
  const say = useText();
  const styles = useStyles();
  const { go, announce } = usePane();
  const back = useContactsAction('goBack', no, ({ lineCount }) => {
    announce(say('criteria.wentBack', { count: lineCount }));
    go({ at: 'chooseContacts', no });
  });
  return (
    <Place title={say('criteria.done')} under={no} step="done" foot={<Button appearance="primary" onClick={() => go({ at: 'segment', no })}>{say('criteria.toContacts')}</Button>}>
      <div className={styles.results}>{results.map((result, place) => <ActionCounts key={place} result={result} />)}</div>
      <ProblemBar error={back.error} />
      <div className={styles.ways}>
        {onAnother && <Button onClick={onAnother}>{say('criteria.another')}</Button>}
        {results.length === 1 && <Button icon={<ArrowUndoRegular />} disabledFocusable={back.isPending} onClick={() => back.mutate({ body: {}, ifMatch: results[0]!.revision })}>{say('criteria.undo')}</Button>}
        <Button onClick={() => go({ at: 'chooseContacts', no })}>{say('criteria.steps')}</Button>
      </div>
    </Place>
  );
}
