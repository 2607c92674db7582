import { useEffect, useRef, useState } from 'react';
import { Button, Field, makeStyles, MessageBar, MessageBarBody, Select, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { maxTextLength, type LineChange, type SegmentLineRow, type TextChoice } from '../../contract/segment';
import { giveText } from '../actions/giveText';
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

const useStyles = makeStyles({ which: { margin: '0 0 12px' }, names: { margin: '0 0 12px', color: tokens.colorNeutralForeground2 }, warning: { margin: '12px 0 0' }, bar: { display: 'flex', flexDirection: 'column', rowGap: '8px', marginTop: '12px' } });

/** One text for the contacts that were chosen. It is given only on the button: it may replace texts of others. */
export function TextForSeveral({ place: { no, lineNos } }: { place: PlaceAt<'severalContacts'> }) {
  const say = useText();
  const styles = useStyles();
  const { services, keptRows, drafts, kept, back, announce } = usePane();
  const queries = useQueryClient();
  const list = useSegmentRows(no);
  const chosen = new Set(lineNos);
  const contacts = list.rows.filter(({ lineNo }) => chosen.has(lineNo));
  // A colleague may remove some of them meanwhile: the text is for those who are there, and the others are named.
  const [first] = useState(contacts);
  const isKnown = list.state === 'loaded';
  const present = isKnown ? contacts.map(({ lineNo }) => lineNo) : lineNos;
  const gone = !isKnown || contacts.length === lineNos.length ? [] : first.filter(({ lineNo }) => list.store.indexOf(lineNo) < 0);
  const namesOf = (rows: readonly SegmentLineRow[], count: number): string => {
    const names = rows.slice(0, 3).map(({ contactName }) => contactName).join(', ');
    return count > 3 ? say('contact.andMore', { names, count: count - 3 }) : names;
  };
  const passages = (useAsk('segment', { params: { no } }).data?.passages ?? []).filter(({ isInLetter }) => isInLetter);
  const [passage, setPassage] = useState('');
  const draft = `${no}/several`;
  const [text, setText] = useState(() => { const { ownText } = drafts.find(draft) ?? {}; return { choice: 'own' as TextChoice, ownText: String(ownText?.mine ?? '') }; });
  const give = useMutation({
    mutationFn: () => giveText(services.sync, list.store, { segmentNo: no, lineNos: present, change: changeFor(passage, text), replaces }),
    onSuccess: (given) => {
      if (given === 'changed') return;
      const { rows: changed, revision } = given;
      drafts.forget(draft);
      keptRows(no)?.put(changed, revision);
      segmentChanged(queries, no);
      kept.set(`${no} choice`, noChoice);
      announce(say('contact.severalDone', { count: changed.length }));
      back();
    },
  });
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => { if (give.error || give.data === 'changed') said.current?.scrollIntoView?.({ block: 'nearest' }); }, [give.error, give.data]);
  // Of a passage the rows say only that it differs: with a text of its own, or with none.
  const hasOwn = ({ textOrigin, ownPassages = [] }: SegmentLineRow): boolean => (passage === '' ? textOrigin === 'own' : ownPassages.includes(passage));
  // The text in the letter is kept while another choice is made; a passage has one text or none.
  const replaces = (row: SegmentLineRow): boolean => (text.choice === 'own' || passage !== '') && hasOwn(row);
  const replaced = contacts.filter(replaces).length;
  const tooLong = text.ownText.length > maxTextLength;
  const nothing = text.choice === 'own' && text.ownText.trim() === '';
  return (
    <Place title={say('contact.several', { count: present.length })}
      foot={<Button appearance="primary" disabledFocusable={give.isPending || tooLong || nothing || present.length === 0} onClick={() => give.mutate()}>{say('contact.severalApply', { count: present.length })}</Button>}>
      <p className={styles.names}>{namesOf(contacts, present.length)}</p>
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
      <div ref={said} className={styles.bar}>
        {(give.data === 'changed' || gone.length > 0) && (
          <MessageBar intent="warning" layout="multiline" role="alert">
            <MessageBarBody>{gone.length > 0 && say('contact.severalGone', { names: namesOf(gone, gone.length), count: gone.length })} {give.data === 'changed' && present.length > 0 && say('contact.severalChanged')}</MessageBarBody>
          </MessageBar>
        )}
        <ProblemBar error={give.error} onRetry={() => give.mutate()} retrying={give.isPending} />
      </div>
    </Place>
  );
}

/** The change for the text in the letter, or for one of its passages. */
function changeFor(passage: string, { choice, ownText }: { choice: TextChoice; ownText: string }): LineChange {
  if (passage !== '') return { passages: { [passage]: choice === 'own' ? ownText : choice === 'none' ? '' : null } };
  return choice === 'own' ? { textChoice: 'own', ownText } : { textChoice: choice };
}
