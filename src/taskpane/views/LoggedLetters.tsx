import { useMemo, useRef, useState } from 'react';
import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { MergeRunLetter, MergeRunWithLetters } from '../../contract/mergeRun';
import type { SkipReason } from '../../contract/whoGetsALetter';
import { mergeErrorCodes, type MergeErrorCode } from '../../merge/issues/mergeError';
import { useLanguage } from '../locales/language';
import { Loading } from '../parts/Loading';
import { LongRows } from '../parts/LongRows';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { SearchField } from '../parts/SearchField';
import { useKept, usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';
import { reasonWord } from './produceWords';

const useStyles = makeStyles({
  top: { padding: '0 16px 8px', display: 'grid', rowGap: '6px', flexShrink: 0 },
  facts: { listStyle: 'none', margin: 0, padding: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  row: { minWidth: 0, width: '100%', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  line: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  under: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  nobody: { padding: '0 16px', color: tokens.colorNeutralForeground3 },
});

/** What became of a letter. */
const outcomes = ['out', 'notOut', 'failed', 'skipped'] as const;
type Outcome = (typeof outcomes)[number];
const outcomeOf = ({ state, out }: MergeRunLetter): Outcome => (state === 'failed' || state === 'skipped' ? state : out === 'yes' ? 'out' : 'notOut');

const rowHeight = 52;
const shortHash = 12;

/** The letters that were made for a log: when and by whom, of which document, what became of each and why. */
export function LoggedLetters({ place: { runId } }: { place: PlaceAt<'loggedLetters'> }) {
  const { say } = useLanguage();
  const { services } = usePane();
  const { data, error, refetch } = useQuery({ queryKey: ['mergeRun', runId], queryFn: ({ signal }) => services.sync.ask('mergeRun', { params: { id: runId }, signal }), gcTime: 0 });
  if (data) return <Letters run={data} />;
  return <Place title={say('afterLog.letters')}>{error ? <ProblemBar error={error} onRetry={() => void refetch()} /> : <Loading />}</Place>;
}

function Letters({ run: { id, segmentNo, templateName, templateHash, documents = [], createdAt, createdBy, letters } }: { run: MergeRunWithLetters }) {
  const { say, time } = useLanguage();
  const styles = useStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const [show, setShow] = useKept<Outcome | 'all'>(`letters ${id} filter`, 'all');
  const [search, setSearch] = useState('');
  const counts = useMemo(() => new Map(outcomes.map((outcome) => [outcome, letters.filter((letter) => outcomeOf(letter) === outcome).length])), [letters]);
  const rows = useMemo(() => {
    const sought = search.trim().toLocaleLowerCase();
    return letters.filter((letter) => (show === 'all' || outcomeOf(letter) === show) && `${letter.contactName} ${letter.contactNo}`.toLocaleLowerCase().includes(sought));
  }, [letters, search, show]);
  const nameOf = (outcome: Outcome): string => say('afterLog.lettersCount', { name: say(`afterLog.letters.${outcome}`), count: counts.get(outcome)! });
  return (
    <Place title={say('afterLog.letters')} under={segmentNo} flush bodyRef={scroller}
      top={
        <div className={styles.top}>
          <ul className={styles.facts}>
            <li>{say('afterLog.lettersMade', { when: time(createdAt), who: createdBy })}</li>
            {[{ templateName, templateHash }, ...documents].map((made) => (
              <li key={made.templateHash} title={made.templateHash}>{say('afterLog.lettersFrom', { name: made.templateName || say('letters.unnamed') })}<span className={styles.under}>{' · '}{say('afterLog.lettersFingerprint', { hash: made.templateHash.slice(0, shortHash) })}</span></li>
            ))}
          </ul>
          <SearchField label={say('afterLog.lettersFind')} value={search} onChange={setSearch} />
          <Select aria-label={say('afterLog.lettersShow')} value={show} onChange={(_, { value }) => setShow(value as Outcome | 'all')}>
            <option value="all">{say('afterLog.lettersCount', { name: say('afterLog.letters.all'), count: letters.length })}</option>
            {outcomes.filter((outcome) => counts.get(outcome)! > 0).map((outcome) => <option key={outcome} value={outcome}>{nameOf(outcome)}</option>)}
          </Select>
        </div>
      }>
      {rows.length === 0 && <p className={styles.nobody}>{say('afterLog.lettersNobody')}</p>}
      {rows.length > 0 && <LongRows label={say('afterLog.lettersList')} rows={rows} rowHeight={rowHeight} scroller={scroller}>{(letter) => <Letter letter={letter} document={documents.find((made) => made.templateHash === letter.templateHash)?.templateName} />}</LongRows>}
    </Place>
  );
}

const isKnown = (reason: string | undefined): reason is MergeErrorCode => (mergeErrorCodes as readonly (string | undefined)[]).includes(reason);

/** `document`: where the letter was made of another document than the first. */
function Letter({ letter, document }: { letter: MergeRunLetter; document: string | undefined }) {
  const { say, time } = useLanguage();
  const styles = useStyles();
  const { letterNo, contactName, contactNo, reason, madeAt, letterHash, state } = letter;
  const name = contactName || contactNo;
  const why = state === 'skipped' ? reasonWord(reason as SkipReason, say) : isKnown(reason) ? say(`problems.${reason}`) : reason;
  const when = madeAt && (state === 'made' ? say('afterLog.letterMade', { when: time(madeAt) }) : time(madeAt));
  const under = [say(`afterLog.letters.${outcomeOf(letter)}`), why, document, when].filter(Boolean).join(' · ');
  return (
    <div className={styles.row} title={letterHash}>
      <span className={styles.line}>{letterNo > 0 ? say('log.letter', { letterNo, name }) : name}</span>
      <span className={mergeClasses(styles.line, styles.under)} title={under}>{under}</span>
    </div>
  );
}
