import { useState } from 'react';
import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import type { ActionResult } from '../../contract/criteria';
import { useLanguage } from '../locales/language';
import { ActionCounts } from '../parts/ActionCounts';
import { Loading } from '../parts/Loading';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { Section } from '../parts/Section';
import { optionsFor } from '../session/actionDraft';
import { answerKey, useAsk } from '../session/asking';
import { useContactsAction, useDryRun } from '../session/contactsAction';
import { sayFilters } from '../session/criteriaWords';
import { usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';
import { useValueLabels } from '../session/valueLabels';
import { ActionDone } from './ActionDone';
import { SavedCriterionEditor } from './SavedCriterionEditor';

const useStyles = makeStyles({
  steps: { margin: 0, padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column', rowGap: '10px' },
  step: { overflowWrap: 'anywhere', paddingBottom: '10px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  facts: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  help: { margin: '0 0 10px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  row: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  counts: { marginTop: '4px', paddingInlineStart: '10px', borderLeft: `3px solid ${tokens.colorNeutralStroke2}` },
});

/** Saved criteria: what each step is and would do in this segment; use them, change them, delete them. */
export function SavedCriterionView({ place: { no, code } }: { place: PlaceAt<'savedCriterion'> }) {
  const language = useLanguage();
  const { say } = language;
  const styles = useStyles();
  const { announce } = usePane();
  const saved = useAsk('savedCriterion', { params: { code }, staleTime: 0 });
  const [done, setDone] = useState<readonly ActionResult[]>();
  const [editing, setEditing] = useState(false);
  const [changed, setChanged] = useState(false);
  const actions = saved.data?.criteria.actions ?? [];
  const inWords = useValueLabels(language, actions.map(({ filters }) => filters));
  const trial = useDryRun('reuseCriteria', no, saved.data && !done && !editing ? { code } : undefined);
  const use = useContactsAction('reuseCriteria', no, ({ results, lineCount }) => { setDone(results); announce(say('criteria.areNow', { count: lineCount })); });
  if (done) return <ActionDone no={no} results={done} />;
  if (!saved.data) return <Place title={code}>{saved.error ? <ProblemBar error={saved.error} onRetry={() => void saved.refetch()} /> : <Loading />}</Place>;
  if (editing) return <SavedCriterionEditor no={no} saved={saved.data} onCancel={() => setEditing(false)} onSaved={() => { setEditing(false); setChanged(true); announce(say('criteria.changed')); }} />;
  const { result, isCurrent } = trial;
  return (
    <Place title={saved.data.description || code} under={code} step="looking"
      foot={<Button appearance="primary" disabledFocusable={!isCurrent || use.isPending} onClick={() => use.mutate({ body: { code }, ifMatch: result?.revision })}>{say('criteria.use')}</Button>}>
      {changed && <MessageBar intent="success" layout="multiline"><MessageBarBody>{say('criteria.changed')}</MessageBarBody></MessageBar>}
      <p className={styles.help}>{say('criteria.savedHelp')}</p>
      <Section title={say('criteria.savedSteps')}>
        <ol className={styles.steps}>
          {actions.map(({ op, options, filters }, place) => {
            const came = result?.results[place];
            return (
              <li key={place} className={styles.step}>
                {say(`criteria.plan.${op}`, { what: sayFilters(language, filters, inWords) })}
                <div className={styles.facts}>{optionsFor[op].filter((name) => options[name]).map((name) => say(`criteria.option.${name}`)).join(' · ')}</div>
                {came && came.op === op && <div className={styles.counts}><ActionCounts result={came} /></div>}
              </li>
            );
          })}
        </ol>
        {!result && trial.error === null && <p className={styles.help} role="status">{say('criteria.counting')}</p>}
        <ProblemBar error={use.error ?? trial.error} onRetry={trial.again} />
      </Section>
      <div className={styles.row}>
        <Button icon={<EditRegular />} onClick={() => { setChanged(false); setEditing(true); }}>{say('criteria.edit')}</Button>
        <DeleteSaved code={code} />
      </div>
    </Place>
  );
}

function DeleteSaved({ code }: { code: string }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const { services, back, announce, kept } = usePane();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const remove = useMutation({
    mutationFn: () => services.sync.ask('deleteSavedCriteria', { params: { code } }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: answerKey('savedCriteria') });
      queries.removeQueries({ queryKey: answerKey('savedCriterion', { params: { code } }) });
      kept.set('criteria deleted', code);
      announce(say('criteria.deleted', { code }));
      back();
    },
  });
  if (!asked) return <Button icon={<DeleteRegular />} onClick={() => setAsked(true)}>{say('criteria.deleteSaved')}</Button>;
  return (
    <div>
      <p className={styles.help} role="alert">{say('criteria.deleteSure', { code })}</p>
      <span className={styles.row}>
        <Button size="small" appearance="primary" disabledFocusable={remove.isPending} onClick={() => remove.mutate()}>{say('criteria.deleteSaved')}</Button>
        <Button size="small" autoFocus onClick={() => setAsked(false)}>{say('shell.cancel')}</Button>
      </span>
      <ProblemBar error={remove.error} onRetry={() => remove.mutate()} />
    </div>
  );
}
