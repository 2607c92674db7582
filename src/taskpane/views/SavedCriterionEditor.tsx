import { useState } from 'react';
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import type { AnswerOf } from '../../contract/routes';
import type { CriteriaAction } from '../../contract/savedCriteria';
import { useLanguage } from '../locales/language';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { Section } from '../parts/Section';
import { actionOf, draftOf, newDraft, type ActionDraft } from '../session/actionDraft';
import { answerKey } from '../session/asking';
import { sayFilters } from '../session/criteriaWords';
import { usePane } from '../session/pane';
import { useValueLabels } from '../session/valueLabels';
import { ActionForm } from './ActionForm';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', rowGap: '8px', marginBottom: '16px', '& input': { minWidth: 0 } },
  steps: { margin: '0 0 8px', padding: 0, listStyle: 'none' },
  step: { display: 'flex', alignItems: 'flex-start', columnGap: '2px', padding: '6px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, overflowWrap: 'anywhere', '& > span': { flexGrow: 1, minWidth: 0, paddingTop: '4px' } },
  small: { minWidth: '28px', flexShrink: 0 },
  row: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  help: { margin: '4px 0', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Changes saved criteria: code, description, and the steps one by one. Nothing is changed before it is saved; segments that used them stay as they are. */
export function SavedCriterionEditor({ no, saved, onSaved, onCancel }: { no: string; saved: AnswerOf<'savedCriterion'>; onSaved: () => void; onCancel: () => void }) {
  const language = useLanguage();
  const { say } = language;
  const styles = useStyles();
  const { services, replace } = usePane();
  const queries = useQueryClient();
  const [code, setCode] = useState(saved.code);
  const [description, setDescription] = useState(saved.description);
  const [actions, setActions] = useState<readonly CriteriaAction[]>(saved.criteria.actions);
  const [step, setStep] = useState<{ place: number; draft: ActionDraft }>();
  const inWords = useValueLabels(language, actions.map(({ filters }) => filters));
  const save = useMutation({
    mutationFn: () => services.sync.ask('changeSavedCriteria', { params: { code: saved.code }, body: { ...(code.trim() !== saved.code && { code: code.trim() }), description: description.trim(), criteria: { version: 1, actions: [...actions] } } }),
    onSuccess: async (answer) => {
      void queries.invalidateQueries({ queryKey: answerKey('savedCriteria') });
      void queries.invalidateQueries({ queryKey: answerKey('reuseCriteria') });
      if (answer.code !== saved.code) return replace({ at: 'savedCriterion', no, code: answer.code });
      await queries.invalidateQueries({ queryKey: answerKey('savedCriterion') });
      onSaved();
    },
  });
  if (step) {
    const action = actionOf(step.draft);
    const takeOver = (): void => {
      if (!action) return;
      setActions(step.place < actions.length ? actions.map((one, place) => (place === step.place ? action : one)) : [...actions, action]);
      setStep(undefined);
    };
    return (
      <Place title={step.place < actions.length ? say('criteria.editStep', { place: step.place + 1 }) : say('criteria.addStep')} under={saved.code} step="step"
        foot={(
          <div className={styles.row}>
            <Button appearance="primary" disabledFocusable={!action} onClick={takeOver}>{say('criteria.takeOver')}</Button>
            <Button onClick={() => setStep(undefined)}>{say('shell.cancel')}</Button>
          </div>
        )}>
        <ActionForm draft={step.draft} onChange={(draft) => setStep({ ...step, draft })} onEnter={takeOver} />
      </Place>
    );
  }
  const earlier = (place: number): CriteriaAction[] => actions.map((one, at) => (at === place - 1 ? actions[place]! : at === place ? actions[place - 1]! : one));
  return (
    <Place title={say('criteria.editTitle', { code: saved.code })} step={`changing ${actions.length}`}
      foot={(
        <div className={styles.row}>
          <Button appearance="primary" disabledFocusable={save.isPending || code.trim() === '' || actions.length === 0} onClick={() => save.mutate()}>{say('criteria.saveChanges')}</Button>
          <Button onClick={onCancel}>{say('shell.cancel')}</Button>
        </div>
      )}>
      <div className={styles.fields}>
        <Field label={say('criteria.code')} required><Input value={code} maxLength={10} autoComplete="off" onChange={(_, { value }) => { save.reset(); setCode(value); }} /></Field>
        <Field label={say('criteria.description')}><Input value={description} maxLength={100} autoComplete="off" onChange={(_, { value }) => setDescription(value)} /></Field>
      </div>
      <Section title={say('criteria.savedSteps')}>
        <ol className={styles.steps}>
          {actions.map(({ op, filters }, place) => (
            <li key={place} className={styles.step}>
              <span>{say(`criteria.plan.${op}`, { what: sayFilters(language, filters, inWords) })}</span>
              {place > 0 && <Button className={styles.small} size="small" appearance="subtle" icon={<ArrowUpRegular />} aria-label={say('criteria.earlier', { place: place + 1 })} onClick={() => setActions(earlier(place))} />}
              <Button className={styles.small} size="small" appearance="subtle" icon={<EditRegular />} aria-label={say('criteria.editStep', { place: place + 1 })} onClick={() => setStep({ place, draft: draftOf(actions[place]!) })} />
              <Button className={styles.small} size="small" appearance="subtle" icon={<DismissRegular />} aria-label={say('criteria.removeStep', { place: place + 1 })} onClick={() => setActions(actions.filter((_, at) => at !== place))} />
            </li>
          ))}
        </ol>
        {actions.length === 0 && <p className={styles.help} role="status">{say('criteria.lastStep')}</p>}
        <Button size="small" icon={<AddRegular />} onClick={() => setStep({ place: actions.length, draft: newDraft })}>{say('criteria.addStep')}</Button>
      </Section>
      <ProblemBar error={save.error} onRetry={() => save.mutate()} />
    </Place>
  );
}
