import { useMemo, useState } from 'react';
import { Button, Checkbox, makeStyles, MessageBar, MessageBarBody, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { correspondenceTypes, type CorrespondenceType } from '../../contract/interaction';
import type { MergeRunOptions } from '../../contract/mergeRun';
import { barrierToLetter, planLetters, usualTypes } from '../../contract/whoGetsALetter';
import { defaultNamePattern } from '../../merge/letter/letterNames';
import { useLanguage } from '../locales/language';
import { ProblemBar } from '../parts/ProblemBar';
import { useLastCheck } from '../session/lastCheck';
import { useKept, usePane } from '../session/pane';
import type { RunQueue } from '../session/runQueue';
import { useLettersFrom } from '../session/useLettersFrom';
import { useSegmentRows } from '../session/useSegmentRows';
import { LettersFrom } from './LettersFrom';
import { ProduceErrors } from './ProduceErrors';
import { ProduceNames } from './ProduceNames';
import { correspondenceWord } from './produceWords';
import { ProduceWithout } from './ProduceWithout';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '16px' },
  group: { border: 'none', margin: 0, padding: 0, minWidth: 0, display: 'grid' },
  title: { padding: 0, marginBottom: '2px', fontWeight: tokens.fontWeightSemibold },
  hint: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  chosen: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', columnGap: '8px', '& button': { flexShrink: 0, whiteSpace: 'nowrap' } },
});

/** Who gets a letter, and what is made: the two decisions before producing. */
export function ProduceForm({ queue, no, chosen }: { queue: RunQueue; no: string; chosen?: number[] | undefined }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const { services, replace, go } = usePane();
  const { rows, state, lineCount, error, store } = useSegmentRows(no);
  const only = chosen && new Set(chosen);
  const mine = only ? rows.filter(({ lineNo }) => only.has(lineNo)) : rows;
  const counts = new Map(correspondenceTypes.map((type) => [type, mine.filter((row) => row.correspondenceType === type && barrierToLetter(row) === undefined).length]));
  const [chosenTypes, setTypes] = useKept<CorrespondenceType[] | undefined>(`produce.types.${no}`, undefined);
  const [handOver, setHandOver] = useKept<MergeRunOptions['handOver']>('produce.handOver', 'combined');
  const [pattern, setPattern] = useKept('produce.pattern', defaultNamePattern);
  const wanted = chosenTypes ?? usualTypes(mine);
  const plan = useMemo(() => planLetters(rows, { correspondenceTypes: wanted, ...(chosen ? { chosen } : {}) }), [rows, wanted.join(), chosen]);
  const from = useLettersFrom(no);
  const documents = useMemo(() => from.countFor(plan.lineNos.map((lineNo) => rows[store.indexOf(lineNo)]!)), [from, plan]);
  const { canDownload } = services.word.host();
  const loading = state !== 'loaded';
  const [lastCheck] = useLastCheck(no);
  const { errors, warnings, stopsLog } = lastCheck ?? { errors: 0, warnings: 0, stopsLog: false };
  const [asked, setAsked] = useState(false);
  const make = (): void => void queue.start({ correspondenceTypes: wanted, handOver, namePattern: pattern.trim() || defaultNamePattern, ...(chosen ? { chosen } : {}) });
  return (
    <form className={styles.form} onSubmit={(event) => { event.preventDefault(); if (errors > 0) setAsked(true); else make(); }}>
      {state === 'failed' && <ProblemBar error={error} onRetry={() => store.load()} />}
      {chosen && <div className={styles.chosen}><span>{say('produce.onlyChosen', { count: chosen.length })}</span><Button size="small" onClick={() => replace({ at: 'produce', no })}>{say('produce.allContacts')}</Button></div>}
      <LettersFrom from={from} />
      <fieldset className={styles.group}>
        <legend className={styles.title}>{say('produce.types')}</legend>
        {correspondenceTypes.filter((type) => counts.get(type)! > 0).map((type) => (
          <Checkbox key={type} label={say('produce.typeCount', { type: correspondenceWord(type, say), count: counts.get(type)! })} checked={wanted.includes(type)}
            onChange={(_, { checked }) => setTypes(checked ? [...wanted, type] : wanted.filter((one) => one !== type))} />
        ))}
        {state === 'loading' && <span className={styles.hint} role="status">{say('produce.readingCount', { loaded: rows.length, total: lineCount })}</span>}
      </fieldset>
      <fieldset className={styles.group}>
        <legend className={styles.title}>{say('produce.how')}</legend>
        <RadioGroup value={handOver} onChange={(_, { value }) => setHandOver(value as MergeRunOptions['handOver'])} aria-label={say('produce.how')}>
          <Radio value="combined" label={<>{say('produce.combined')}<span className={styles.hint}>{documents > 1 ? say('produce.combinedHintSeveral', { count: documents }) : say('produce.combinedHint')}</span></>} />
          <Radio value="separate" disabled={!canDownload} label={<>{say('produce.separate')}<span className={styles.hint}>{say('produce.separateHint')}</span></>} />
        </RadioGroup>
        {!canDownload && <MessageBar intent="info" layout="multiline"><MessageBarBody>{say('produce.macNoDownload')}</MessageBarBody></MessageBar>}
        {handOver === 'separate' && canDownload && <ProduceNames no={no} lineNo={plan.lineNos[0]} pattern={pattern} onChange={setPattern} />}
      </fieldset>
      <ProduceWithout no={no} lines={plan.skipped.map(({ lineNo, reason }) => ({ lineNo, reason, ...contactOf(rows[store.indexOf(lineNo)]) })).filter(({ reason }) => reason !== 'notChosen')} future />
      {errors > 0 && <ProduceErrors no={no} errors={errors} stopsLog={stopsLog} asked={asked} count={plan.lineNos.length} onMake={make} />}
      {!lastCheck && <div className={styles.chosen}><span className={styles.hint}>{say('produce.notChecked')}</span><Button size="small" onClick={() => go({ at: 'check', no })}>{say('produce.checkNow')}</Button></div>}
      {errors === 0 && warnings > 0 && <div className={styles.chosen}><span className={styles.hint}>{say('produce.warningsOpen', { count: warnings })}</span><Button size="small" onClick={() => go({ at: 'check', no })}>{say('produce.toWarnings', { count: warnings })}</Button></div>}
      {!loading && plan.lineNos.length === 0 && <span className={styles.hint}>{say('produce.nobody')}</span>}
      {!(errors > 0 && asked) && <Button type="submit" appearance="primary" size="large" disabledFocusable={loading || plan.lineNos.length === 0}>{say('produce.make', { count: plan.lineNos.length })}</Button>}
    </form>
  );
}

const contactOf = (row: { contactNo: string; contactName: string } | undefined): { contactNo: string; contactName: string } => ({ contactNo: row?.contactNo ?? '', contactName: row?.contactName ?? '' });
