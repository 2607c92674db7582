import { makeStyles, tokens } from '@fluentui/react-components';
import type { ActionResult, NamedContact } from '../../contract/criteria';
import { useText } from '../locales/language';
import { Details } from './Details';

const useStyles = makeStyles({
  counts: { display: 'flex', flexDirection: 'column', rowGap: '2px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  leftOut: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  reasons: { listStyle: 'none', margin: 0, padding: 0, display: 'grid', fontSize: tokens.fontSizeBase200 },
  names: { margin: 0, padding: '0 0 4px 26px', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: 'anywhere' },
});

/** What an action does or would do: counts first, each with its reason and its names. */
export function ActionCounts({ result }: { result: ActionResult }) {
  const say = useText();
  const styles = useStyles();
  const { op, dryRun, matched, changed, examples, leftOut, lineCount } = result;
  return (
    <div className={styles.counts}>
      {matched === 0 && <p className={styles.quiet}>{say('criteria.nobodyMatches')}</p>}
      <Named strong count={changed} examples={examples} title={say(`criteria.${dryRun ? 'would' : 'did'}.${op}`, { count: changed })} />
      {leftOut.length > 0 && <span className={styles.leftOut}>{say('criteria.leftOut')}</span>}
      {leftOut.length > 0 && (
        <ul className={styles.reasons}>
          {leftOut.map(({ reason, count, examples: names }) => <li key={reason}><Named count={count} examples={names} title={say(`criteria.leftOut.${reason}`, { count })} /></li>)}
        </ul>
      )}
      <p className={styles.quiet}>{say(dryRun ? 'criteria.wouldBe' : 'criteria.areNow', { count: lineCount })}</p>
    </div>
  );
}

/** A count that opens to the names behind it. */
function Named({ title, count, examples, strong = false }: { title: string; strong?: boolean; count: number; examples: readonly NamedContact[] }) {
  const say = useText();
  const styles = useStyles();
  if (examples.length === 0) return strong ? <strong>{title}</strong> : <span>{title}</span>;
  return (
    <Details summary={title} strong={strong}>
      <ul className={styles.names}>
        {examples.map(({ contactNo, contactName, companyName, city }) => <li key={contactNo}>{[contactName || contactNo, companyName !== contactName && companyName, city].filter(Boolean).join(' · ')}</li>)}
        {count > examples.length && <li>{say('criteria.andMore', { count: count - examples.length })}</li>}
      </ul>
    </Details>
  );
}
