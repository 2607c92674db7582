import { useState } from 'react';
import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { maxTextLength, type LineChange, type SegmentLineRow, type TextChoice } from '../../contract/segment';
import { useText } from '../locales/language';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { TextChooser } from '../parts/TextChooser';
import { useAsk } from '../session/asking';
import { segmentChanged } from '../session/changed';
import { noChoice } from '../session/choosing';
import { usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';
import { useSegmentRows } from '../session/useSegmentRows';

const useStyles = makeStyles({ which: { margin: '0 0 12px' }, names: { margin: '0 0 12px', color: tokens.colorNeutralForeground2 }, warning: { margin: '12px 0 0' }, bar: { marginTop: '12px' } });

/** One text for the contacts that were chosen. It is given only on the button: it may replace texts of others. */
export function TextForSeveral({ place: { no, lineNos } }: { place: PlaceAt<'severalContacts'> }) {
  const say = useText();
  const styles = useStyles();
  const { services, keptRows, drafts, kept, back, announce } = usePane();
  const queries = useQueryClient();
  const list = useSegmentRows(no);
  const chosen = new Set(lineNos);
  const contacts = list.rows.filter(({ lineNo }) => chosen.has(lineNo));
  const passages = (useAsk('segment', { params: { no } }).data?.passages ?? []).filter(({ isInLetter }) => isInLetter);
  const [passage, setPassage] = useState('');
  const draft = `${no}/several`;
  const [text, setText] = useState(() => { const { ownText } = drafts.find(draft) ?? {}; return { choice: 'own' as TextChoice, ownText: String(ownText?.mine ?? '') }; });
  const give = useMutation({
    mutationFn: () => services.sync.ask('changeLines', { params: { no }, body: { lineNos, change: changeFor(passage, text) } }),
    onSuccess: ({ rows: changed, revision }) => {
      drafts.forget(draft);
      keptRows(no)?.put(changed, revision);
      segmentChanged(queries, no);
      kept.set(`${no} choice`, noChoice);
      announce(say('contact.severalDone', { count: changed.length }));
      back();
    },
  });
  // Of a passage the rows say only that it differs: with a text of its own, or with none.
  const hasOwn = ({ textOrigin, ownPassages = [] }: SegmentLineRow): boolean => (passage === '' ? textOrigin === 'own' : ownPassages.includes(passage));
  // The text in the letter is kept while another choice is made; a passage has one text or none.
  const replaced = text.choice === 'own' || passage !== '' ? contacts.filter(hasOwn).length : 0;
  const names = contacts.slice(0, 3).map(({ contactName }) => contactName).join(', ');
  const tooLong = text.ownText.length > maxTextLength;
  const nothing = text.choice === 'own' && text.ownText.trim() === '';
  return (
    <Place title={say('contact.several', { count: lineNos.length })}
      foot={<Button appearance="primary" disabledFocusable={give.isPending || tooLong || nothing} onClick={() => give.mutate()}>{say('contact.severalApply', { count: lineNos.length })}</Button>}>
      <p className={styles.names}>{lineNos.length > 3 ? say('contact.andMore', { names, count: lineNos.length - 3 }) : names}</p>
      {passages.length > 0 && (
        <Field className={styles.which} label={say('passages.which')}>
          <Select value={passage} onChange={(_, { value }) => setPassage(value)}>
            <option value="">{say('contact.text')}</option>
            {passages.map(({ id, title }) => <option key={id} value={id}>{say('passages.heading', { title: title || id })}</option>)}
          </Select>
        </Field>
      )}
      <TextChooser isMarked={passage === ''} choice={text.choice} ownText={text.ownText} placeholder={say('contact.severalWrite')}
        onChange={(choice, ownText) => {
          setText({ choice, ownText });
          if (ownText === '') drafts.forget(draft);
          else drafts.keep(draft, { ownText: { mine: ownText, base: '' } });
        }} />
      {replaced > 0 && <p className={styles.warning}>{say(passage === '' ? 'contact.ownReplaced' : 'passages.ownReplaced', { count: replaced })}</p>}
      <div className={styles.bar}><ProblemBar error={give.error} onRetry={() => give.mutate()} retrying={give.isPending} /></div>
    </Place>
  );
}

/** The change for the text in the letter, or for one of its passages. */
function changeFor(passage: string, { choice, ownText }: { choice: TextChoice; ownText: string }): LineChange {
  if (passage !== '') return { passages: { [passage]: choice === 'own' ? ownText : choice === 'none' ? '' : null } };
  return choice === 'own' ? { textChoice: 'own', ownText } : { textChoice: choice };
}
