import { Field, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { statisticsBy, type Statistics, type StatisticsBy, type StatisticsRow } from '../../contract/statistics';
import { spreadsheet, statisticsColumns } from '../actions/exportSheet';
import { useLanguage } from '../locales/language';
import { DayField } from '../parts/DayField';
import { Loading } from '../parts/Loading';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { Section } from '../parts/Section';
import { useAsk } from '../session/asking';
import { isDay } from '../session/dayText';
import { useKept } from '../session/pane';
import { SaveSheet } from './SaveSheet';

const useStyles = makeStyles({
  form: { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: '8px', marginBottom: '12px', '& select, & .fui-Input': { minWidth: 0, width: '100%' } },
  wide: { gridColumn: '1 / -1' },
  list: { listStyle: 'none', margin: '0 0 12px', padding: 0, display: 'grid', rowGap: '12px' },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  fact: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  track: { height: '8px', margin: '2px 0 4px', backgroundColor: tokens.colorNeutralBackground4, borderRadius: '4px', overflow: 'hidden', '@media (forced-colors: active)': { border: '1px solid CanvasText' } },
  bar: { height: '100%', backgroundColor: tokens.colorBrandBackground, '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'Highlight' } },
  quiet: { color: tokens.colorNeutralForeground3 },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** What came of everything that was logged, by campaign or interaction template. Cancelled entries are counted by nothing. */
export function StatisticsView() {
  const language = useLanguage();
  const { say } = language;
  const styles = useStyles();
  const [by, setBy] = useKept<StatisticsBy>('statistics by', 'campaign');
  const [from, setFrom] = useKept('statistics from', '');
  const [to, setTo] = useKept('statistics to', '');
  const areDays = [from, to].every((day) => day === '' || isDay(day));
  const { data: found, error, refetch } = useAsk('statistics', { query: { by, ...(from && { from }), ...(to && { to }) }, staleTime: 0, enabled: areDays });
  const data = areDays ? found : undefined;
  return (
    <Place title={say('statistics.title')}>
      <div className={styles.form}>
        <Field className={styles.wide} label={say('statistics.by')}>
          <Select value={by} onChange={(_, { value }) => setBy(value as StatisticsBy)}>{statisticsBy.map((one) => <option key={one} value={one}>{say(`statistics.by.${one}`)}</option>)}</Select>
        </Field>
        <Field label={say('statistics.from')}><DayField value={from} onChange={setFrom} /></Field>
        <Field label={say('statistics.to')}><DayField value={to} onChange={setTo} /></Field>
        <p className={mergeClasses(styles.wide, styles.hint)}>{say('statistics.whichDate')}</p>
      </div>
      <ProblemBar error={error} onRetry={() => void refetch()} />
      {areDays && !data && !error && <Loading />}
      {data && data.items.length === 0 && <p className={styles.quiet}>{say('statistics.nothing')}</p>}
      {data && data.items.length > 0 && (
        <>
          <Rows by={by} items={data.items} />
          <Months months={data.months} />
          <SaveSheet name={say('statistics.fileStatistics')} make={async () => ({ file: await spreadsheet(data.items, statisticsColumns(language, by), say('statistics.fileStatistics')), rows: data.items.length })} />
        </>
      )}
    </Place>
  );
}

/** A bar beside words that say the same: nothing is told by length alone. */
function Bar({ share }: { share: number }) {
  const styles = useStyles();
  return <div className={styles.track} aria-hidden="true"><div className={styles.bar} style={{ width: `${Math.round(share * 100)}%` }} /></div>;
}

function Rows({ by, items }: { by: StatisticsBy; items: readonly StatisticsRow[] }) {
  const { say, number, amount, tag } = useLanguage();
  const styles = useStyles();
  const most = Math.max(...items.map(({ interactions }) => interactions));
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  return (
    <ul className={styles.list}>
      {items.map(({ code, description, segments, interactions, attemptFailed, responded, positive, negative, cost, durationMinutes }) => (
        <li key={code}>
          <div className={styles.name}>{description || code || say(`statistics.without.${by}`)}</div>
          <Bar share={interactions / most} />
          <div className={styles.fact}>{say('statistics.interactions', { count: interactions })}{' · '}{say('statistics.segments', { count: segments })}{attemptFailed > 0 && <>{' · '}{say('statistics.failed', { count: attemptFailed })}</>}</div>
          <div className={styles.fact}>{say('statistics.responded', { count: responded, percent: percent.format(responded / interactions) })}{positive + negative > 0 && <>{' · '}{say('statistics.evaluations', { positive, negative })}</>}</div>
          <div className={styles.fact}>{say('statistics.costs', { cost: amount(cost), minutes: number(durationMinutes) })}</div>
        </li>
      ))}
    </ul>
  );
}

function Months({ months }: { months: Statistics['months'] }) {
  const { say, month: nameOf } = useLanguage();
  const styles = useStyles();
  const most = Math.max(...months.map(({ interactions }) => interactions));
  return (
    <Section title={say('statistics.months')}>
      <ul className={styles.list}>
        {months.map(({ month, interactions, responded }) => (
          <li key={month}>
            <div className={styles.fact}>{nameOf(month)}: {say('statistics.monthCount', { count: interactions, responded })}</div>
            <Bar share={interactions / most} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
