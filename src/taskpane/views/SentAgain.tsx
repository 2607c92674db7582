import { Button, makeStyles } from '@fluentui/react-components';
import type { LoggedLink } from '../../contract/loggedSegment';
import { useText } from '../locales/language';
import { usePane } from '../session/pane';

const useStyles = makeStyles({ link: { minWidth: 0, padding: '0 4px' } });

/** What a log or an entry sent again, and in what it was sent again: each leads there. An open segment has no entry yet. */
export function SentAgain({ resends, resentIn }: { resends?: LoggedLink | undefined; resentIn?: readonly (Pick<LoggedLink, 'segmentNo'> & Partial<LoggedLink>)[] }) {
  const say = useText();
  const styles = useStyles();
  const { go } = usePane();
  const open = (words: string, { segmentNo, entryNo }: Pick<LoggedLink, 'segmentNo'> & Partial<LoggedLink>) => (
    <div key={words}>{words}{' '}<Button className={styles.link} size="small" aria-description={words} onClick={() => go(entryNo === undefined ? { at: 'segment', no: segmentNo } : { at: 'loggedSegment', entryNo })}>{say('logged.open')}</Button></div>
  );
  return (
    <>
      {resends && open(say('afterLog.resends', { no: resends.segmentNo }), resends)}
      {resentIn?.map((link) => open(say('afterLog.resentIn', { no: link.segmentNo }), link))}
    </>
  );
}
