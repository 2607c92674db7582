import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { evaluations, type Evaluation } from '../../contract/loggedSegment';
import { useText } from '../locales/language';
import { ProblemBar } from '../parts/ProblemBar';
import { evaluationWord } from '../session/evaluationWords';
import { useLoggedChange } from '../session/loggedChange';
import { usePane } from '../session/pane';

const useStyles = makeStyles({
  bar: { display: 'grid', rowGap: '6px' },
  row: { display: 'flex', flexWrap: 'wrap', gap: '6px', alignItems: 'center' },
  count: { fontWeight: tokens.fontWeightSemibold },
});

/** What can be done with the chosen entries of a log. They stay chosen, so that one thing can follow another. */
export function EntryActions({ entryNo, chosen, canUncancel, onClear }: { entryNo: number; chosen: readonly number[]; /** One of them is cancelled, as far as is known. */ canUncancel: boolean; onClear(): void }) {
  const say = useText();
  const styles = useStyles();
  const { announce } = usePane();
  const evaluate = useLoggedChange('evaluate', entryNo, ({ changed }) => announce(say('loggedLife.evaluatedNow', { count: changed })));
  const cancel = useLoggedChange('cancel', entryNo, ({ changed }) => announce(say('loggedLife.canceledNow', { count: changed })));
  const uncancel = useLoggedChange('uncancel', entryNo, ({ changed }) => announce(say('loggedLife.uncanceledNow', { count: changed })));
  const isBusy = evaluate.isPending || cancel.isPending || uncancel.isPending;
  const entryNos = [...chosen];
  return (
    <div className={styles.bar}>
      <div className={styles.row}>
        <span className={styles.count}>{say('loggedLife.chosen', { count: chosen.length })}</span>
        <Button size="small" appearance="subtle" onClick={onClear}>{say('loggedLife.unchoose')}</Button>
      </div>
      <div className={styles.row}>
        <Select size="small" aria-label={say('loggedLife.evaluation')} value="choose" disabled={isBusy} onChange={(_, { value }) => { if (value !== 'choose') evaluate.mutate({ entryNos, evaluation: value as Evaluation }); }}>
          <option value="choose">{say('loggedLife.evaluate')}</option>
          {evaluations.map((evaluation) => <option key={evaluation} value={evaluation}>{evaluationWord(evaluation, say)}</option>)}
        </Select>
        <Button size="small" disabledFocusable={isBusy} onClick={() => evaluate.mutate({ entryNos, responded: true })}>{say('loggedLife.answered')}</Button>
        <Button size="small" disabledFocusable={isBusy} onClick={() => evaluate.mutate({ entryNos, responded: false })}>{say('loggedLife.notAnswered')}</Button>
        <Button size="small" disabledFocusable={isBusy} onClick={() => cancel.mutate({ entryNos })}>{say('loggedLife.cancelThese')}</Button>
        {canUncancel && <Button size="small" disabledFocusable={isBusy} onClick={() => uncancel.mutate({ entryNos })}>{say('loggedLife.uncancelThese')}</Button>}
      </div>
      {[evaluate, cancel, uncancel].map(({ error }, place) => <ProblemBar key={place} error={error} />)}
    </div>
  );
}
