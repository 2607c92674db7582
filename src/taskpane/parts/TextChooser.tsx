import { useState } from 'react';
import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import type { TextChoice } from '../../contract/segment';
import { useText } from '../locales/language';
import { Choice } from './Choice';
import { LongText } from './LongText';

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
  /** The standard text of the contact's language, '' where there is none; missing where several contacts are meant. */
  standard?: { text: string; language: string; onEdit: () => void };
  placeholder: string;
  onChange(choice: TextChoice, ownText: string): void;
  onBlur?(): void;
}

/** Standard · Own · No text (ARCHITECTURE §4). What an own choice without a text means is the caller's matter. */
export function TextChooser({ choice, ownText, standard, placeholder, onChange, onBlur }: TextChooserProps) {
  const say = useText();
  const styles = useStyles();
  const [justChosen, setJustChosen] = useState(false);
  function choose(next: TextChoice): void {
    setJustChosen(next === 'own');
    onChange(next, ownText);
  }
  return (
    <div className={styles.chooser}>
      <Choice label={say('contact.text')} value={choice} onChange={choose}
        choices={(['standard', 'own', 'none'] as const).map((value) => ({ value, label: say(`contact.choice.${value}`) }))} />
      {choice === 'standard' && standard && (standard.text === ''
        ? <p className={styles.quiet}>{say('contact.standardMissing', { language: standard.language })} <Link inline onClick={standard.onEdit}>{say('contact.editStandard')}</Link></p>
        : <><p className={styles.quiet}>{say('contact.standardIs', { language: standard.language })} <Link inline onClick={standard.onEdit}>{say('contact.editStandard')}</Link></p><blockquote className={styles.standard}>{standard.text}</blockquote></>)}
      {choice === 'own' && (
        <>
          <LongText label={say('contact.ownLabel')} value={ownText} onChange={(text) => onChange('own', text)} placeholder={placeholder} {...(standard && { help: say('contact.clearReturns') })} {...(onBlur && { onBlur })} autoFocus={justChosen && ownText === ''} />
          {ownText === '' && standard && standard.text !== '' && <div><Button size="small" onClick={() => onChange('own', standard.text)}>{say('contact.beginWithStandard')}</Button></div>}
        </>
      )}
      {choice === 'none' && <p className={styles.quiet}>{say('contact.noneMeans')}</p>}
      {choice !== 'own' && ownText !== '' && <p className={styles.quiet}>{say('contact.keptOwn')}</p>}
    </div>
  );
}
