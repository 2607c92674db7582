import { useState } from 'react';
import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { DocumentMultipleRegular } from '@fluentui/react-icons/svg/document-multiple';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import type { CorrespondenceType } from '../../contract/interaction';
import { followUpChoices, type FollowUpChoice } from '../../contract/loggedChange';
import type { LoggedSegmentWhole } from '../../contract/loggedSegment';
import { allEntries, entryColumns, spreadsheet } from '../actions/exportSheet';
import { useLanguage } from '../locales/language';
import { Details } from '../parts/Details';
import { ProblemBar } from '../parts/ProblemBar';
import { Section } from '../parts/Section';
import { useAsk } from '../session/asking';
import { longestDetail } from '../session/detailValues';
import { useLoggedChange } from '../session/loggedChange';
import { usePane } from '../session/pane';
import { SaveSheet } from './SaveSheet';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px', padding: '4px 0 8px 26px' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  history: { justifyContent: 'flex-start', padding: '4px 0', width: '100%', fontWeight: tokens.fontWeightRegular, '& .fui-Button__icon': { marginInlineEnd: '6px' } },
});

/** What can be done with a log as a whole. */
export function LoggedActions({ logged, chosen }: { logged: LoggedSegmentWhole; chosen: readonly number[] }) {
  const language = useLanguage();
  const { say } = language;
  const styles = useStyles();
  const { go, services } = usePane();
  return (
    <Section title={say('loggedLife.heading')}>
      <Button className={styles.history} appearance="subtle" icon={<HistoryRegular />} onClick={() => go({ at: 'history', segmentNo: logged.segmentNo })}>{say('loggedLife.history')}</Button>
      {logged.mergeRun !== undefined && <Button className={styles.history} appearance="subtle" icon={<DocumentMultipleRegular />} onClick={() => go({ at: 'loggedLetters', entryNo: logged.entryNo, runId: logged.mergeRun! })}>{say('afterLog.letters')}</Button>}
      <SaveSheet name={say('statistics.fileEntries', { no: logged.segmentNo })} make={async () => {
        const entries = await allEntries(services.sync, logged.entryNo);
        return { file: await spreadsheet(entries, entryColumns(language), logged.segmentNo), rows: entries.length };
      }} />
      <Resend logged={logged} chosen={chosen} />
      <CancelAll logged={logged} />
      {logged.takeBackUntil !== undefined && Date.parse(logged.takeBackUntil) > services.now().getTime() && <TakeBack logged={logged} until={logged.takeBackUntil} />}
    </Section>
  );
}

/** As long as it is possible: the whole log is undone. */
function TakeBack({ logged, until }: { logged: LoggedSegmentWhole; until: string }) {
  const { say, time } = useLanguage();
  const styles = useStyles();
  const { takenBack, announce } = usePane();
  const takeBack = useLoggedChange('takeBack', logged.entryNo, ({ segmentNo, remainderStays, followUpStays }) => {
    announce([say('loggedLife.takenBack', { no: segmentNo }), remainderStays && say('loggedLife.remainderStays', { no: remainderStays }), followUpStays && say('loggedLife.followUpStays', { no: followUpStays })].filter(Boolean).join(' '));
    takenBack(logged, { at: 'takenBack', segmentNo, ...(remainderStays && { remainderStays }), ...(followUpStays && { followUpStays }) });
  });
  return (
    <Details summary={say('loggedLife.takeBack')}>
      <div className={styles.form}>
        <p className={styles.hint}>{say('loggedLife.takeBackHint', { when: time(until) })}</p>
        <ProblemBar error={takeBack.error} />
        <div><Button disabledFocusable={takeBack.isPending} onClick={() => { if (!takeBack.isPending) takeBack.mutate({}); }}>{say('loggedLife.takeBackNow')}</Button></div>
      </div>
    </Details>
  );
}

function CancelAll({ logged: { entryNo, canceled } }: { logged: LoggedSegmentWhole }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const { announce } = usePane();
  const change = useLoggedChange(canceled ? 'uncancel' : 'cancel', entryNo, ({ changed }) => announce(say(canceled ? 'loggedLife.uncanceledNow' : 'loggedLife.canceledNow', { count: changed })));
  const now = (): void => { if (!change.isPending) change.mutate({}); };
  if (canceled) return <div><ProblemBar error={change.error} /><Button onClick={now} disabledFocusable={change.isPending}>{say('loggedLife.uncancel')}</Button></div>;
  return (
    <Details summary={say('loggedLife.cancel')}>
      <div className={styles.form}>
        <p className={styles.hint}>{say('loggedLife.cancelHint')}</p>
        <ProblemBar error={change.error} />
        <div><Button onClick={now} disabledFocusable={change.isPending}>{say('loggedLife.cancelNow')}</Button></div>
      </div>
    </Details>
  );
}

function Resend({ logged: { entryNo, attemptFailedCount, description: before }, chosen }: { logged: LoggedSegmentWhole; chosen: readonly number[] }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const { go } = usePane();
  const [type, setType] = useState<CorrespondenceType | 'same'>('same');
  const [description, setDescription] = useState(() => say('loggedLife.resendName', { description: before }).slice(0, longestDetail));
  const resend = useLoggedChange('resend', entryNo, ({ no }) => go({ at: 'segment', no }));
  const [to, setTo] = useState<FollowUpChoice | 'chosen'>();
  /** Until the person says otherwise: those that were chosen, else those whose attempt failed, else all. */
  const usual = chosen.length > 0 ? 'chosen' : attemptFailedCount > 0 ? 'failed' : 'notCanceled';
  const whom = to === undefined || (to === 'chosen' && chosen.length === 0) ? usual : to;
  const preview = useAsk('previewFollowUp', { params: { entryNo }, body: { of: whom === 'chosen' ? 'all' : whom, ignoreExclusion: true }, staleTime: 0, enabled: whom !== 'chosen' });
  // How many of the chosen may get a letter is not asked for, so no number is named.
  const count = whom === 'chosen' ? undefined : preview.data?.contacts;
  const send = (): void => { if (!resend.isPending && count !== 0) resend.mutate({ ...(whom === 'chosen' ? { entryNos: [...chosen] } : { of: whom }), ...(type !== 'same' && { correspondenceType: type }), description: description.trim() }); };
  return (
    <Details summary={say('loggedLife.resend')}>
      <form className={styles.form} onSubmit={(event) => { event.preventDefault(); send(); }}>
        <p className={styles.hint}>{say('loggedLife.resendHint')}</p>
        <Field label={say('loggedLife.resendTo')}>
          <Select value={whom} onChange={(_, { value }) => setTo(value as FollowUpChoice | 'chosen')}>
            {chosen.length > 0 && <option value="chosen">{say('loggedLife.resendChosen')}</option>}
            {[...followUpChoices].reverse().map((choice) => <option key={choice} value={choice}>{say(`loggedLife.followUp.${choice}`)}</option>)}
          </Select>
        </Field>
        <p className={styles.hint} role="status">{count === 0 ? say('loggedLife.resendNobody') : count !== undefined && say('loggedLife.resendCount', { count })}</p>
        <Field label={say('detail.description')}><Input value={description} maxLength={longestDetail} onChange={(_, { value }) => setDescription(value)} /></Field>
        <Field label={say('loggedLife.resendType')}>
          <Select value={type} onChange={(_, { value }) => setType(value as CorrespondenceType | 'same')}>
            <option value="same">{say('loggedLife.sameType')}</option>
            <option value="Hard Copy">{say('detail.value.HardCopy')}</option>
            <option value="Email">{say('detail.value.Email')}</option>
          </Select>
        </Field>
        <ProblemBar error={resend.error} />
        <div><Button type="submit" disabledFocusable={resend.isPending || count === 0}>{say('loggedLife.resendNow')}</Button></div>
      </form>
    </Details>
  );
}
