import { useState } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ActionResult } from '../../contract/criteria';
import { useText, type Say } from '../locales/language';
import { ActionCounts } from '../parts/ActionCounts';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { Section } from '../parts/Section';
import { actionOf, newDraft, type ActionDraft } from '../session/actionDraft';
import { lackOf } from '../session/conditions';
import { useContactsAction, useDryRun } from '../session/contactsAction';
import { sayLack } from '../session/criteriaWords';
import { useKept, usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';
import { ActionDone } from './ActionDone';
import { ActionForm } from './ActionForm';

const useStyles = makeStyles({
  preview: { marginTop: '16px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  foot: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: '6px' },
});

/** Choosing contacts by criteria: nothing changes before the person has seen what would happen. What was put together is kept while the pane is open. */
export function ChooseByCriteria({ place: { no } }: { place: PlaceAt<'chooseByCriteria'> }) {
  const say = useText();
  const styles = useStyles();
  const { announce } = usePane();
  const [draft, setDraft] = useKept<ActionDraft>(`${no} choosing`, newDraft);
  const [done, setDone] = useState<ActionResult>();
  const action = actionOf(draft);
  const trial = useDryRun('act', no, done ? undefined : action);
  const act = useContactsAction('act', no, (result) => {
    setDone(result);
    setDraft(newDraft);
    announce(say(`criteria.did.${result.op}`, { count: result.changed }));
  });
  if (done) return <ActionDone no={no} results={[done]} onAnother={() => setDone(undefined)} />;
  const { result, isCurrent } = trial;
  const matching = result?.op === draft.op ? result : undefined;
  const canAct = action !== undefined && isCurrent && !act.isPending && result?.changed !== 0;
  const doIt = (): void => { if (canAct) act.mutate({ body: action, ifMatch: result?.revision }); };
  return (
    <Place title={say('criteria.way.choose')} under={no} step="making"
      foot={(
        <div className={styles.foot}>
          <p className={styles.quiet} role="status" aria-busy={!isCurrent && action !== undefined}>
            {!action ? lacking(draft, say) : matching ? inShort(matching, say) : trial.error === null && say('criteria.counting')}
          </p>
          <Button appearance="primary" disabledFocusable={!canAct} onClick={doIt}>
            {matching ? say(`criteria.do.${draft.op}`, { count: draft.op === 'refine' ? matching.lineCount : matching.changed }) : say(`criteria.op.${draft.op}`)}
          </Button>
        </div>
      )}>
      <ActionForm draft={draft} onChange={setDraft} onEnter={doIt} />
      <div className={styles.preview}>
        <Section title={say('criteria.preview')}>
          {matching ? <ActionCounts result={matching} /> : <p className={styles.quiet}>{action ? say('criteria.counting') : lacking(draft, say)}</p>}
          <ProblemBar error={act.error ?? trial.error} onRetry={trial.again} />
        </Section>
      </div>
    </Place>
  );
}

/** What the first condition that is not whole lacks. */
function lacking({ conditions }: ActionDraft, say: Say): string | undefined {
  const open = conditions.find(({ condition }) => lackOf(condition) !== undefined);
  return open && sayLack(say, lackOf(open.condition)!, open.condition);
}

/** The counts in one line, in sight while the conditions are put together. */
const inShort = ({ op, changed, leftOut }: ActionResult, say: Say): string => [
  say(`criteria.would.${op}`, { count: changed }),
  ...(leftOut.length > 0 ? [`${say('criteria.leftOut')} ${leftOut.map(({ reason, count }) => say(`criteria.leftOut.${reason}`, { count })).join(', ')}`] : []),
].join(' · ');
