import { makeStyles, tokens } from '@fluentui/react-components';
import { isForSame } from '../../contract/segmentLetter';
import { useLanguage } from '../locales/language';
import type { useLettersFrom } from '../session/useLettersFrom';
import { whomInWords } from '../session/whomInWords';

const useStyles = makeStyles({
  from: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  title: { margin: 0 },
  list: { margin: '2px 0 8px', paddingInlineStart: '16px', overflowWrap: 'anywhere' },
});

/** Which documents the letters will be made from; nothing where the open one is all that the segment has. */
export function LettersFrom({ from: { links, whom, others, isAlone, isKnown, name } }: { from: ReturnType<typeof useLettersFrom> }) {
  const language = useLanguage();
  const { say } = language;
  const styles = useStyles();
  if (isAlone) return null;
  const all = [...whom, ...others];
  const own = others.filter(({ lineNo }) => lineNo !== undefined).length;
  return (
    <div className={styles.from}>
      <p className={styles.title}>{say('produce.from')}</p>
      <ul className={styles.list}>
        {isKnown && whom.length === 0 && <li>{say('produce.fromNotOpen', { name: name || say('letters.unnamed') })}</li>}
        {whom.length > 0 && <li>{say('produce.fromOpen', { name: name || say('letters.unnamed'), whom: whom.map((one) => whomInWords(links.find((link) => isForSame(link, one)) ?? one, all, language)).join(', ') })}</li>}
        {others.filter(({ lineNo }) => lineNo === undefined).map((link) => <li key={link.languageCode}>{say('produce.fromLetter', { name: link.name || say('letters.unnamed'), whom: whomInWords(link, all, language) })}</li>)}
        {own > 0 && <li>{say('produce.fromOwn', { count: own })}</li>}
      </ul>
    </div>
  );
}
