import { useState } from 'react';
import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { ArrowRedoRegular } from '@fluentui/react-icons/svg/arrow-redo';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { BookmarkRegular } from '@fluentui/react-icons/svg/bookmark';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { MailMultipleRegular } from '@fluentui/react-icons/svg/mail-multiple';
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add';
import type { CriteriaStep } from '../../contract/criteria';
import { useLanguage } from '../locales/language';
import { Disclosure } from '../parts/Disclosure';
import { Loading } from '../parts/Loading';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { Section } from '../parts/Section';
import { WayButton } from '../parts/WayButton';
import { optionsFor } from '../session/actionDraft';
import { useAsk } from '../session/asking';
import { useContactsAction } from '../session/contactsAction';
import { sayStep, type ValueInWords } from '../session/criteriaWords';
import { usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';
import { useValueLabels } from '../session/valueLabels';
import { SaveCriteria } from './SaveCriteria';

const useStyles = makeStyles({
  ways: { display: 'flex', flexDirection: 'column', rowGap: '6px', marginBottom: '20px' },
  steps: { margin: '0 0 8px', padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column' },
  step: { padding: '6px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, overflowWrap: 'anywhere' },
  undone: { color: tokens.colorNeutralForeground3 },
  facts: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  title: { margin: '8px 0 0', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightSemibold },
  row: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginBottom: '12px' },
  quiet: { margin: '0 0 8px', color: tokens.colorNeutralForeground3 },
});

/** All ways to choose the contacts of a segment, and the steps in which it was done, with the way back and forth. */
export function ChooseContacts({ place: { no } }: { place: PlaceAt<'chooseContacts'> }) {
  const language = useLanguage();
  const { say } = language;
  const styles = useStyles();
  const { go, announce } = usePane();
  const segment = useAsk('segment', { params: { no }, staleTime: 0 });
  const criteria = useAsk('criteria', { params: { no }, staleTime: 0 });
  const { steps = [], undone = [] } = criteria.data ?? {};
  const inWords = useValueLabels(language, [...steps, ...undone].filter(({ origin }) => origin === 'criteria' || origin === 'savedCriteria').map(({ filters }) => filters));
  const [said, setSaid] = useState<string>();
  const tell = (text: string): void => { setSaid(text); announce(text); };
  const back = useContactsAction('goBack', no, ({ lineCount }) => tell(say('criteria.wentBack', { count: lineCount })));
  const again = useContactsAction('redo', no, ({ lineCount }) => tell(say('criteria.didAgain', { count: lineCount })));
  const busy = back.isPending || again.isPending || criteria.isFetching;
  return (
    <Place title={say('criteria.title')} under={[no, segment.data && say('segment.contacts', { count: segment.data.lineCount })].filter(Boolean).join(' · ')}>
      <div className={styles.ways}>
        <WayButton icon={<PersonAddRegular />} title={say('criteria.way.find')} under={say('criteria.way.find.help')} onClick={() => go({ at: 'findContacts', no })} />
        <WayButton icon={<FilterRegular />} title={say('criteria.way.choose')} under={say('criteria.way.choose.help')} onClick={() => go({ at: 'chooseByCriteria', no })} />
        <WayButton icon={<BookmarkRegular />} title={say('criteria.way.saved')} under={say('criteria.way.saved.help')} onClick={() => go({ at: 'savedCriteria', no })} />
        <WayButton icon={<HistoryRegular />} title={say('criteria.way.logged')} under={say('criteria.way.logged.help')} onClick={() => go({ at: 'reuseLogged', no })} />
        <WayButton icon={<MailMultipleRegular />} title={say('criteria.way.mailingGroup')} under={say('criteria.way.mailingGroup.help')} onClick={() => go({ at: 'mailingGroup', no })} />
      </div>
      <Section title={say('criteria.steps')}>
        {said !== undefined && <MessageBar intent="success" layout="multiline"><MessageBarBody>{said}</MessageBarBody></MessageBar>}
        <ProblemBar error={back.error ?? again.error} />
        {criteria.isPending && criteria.error === null && <Loading />}
        <ProblemBar error={criteria.error} onRetry={() => void criteria.refetch()} />
        {criteria.data && steps.length === 0 && <p className={styles.quiet}>{say('criteria.noSteps')}</p>}
        <ol className={styles.steps}>{steps.map((step) => <Step key={step.position} step={step} inWords={inWords} />)}</ol>
        {undone.length > 0 && (
          <>
            <h3 className={styles.title}>{say('criteria.undone')}</h3>
            <ol className={styles.steps}>{undone.map((step, place) => <Step key={place} step={step} inWords={inWords} undone />)}</ol>
          </>
        )}
        <div className={styles.row}>
          <Button size="small" icon={<ArrowUndoRegular />} disabledFocusable={steps.length === 0 || busy} onClick={() => back.mutate({ body: {}, ifMatch: segment.data?.revision })}>{say('criteria.goBack')}</Button>
          {undone.length > 0 && <Button size="small" icon={<ArrowRedoRegular />} disabledFocusable={busy} onClick={() => again.mutate({ body: {}, ifMatch: segment.data?.revision })}>{say('criteria.redo')}</Button>}
        </div>
        {steps.length > 0 && <Disclosure name="criteria save" title={say('criteria.save')}><SaveCriteria no={no} /></Disclosure>}
      </Section>
    </Place>
  );
}

/** One step: what was done, what came along, how many, who and when. */
function Step({ step, inWords, undone = false }: { step: CriteriaStep; inWords: ValueInWords; undone?: boolean }) {
  const language = useLanguage();
  const { say, time } = language;
  const styles = useStyles();
  const { op, origin, originName = '', options, changed, at, by } = step;
  const facts = [
    say(op === 'add' ? 'criteria.came' : 'criteria.went', { count: changed }),
    origin === 'byHand' && say('criteria.origin.byHand'), origin === 'savedCriteria' && say('criteria.origin.savedCriteria', { name: originName }),
    ...(origin === 'byHand' || origin === 'loggedSegment' ? [] : optionsFor[op].filter((name) => options[name]).map((name) => say(`criteria.option.${name}`))), time(at), by,
  ];
  return <li className={undone ? `${styles.step} ${styles.undone}` : styles.step}>{sayStep(language, step, inWords)}<div className={styles.facts}>{facts.filter(Boolean).join(' · ')}</div></li>;
}
