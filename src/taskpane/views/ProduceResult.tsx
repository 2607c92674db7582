import { useEffect, useState } from 'react';
import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { useQueryClient } from '@tanstack/react-query';
import { useLanguage, type Language } from '../locales/language';
import { ProblemBar } from '../parts/ProblemBar';
import { usePane } from '../session/pane';
import type { RunQueue } from '../session/runQueue';
import type { HandOver, RunFile, RunSnapshot } from '../session/runSnapshot';
import { ProduceAgain } from './ProduceAgain';
import { ProduceWithout } from './ProduceWithout';

const useStyles = makeStyles({
  result: { display: 'grid', rowGap: '12px' },
  title: { display: 'flex', alignItems: 'center', columnGap: '8px', margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  done: { color: tokens.colorStatusSuccessForeground1, fontSize: '24px', flexShrink: 0 },
  files: { display: 'grid', rowGap: '8px' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  list: { margin: '4px 0 0', paddingInlineStart: '16px' },
  wide: { width: '100%' },
});

const mostNamed = 2;

/** The letters are made: open them, see who got none and why, go on to Log. */
export function ProduceResult({ queue, run, no }: { queue: RunQueue; run: RunSnapshot; no: string }) {
  const language = useLanguage();
  const { say } = language;
  const styles = useStyles();
  const { services, go, announce } = usePane();
  const queries = useQueryClient();
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [again, setAgain] = useState<() => void>();
  const { stage, files, made, failures, withoutLetter, letterChangedSince, kept } = run;
  const { platform, canDownload, canOpenLetters } = services.word.host();
  const combined = run.run!.options.handOver === 'combined';
  const documents = new Set(files.map(({ letter }) => letter?.document)).size;
  const allGiven = files.every(({ handedOver }) => handedOver.length > 0);
  const wasGiven = (how: HandOver): boolean => files.some(({ handedOver }) => handedOver.includes(how));

  // The person writes in the letter and comes back into the pane: then, too, it may have changed.
  useEffect(() => {
    const compare = (): void => { queue.compareLetter().catch(() => undefined); };
    compare();
    window.addEventListener('focus', compare);
    return () => window.removeEventListener('focus', compare);
  }, [queue]);
  useEffect(() => announce(say('produce.made', { count: made })), [announce, say, made]);
  async function trying(work: () => Promise<unknown>): Promise<void> {
    setProblem(undefined);
    setBusy(true);
    try {
      await work();
    } catch (error) {
      setProblem(error);
      setAgain(() => () => void trying(work));
    } finally {
      setBusy(false);
    }
  }
  /** The very letters of the document, one file each; the run stays as it is. */
  async function zipOfAll(): Promise<void> {
    const { files: zips } = await queue.again(run.run!.id, Array.from({ length: run.total }, (_, index) => index + 1), 'separate');
    for (const { name, blob } of zips) services.download(name, blob);
  }
  const give = (place: number, how: HandOver) => void trying(() => queue.handOver(place, how));
  const ofPart = (words: string, { part }: RunFile): string => (part ? `${words} · ${say('produce.part', { part: part.number, count: part.count })}` : words);
  const openWord = (file: RunFile): string => {
    const { letter, part, handedOver } = file;
    const wasOpened = handedOver.includes('open');
    if (!letter && !wasOpened) return part ? say('produce.openPart', { part: part.number, count: part.count }) : say('produce.openAll');
    return ofPart(letter ? say(wasOpened ? 'produce.openOfAgain' : 'produce.openOf', { name: letterWords(letter, language) }) : say('produce.openAgain'), file);
  };
  const downloadWord = (file: RunFile): string =>
    ofPart(file.letter ? say('produce.downloadOf', { name: letterWords(file.letter, language) }) : file.handedOver.includes('download') ? say('produce.downloadAgain') : say(combined ? 'produce.downloadDocument' : 'produce.downloadZip'), file);
  return (
    <section className={styles.result}>
      <h2 className={styles.title}><CheckmarkCircleFilled className={styles.done} aria-hidden="true" />{say('produce.made', { count: made })}</h2>
      {failures.length > 0 && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>
            {say('produce.failed', { count: failures.length })}
            <ul className={styles.list}>{failures.slice(0, 20).map(({ lineNo, letterNo, contactName }) => <li key={lineNo}>{say('produce.failedLetter', { letterNo, name: contactName })}</li>)}</ul>
          </MessageBarBody>
        </MessageBar>
      )}
      {!kept && stage === 'made' && <MessageBar intent="warning" layout="multiline"><MessageBarBody>{say('produce.notKept')}</MessageBarBody></MessageBar>}
      <div className={styles.files}>
        {files.map((file, place) => (
          <div key={file.name} className={styles.files}>
            {combined && canOpenLetters && <Button className={styles.wide} size="large" appearance={file.handedOver.length > 0 ? 'secondary' : 'primary'} disabledFocusable={busy} onClick={() => give(place, 'open')}>{openWord(file)}</Button>}
            {canDownload && <Button className={styles.wide} appearance={combined || file.handedOver.length > 0 ? 'secondary' : 'primary'} disabledFocusable={busy} onClick={() => give(place, 'download')}>{downloadWord(file)}</Button>}
          </div>
        ))}
        {documents > 1 && <p className={styles.quiet}>{say('produce.severalDocuments', { count: documents })}</p>}
        {combined && <p className={styles.quiet}>{say(`produce.where.${platform}`)}</p>}
        {combined && canDownload && made > 0 && <div><Button size="small" disabledFocusable={busy} onClick={() => void trying(zipOfAll)}>{say('produce.zipOfAll')}</Button></div>}
        {!canDownload && !combined && <p className={styles.quiet}>{say('produce.macNoDownload')}</p>}
        {allGiven && <p className={styles.quiet} role="status">{[wasGiven('open') && say('produce.opened'), wasGiven('download') && say('produce.downloading')].filter(Boolean).join(' ')}</p>}
      </div>
      {/* It comes a moment after the buttons: above them it would push them from under the pointer. */}
      {letterChangedSince && <MessageBar intent="warning" layout="multiline"><MessageBarBody>{say('produce.letterChanged')}</MessageBarBody></MessageBar>}
      <ProblemBar error={problem} onRetry={again} retrying={busy} />
      {allGiven && stage === 'made' && <MessageBar intent="warning" layout="multiline"><MessageBarBody>{say('produce.notNoted')} <Button size="small" disabledFocusable={busy} onClick={() => void trying(() => queue.markHandedOver())}>{say('problems.tryAgain')}</Button></MessageBarBody></MessageBar>}
      {stage === 'handedOver' && <><p className={styles.quiet}>{say('produce.handedOver')}</p><Button appearance="primary" size="large" onClick={() => go({ at: 'log', no })}>{say('produce.toLog')}</Button></>}
      <ProduceWithout no={no} lines={withoutLetter} />
      <ProduceAgain queue={queue} run={run} />
      <div>
        <Button size="small" disabledFocusable={busy} onClick={() => void trying(async () => { await queue.abandon(run.run!.id); await queries.invalidateQueries({ queryKey: ['openMergeRun', no] }); })}>{say('produce.startNew')}</Button>
        <p className={styles.quiet}>{say('produce.startNewHint')}</p>
      </div>
    </section>
  );
}

/** A document of several: its name, whom it is for, and how many letters were made from it. */
function letterWords({ name, languageCodes, contactNames, isFirst, letters }: NonNullable<RunFile['letter']>, { say, languageName }: Language): string {
  const others = contactNames.length - mostNamed;
  const whom = isFirst ? say('letters.forOthers') : [...languageCodes.map(languageName), ...contactNames.slice(0, mostNamed), ...(others > 0 ? [say('produce.andMore', { count: others })] : [])].join(', ');
  return `${name || say('letters.unnamed')}${whom && ` (${whom})`} · ${say('produce.letters', { count: letters })}`;
}
