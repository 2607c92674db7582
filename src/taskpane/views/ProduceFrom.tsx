import { makeStyles, tokens } from '@fluentui/react-components';
import { isForSame } from '../../contract/segmentLetter';
import { useLanguage } from '../locales/language';
import { useAsk } from '../session/asking';
import { usePane } from '../session/pane';
import { forAll, linksOfOpen, whomOf } from '../session/segmentLetters';
import { useOpenLetter } from '../session/useOpenLetter';
import { whomInWords } from '../session/whomInWords';

const useStyles = makeStyles({
  from: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  title: { margin: 0 },
  list: { margin: '2px 0 0', paddingInlineStart: '16px', overflowWrap: 'anywhere' },
});

/** Which documents the letters will be made from; nothing where it is the open one for everybody. */
export function ProduceFrom({ no }: { no: string }) {
  const language = useLanguage();
  const { say } = language;
  const styles = useStyles();
  const { services: { word }, notes } = usePane();
  const items = useAsk('letters', { params: { no } }).data?.items ?? [];
  const hash = useOpenLetter(items.some(({ templateHash }) => templateHash !== ''));
  const links = linksOfOpen(items, no, { hash, file: word.file(), notes });
  const whom = links.length > 0 ? links : [notes.segmentNo === no ? whomOf(notes) : forAll];
  const others = items.filter((link) => !whom.some((one) => isForSame(one, link)) && (link.documentHash !== undefined || !isForSame(link, forAll)));
  if (others.length === 0) return null;
  const all = [...whom, ...others];
  const own = others.filter(({ lineNo }) => lineNo !== undefined).length;
  return (
    <div className={styles.from}>
      <p className={styles.title}>{say('produce.from')}</p>
      <ul className={styles.list}>
        <li>{say('produce.fromOpen', { whom: whom.map((one) => whomInWords(one, all, language)).join(', ') })}</li>
        {others.filter(({ lineNo }) => lineNo === undefined).map((link) => <li key={link.languageCode}>{say('produce.fromLetter', { name: link.name || say('letters.unnamed'), whom: whomInWords(link, all, language) })}</li>)}
        {own > 0 && <li>{say('produce.fromOwn', { count: own })}</li>}
      </ul>
    </div>
  );
}
