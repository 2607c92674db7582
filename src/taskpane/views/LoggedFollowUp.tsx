import { useState } from 'react';
import { Button, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useText } from '../locales/language';
import { Details } from '../parts/Details';
import { ProblemBar } from '../parts/ProblemBar';
import { usePane } from '../session/pane';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px', paddingBlock: '4px 8px' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** A follow-up segment with the same contacts, made later, called as one made with the log; own texts come along only when asked. */
export function LoggedFollowUp({ entryNo, segmentNo }: { entryNo: number; segmentNo: string }) {
  const say = useText();
  const styles = useStyles();
  const { services, go } = usePane();
  const queries = useQueryClient();
  const [description, setDescription] = useState(() => say('log.followUpDescription', { no: segmentNo }));
  const [copyOwnTexts, setCopy] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  async function create(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      const { no } = await services.sync.ask('followUp', { params: { entryNo }, body: { description: description.trim() || say('log.followUpDescription', { no: segmentNo }), copyOwnTexts } });
      void queries.invalidateQueries({ queryKey: ['segments'] });
      void queries.invalidateQueries({ queryKey: ['loggedSegment'] });
      go({ at: 'segment', no });
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  }
  return (
    <Details strong summary={say('logged.followUp')}>
      <form className={styles.form} onSubmit={(event) => { event.preventDefault(); void create(); }}>
        <p className={styles.hint}>{say('logged.followUpHint')}</p>
        <Field label={say('logged.followUpDescription')}><Input value={description} maxLength={100} onChange={(_, { value }) => setDescription(value)} /></Field>
        <Checkbox label={say('logged.followUpTexts')} checked={copyOwnTexts} onChange={(_, { checked }) => setCopy(checked === true)} />
        <div><Button type="submit" appearance="primary" disabledFocusable={busy}>{say('logged.followUpCreate')}</Button></div>
        <ProblemBar error={problem} onRetry={() => void create()} retrying={busy} />
      </form>
    </Details>
  );
}
