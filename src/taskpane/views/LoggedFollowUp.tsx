import { useState } from 'react';
import { Button, Checkbox, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { followUpChoices, type FollowUpChoice } from '../../contract/loggedChange';
import { useText } from '../locales/language';
import { Details } from '../parts/Details';
import { ProblemBar } from '../parts/ProblemBar';
import { useAsk } from '../session/asking';
import { usePane } from '../session/pane';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px', paddingBlock: '4px 8px' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3 },
});

const copyNames = ['copyTemplate', 'copySubject', 'copyLetter', 'copyOwnTexts', 'ignoreExclusion'] as const;

/** A follow-up segment with the same contacts, made later, called as one made with the log; own texts come along only when asked. */
export function LoggedFollowUp({ entryNo, segmentNo }: { entryNo: number; segmentNo: string }) {
  const say = useText();
  const styles = useStyles();
  const { services, go } = usePane();
  const queries = useQueryClient();
  const [description, setDescription] = useState(() => say('log.followUpDescription', { no: segmentNo }));
  const [of, setOf] = useState<FollowUpChoice>('notCanceled');
  const [copies, setCopies] = useState({ copyTemplate: true, copySubject: true, copyLetter: true, copyOwnTexts: false, ignoreExclusion: false });
  const preview = useAsk('previewFollowUp', { params: { entryNo }, body: { of, ignoreExclusion: copies.ignoreExclusion }, staleTime: 0 });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  async function create(): Promise<void> {
    setBusy(true);
    setProblem(undefined);
    try {
      const { no } = await services.sync.ask('followUp', { params: { entryNo }, body: { description: description.trim() || say('log.followUpDescription', { no: segmentNo }), of, ...copies } });
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
        <Field label={say('loggedLife.followUpOf')}>
          <Select value={of} onChange={(_, { value }) => setOf(value as FollowUpChoice)}>
            {followUpChoices.map((choice) => <option key={choice} value={choice}>{say(`loggedLife.followUp.${choice}`)}</option>)}
          </Select>
        </Field>
        <div>
          {copyNames.map((name) => <div key={name}><Checkbox label={name === 'copyOwnTexts' ? say('logged.followUpTexts') : say(`loggedLife.${name}`)} checked={copies[name]} onChange={(_, { checked }) => setCopies({ ...copies, [name]: checked === true })} /></div>)}
        </div>
        {preview.data && (
          <div className={styles.hint} role="status">
            {say('loggedLife.followUpCount', { count: preview.data.contacts })}
            {preview.data.leftOut.length > 0 && <div>{say('criteria.leftOut')}</div>}
            {preview.data.leftOut.map(({ reason, count }) => <div key={reason}>{say(`criteria.leftOut.${reason}`, { count })}</div>)}
          </div>
        )}
        <div><Button type="submit" appearance="primary" disabledFocusable={busy}>{say('logged.followUpCreate')}</Button></div>
        <ProblemBar error={problem} onRetry={() => void create()} retrying={busy} />
      </form>
    </Details>
  );
}
