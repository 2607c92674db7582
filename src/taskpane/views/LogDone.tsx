import { useEffect } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { takeBackHours } from '../../contract/loggedChange';
import type { LogResult } from '../../contract/mergeRun';
import { useText, type Say } from '../locales/language';
import { Place } from '../parts/Place';
import { usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';

const useStyles = makeStyles({
  done: { display: 'grid', rowGap: '16px' },
  first: { display: 'flex', alignItems: 'center', columnGap: '8px', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  sign: { color: tokens.colorStatusSuccessForeground1, fontSize: '24px', flexShrink: 0 },
  facts: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', rowGap: '8px' },
  names: { margin: '4px 0 0', paddingInlineStart: '16px' },
  actions: { display: 'grid', rowGap: '8px' },
});

/** What was done: logged, left, blocked by name; and where to go from here. */
export function LogDone({ place: { result } }: { place: PlaceAt<'logDone'> }) {
  const say = useText();
  const styles = useStyles();
  const { go, announce } = usePane();
  const { logged, attemptFailed, remainderCount, remainderSegmentNo, campaignEntries, blocked, followUpSegmentNo, loggedSegmentEntryNo } = result;
  useEffect(() => announce(`${doneInWords(result, say).join('. ')}.`), [announce, result, say]);
  return (
    <Place title={say('log.doneTitle')}>
      <div className={styles.done}>
        <span className={styles.first}><CheckmarkCircleFilled className={styles.sign} aria-hidden="true" />{say('log.done.logged', { count: logged })}</span>
        <ul className={styles.facts}>
          {attemptFailed > 0 && <li>{say('log.done.failed', { count: attemptFailed })}</li>}
          {campaignEntries > 0 && <li>{say('log.done.campaigns', { count: campaignEntries })}</li>}
          {remainderSegmentNo !== undefined && <li>{say('log.done.left', { count: remainderCount, no: remainderSegmentNo })}</li>}
          {blocked.length > 0 && (
            <li>
              {say('log.done.blocked', { count: blocked.length })}
              <ul className={styles.names}>{blocked.map(({ lineNo, letterNo, contactName, contactNo, barrier }) => {
                const said = { name: contactName || contactNo, reason: say(`detail.barrier.${barrier}`) };
                return <li key={lineNo}>{letterNo > 0 ? say('log.done.blockedLine', { letterNo, ...said }) : say('log.done.blockedContact', said)}</li>;
              })}</ul>
            </li>
          )}
          {followUpSegmentNo !== undefined && <li>{say('log.done.followUp', { no: followUpSegmentNo })}</li>}
          <li>{say('log.done.takeBack', { hours: takeBackHours })}</li>
        </ul>
        <div className={styles.actions}>
          {remainderSegmentNo !== undefined && <Button appearance="primary" onClick={() => go({ at: 'segment', no: remainderSegmentNo })}>{say('log.openRemainder', { no: remainderSegmentNo })}</Button>}
          {followUpSegmentNo !== undefined && <Button appearance={remainderSegmentNo === undefined ? 'primary' : 'secondary'} onClick={() => go({ at: 'segment', no: followUpSegmentNo })}>{say('log.openFollowUp', { no: followUpSegmentNo })}</Button>}
          <Button onClick={() => go({ at: 'loggedSegment', entryNo: loggedSegmentEntryNo })}>{say('log.showLogged')}</Button>
          <Button onClick={() => go({ at: 'segments' })}>{say('log.nextSegment')}</Button>
        </div>
      </div>
    </Place>
  );
}

/** What was done, for those who hear the pane: the list says the same, with the names. */
const doneInWords = ({ logged, attemptFailed, remainderSegmentNo, remainderCount, blocked, followUpSegmentNo }: LogResult, say: Say): string[] => [
  say('log.done.logged', { count: logged }),
  ...(attemptFailed > 0 ? [say('log.done.failed', { count: attemptFailed })] : []),
  ...(remainderSegmentNo === undefined ? [] : [say('log.done.left', { count: remainderCount, no: remainderSegmentNo })]),
  ...(blocked.length > 0 ? [`${say('log.done.blocked', { count: blocked.length })} ${blocked.map(({ contactName, contactNo }) => contactName || contactNo).join(', ')}`] : []),
  ...(followUpSegmentNo === undefined ? [] : [say('log.done.followUp', { no: followUpSegmentNo })]),
];
