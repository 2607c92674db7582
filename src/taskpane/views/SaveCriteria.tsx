import { useRef, useState } from 'react';
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { SyncProblem } from '../../contract/problem';
import { useText } from '../locales/language';
import { ProblemBar } from '../parts/ProblemBar';
import { answerKey } from '../session/asking';
import { useKept, usePane } from '../session/pane';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: '8px', '& input': { minWidth: 0 } },
  help: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** Keeps the steps of a segment under a code, so that other segments can be chosen in the same way. */
export function SaveCriteria({ no }: { no: string }) {
  const say = useText();
  const styles = useStyles();
  const { services, announce } = usePane();
  const queries = useQueryClient();
  const [code, setCode] = useKept(`${no} criteria code`, '');
  const [description, setDescription] = useKept(`${no} criteria description`, '');
  const form = useRef<HTMLFormElement>(null);
  const [saved, setSaved] = useState<string>();
  const save = useMutation({
    mutationFn: (replace: boolean) => services.sync.ask('saveCriteria', { params: { no }, body: { code: code.trim(), description: description.trim(), ...(replace && { replace }) } }),
    onSuccess: (answer, replaced) => {
      void queries.invalidateQueries({ queryKey: answerKey('savedCriteria') });
      void queries.invalidateQueries({ queryKey: answerKey('savedCriterion') });
      setSaved(answer.code);
      setCode('');
      setDescription('');
      announce(say('criteria.saved', { code: answer.code }));
      // The button that replaced is gone.
      if (replaced) form.current?.querySelector('input')?.focus();
    },
  });
  const isTaken = save.error instanceof SyncProblem && save.error.code === 'CRITERIA_CODE_TAKEN';
  const change = (set: (value: string) => void) => (_: unknown, { value }: { value: string }) => { setSaved(undefined); save.reset(); set(value); };
  return (
    <form ref={form} className={styles.form} onSubmit={(event) => { event.preventDefault(); if (code.trim() !== '' && !save.isPending) save.mutate(false); }}>
      <p className={styles.help}>{say('criteria.saveHelp')}</p>
      <Field label={say('criteria.code')} required><Input value={code} maxLength={10} autoComplete="off" onChange={change(setCode)} /></Field>
      <Field label={say('criteria.description')}><Input value={description} maxLength={100} autoComplete="off" onChange={change(setDescription)} /></Field>
      <ProblemBar error={save.error} onRetry={isTaken ? undefined : () => save.mutate(false)}>
        {isTaken && <Button size="small" onClick={() => save.mutate(true)}>{say('criteria.replace', { code: code.trim() })}</Button>}
      </ProblemBar>
      <div><Button type="submit" appearance="primary" disabledFocusable={code.trim() === '' || save.isPending}>{say('criteria.saveDo')}</Button></div>
      {saved !== undefined && <p className={styles.help}>{say('criteria.saved', { code: saved })}</p>}
    </form>
  );
}
