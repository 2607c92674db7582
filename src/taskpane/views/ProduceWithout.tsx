import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { SkipReason } from '../../contract/whoGetsALetter';
import { useLanguage } from '../locales/language';
import { Details } from '../parts/Details';
import { usePane } from '../session/pane';
import type { WithoutLetter } from '../session/runSnapshot';
import { reasonWord } from './produceWords';

const useStyles = makeStyles({
  without: { color: tokens.colorNeutralForeground2 },
  list: { listStyle: 'none', margin: '0 0 8px', padding: 0 },
  reason: { margin: '4px 0 0', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontWeight: tokens.fontWeightSemibold },
  contact: { width: '100%', justifyContent: 'flex-start', fontWeight: tokens.fontWeightRegular, textAlign: 'start', overflowWrap: 'anywhere' },
  more: { padding: '0 8px', color: tokens.colorNeutralForeground3 },
});

/** So many are named under each reason; the others are a number. */
const mostNamed = 50;

/** Who gets no letter, or got none, and why. */
export function ProduceWithout({ no, lines, future = false }: { no: string; lines: WithoutLetter[]; future?: boolean }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const { go } = usePane();
  if (lines.length === 0) return null;
  const reasons = new Map<SkipReason, WithoutLetter[]>();
  for (const line of lines) {
    const same = reasons.get(line.reason);
    if (same) same.push(line);
    else reasons.set(line.reason, [line]);
  }
  return (
    <Details className={styles.without} summary={future ? say('produce.willGetNone', { count: lines.length }) : say('produce.gotNone', { count: lines.length })}>
      {[...reasons].map(([reason, contacts]) => (
        <div key={reason}>
          <p className={styles.reason}>{say('produce.reasonCount', { reason: reasonWord(reason, say), count: contacts.length })}</p>
          <ul className={styles.list}>
            {contacts.slice(0, mostNamed).map(({ lineNo, contactNo, contactName }) => (
              <li key={lineNo}><Button className={styles.contact} size="small" appearance="subtle" onClick={() => go({ at: 'contact', no, lineNo })}>{contactName || contactNo}</Button></li>
            ))}
            {contacts.length > mostNamed && <li className={styles.more}>{say('produce.andMore', { count: contacts.length - mostNamed })}</li>}
          </ul>
        </div>
      ))}
    </Details>
  );
}
