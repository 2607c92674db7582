import { useState } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { choicesOf } from '../../contract/segmentLetter';
import { useLanguage } from '../locales/language';
import { ProblemBar } from '../parts/ProblemBar';
import { usePane } from '../session/pane';
import type { LetterNotes } from '../../word/wordDocument';
import { fieldLabel } from './checkWords';

const useStyles = makeStyles({
  settled: { marginTop: '16px', color: tokens.colorNeutralForeground2 },
  title: { margin: '0 0 4px', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', columnGap: '8px', overflowWrap: 'anywhere' },
});

/** What the person settled for this letter: fields that may stay empty, what unknown fields mean, and how its letters are made, where no entry says that. Each can be taken back. */
export function CheckSettled({ isAcceptingSaid, isLanguageSaid }: { isAcceptingSaid: boolean; isLanguageSaid: boolean }) {
  const { say } = useLanguage();
  const { notes: { fineFields, fieldMapping, choices } } = usePane();
  return (
    <>
      <Settled title={say('check.fineTitle')} items={fineFields.map((name) => ({ name, what: fieldLabel(name, say, fieldMapping), without: (notes) => ({ fineFields: notes.fineFields.filter((one) => one !== name) }) }))} />
      <Settled title={say('check.mappedTitle')} items={Object.entries(fieldMapping).map(([written, name]) => ({
        name: written, what: say('check.mapped', { written, label: fieldLabel(name, say) }),
        without: (notes) => ({ fieldMapping: Object.fromEntries(Object.entries(notes.fieldMapping).filter(([other]) => other !== written)) }),
      }))} />
      <Settled title={say('check.acceptedTitle')} items={[
        ...(choices?.acceptChanges && !isAcceptingSaid ? [{ name: 'acceptChanges', what: say('check.accepts'), without: (notes: LetterNotes) => ({ choices: choicesOf({ ...notes.choices, acceptChanges: false }) }) }] : []),
        ...(choices?.contactLanguage && !isLanguageSaid ? [{ name: 'contactLanguage', what: say('check.inContactLanguage'), without: (notes: LetterNotes) => ({ choices: choicesOf({ ...notes.choices, contactLanguage: false }) }) }] : []),
      ]} />
    </>
  );
}

function Settled({ title, items }: { title: string; items: { name: string; what: string; without: (notes: LetterNotes) => Partial<LetterNotes> }[] }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const { changeNotes } = usePane();
  const [problem, setProblem] = useState<unknown>();
  if (items.length === 0) return null;
  return (
    <section className={styles.settled}>
      <h2 className={styles.title}>{title}</h2>
      <ProblemBar error={problem} />
      <ul className={styles.list}>
        {items.map(({ name, what, without }) => (
          <li key={name} className={styles.item}>{what}<Button size="small" appearance="subtle" aria-label={say('check.takeBackOf', { what })} onClick={() => { setProblem(undefined); changeNotes(without).catch(setProblem); }}>{say('check.takeBack')}</Button></li>
        ))}
      </ul>
    </section>
  );
}
