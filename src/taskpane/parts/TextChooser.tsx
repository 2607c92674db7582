import { useState, type ReactNode } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { isMoreThanText, readMarkup } from '../../contract/readMarkup';
import type { TextChoice } from '../../contract/segment';
import { useText } from '../locales/language';
import { Choice } from './Choice';
import { LongText } from './LongText';
import { MarkedText } from './MarkedText';
import { MarkedWords } from './MarkedWords';

const useStyles = makeStyles({
  chooser: { display: 'flex', flexDirection: 'column', rowGap: '8px' },
  standard: {
    margin: 0, padding: '8px 10px', borderLeft: `3px solid ${tokens.colorNeutralStroke1}`, backgroundColor: tokens.colorNeutralBackground2, color: tokens.colorNeutralForeground2,
    whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: '160px', overflowY: 'auto', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300,
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

interface TextChooserProps {
  choice: TextChoice;
  ownText: string;
  /** What is chosen; missing = the text in the letter. */
  label?: string;
  /** What stands there without an own text, '' where there is nothing, and words about it; missing where several contacts are meant. */
  standard?: { text: string; about: ReactNode };
  /** The text may have bold words, links and lists. */
  isMarked?: boolean;
  placeholder: string;
  onChange(choice: TextChoice, ownText: string): void;
  onBlur?(): void;
}

/** Standard · Own · No text (ARCHITECTURE §4). What an own choice without a text means is the caller's matter. */
export function TextChooser({ label, choice, ownText, standard, isMarked = false, placeholder, onChange, onBlur }: TextChooserProps) {
  const say = useText();
  const styles = useStyles();
  const OwnText = isMarked ? MarkedText : LongText;
  const hasSigns = !isMarked && choice === 'own' && isMoreThanText(readMarkup(ownText));
  const [justChosen, setJustChosen] = useState(false);
  function choose(next: TextChoice, pointed: boolean): void {
    // Arrow keys pass Own on the way to No text: there the focus stays.
    setJustChosen(next === 'own' && pointed);
    onChange(next, ownText);
  }
  return (
    <div className={styles.chooser}>
      <Choice label={label ?? say('contact.text')} value={choice} onChange={choose}
        choices={(['standard', 'own', 'none'] as const).map((value) => ({ value, label: say(`contact.choice.${value}`) }))} />
      {choice === 'standard' && standard && <><p className={styles.quiet}>{standard.about}</p>{standard.text !== '' && <blockquote className={styles.standard}>{isMarked ? <MarkedWords text={standard.text} /> : standard.text}</blockquote>}</>}
      {choice === 'own' && (
        <>
          <OwnText label={label === undefined ? say('contact.ownLabel') : say('passages.ownLabel', { title: label })} value={ownText} onChange={(text) => onChange('own', text)} placeholder={placeholder} {...(standard && { help: say('contact.clearReturns') })} {...(hasSigns && { hint: say('passages.signsAreText') })} {...(onBlur && { onBlur })} autoFocus={justChosen && ownText === ''} />
          {ownText === '' && standard && standard.text !== '' && <div><Button size="small" onClick={() => onChange('own', standard.text)}>{say('contact.beginWithStandard')}</Button></div>}
        </>
      )}
      {choice === 'none' && <p className={styles.quiet}>{say(label === undefined ? 'contact.noneMeans' : 'passages.noneMeans')}</p>}
      {choice !== 'own' && ownText !== '' && <p className={styles.quiet}>{say('contact.keptOwn')}</p>}
    </div>
  );
}
