import { useState } from 'react';
import { Button, Checkbox, Field, Input, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { TextAddRegular } from '@fluentui/react-icons/svg/text-add';
import { useMutation } from '@tanstack/react-query';
import type { MergeFieldInfo } from '../../contract/mergeFields';
import type { MergeFieldToInsert } from '../../word/wordDocument';
import { useText } from '../locales/language';
import { Disclosure } from '../parts/Disclosure';
import { Loading } from '../parts/Loading';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { SearchField } from '../parts/SearchField';
import { useAsk } from '../session/asking';
import { useKept, usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';
import { getsNoLetter } from '../session/rowFilter';
import { useSample } from '../session/sampleRecord';
import { useOpenLetter } from '../session/useOpenLetter';
import { useSegmentRows } from '../session/useSegmentRows';
import { LetterPassages } from './LetterPassages';

const useStyles = makeStyles({
  top: { padding: '0 16px 8px', display: 'flex', flexDirection: 'column', rowGap: '4px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  sample: { display: 'flex', alignItems: 'center', columnGap: '4px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, '& > span': { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } },
  small: { minWidth: '24px' },
  comment: { margin: '12px 16px 4px', padding: '8px 12px', backgroundColor: tokens.colorBrandBackground2, borderRadius: tokens.borderRadiusMedium, border: `1px solid ${tokens.colorBrandStroke2}`, display: 'flex', flexDirection: 'column', rowGap: '4px' },
  commentHead: { display: 'flex', justifyContent: 'space-between', alignItems: 'center', columnGap: '8px' },
  commentTitle: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  intro: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  group: { margin: 0, padding: '12px 16px 4px', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground3 },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  field: {
    display: 'block', width: '100%', padding: '6px 16px', border: 'none', backgroundColor: 'transparent', color: tokens.colorNeutralForeground1, textAlign: 'start', cursor: 'pointer',
    fontFamily: tokens.fontFamilyBase, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', columnGap: '8px' },
  name: { fontSize: '11px', color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere', textAlign: 'end', minWidth: 0 },
  value: { display: 'block', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground3, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minHeight: tokens.lineHeightBase200 },
  none: { fontStyle: 'italic' },
  quiet: { padding: '16px', margin: 0, color: tokens.colorNeutralForeground3 },
  bar: { padding: '8px 16px 0' },
});

const groups = ['contact', 'address', 'salutation', 'line', 'salesperson', 'segment', 'sender'] as const;

/** The merge fields in groups, with what each prints for one contact. Choosing one puts it after the cursor of the letter. */
export function FieldPalette({ place: { no } }: { place: PlaceAt<'fields'> }) {
  const say = useText();
  const styles = useStyles();
  const { services, announce, go } = usePane();
  const { texts = 0, readAgain } = useOpenLetter(true);
  const fields = useAsk('mergeFields', { staleTime: Infinity });
  const { lineNo, back, on } = useSampleContact(no);
  const sample = useSample(no, lineNo);
  const [search, setSearch] = useKept('fields.search', '');
  const insert = useMutation({
    mutationFn: (field: MergeFieldToInsert) => services.word.insertMergeField(field),
    onSuccess: (_, field) => {
      announce(say('fields.inserted', { field: `«${field.name}»` }));
      // What cannot be read is not counted: the field stands in the letter all the same, and the check counts again.
      if (field.name === 'Comment') readAgain();
    },
  });
  const words = search.toLocaleLowerCase().split(/[\s_]+/).filter(Boolean);
  const found = (fields.data?.items ?? []).filter((field) => {
    const known = `${say(`field.${field.name}`)} ${field.name.replace(/_/g, ' ')} ${field.aliases.join(' ').replace(/_/g, ' ')} ${sample.data?.valueOf(field.name) ?? ''}`.toLocaleLowerCase();
    return words.every((word) => known.includes(word));
  });
  return (
    <Place title={say('fields.title')} flush
      top={(
        <div className={styles.top}>
          <p className={styles.intro}>{say('fields.intro')}</p>
          <SearchField label={say('fields.search')} value={search} onChange={setSearch} />
          <SampleStepper name={sample.data?.contactName} back={back} on={on} />
        </div>
      )}>
      <div className={styles.bar}>
        <ProblemBar error={insert.error} {...(insert.variables && { onRetry: () => insert.mutate(insert.variables) })} />
        {texts > 1 && <MessageBar intent="warning" layout="multiline"><MessageBarBody>{say('check.issue.TEXT_TWICE', { count: texts })} <Button size="small" onClick={() => go({ at: 'check', no })}>{say('fields.toCheck')}</Button></MessageBarBody></MessageBar>}
        <ProblemBar error={fields.error ?? sample.error} onRetry={() => { void fields.refetch(); void sample.refetch(); }} />
      </div>
      {fields.isPending && !fields.error && <Loading />}
      {search === '' && fields.data && <CommentField isThere={texts > 0} sample={sample.data?.valueOf('Comment')} inserting={insert.isPending} onInsert={(field) => insert.mutate(field)} />}
      {search === '' && fields.data && <LetterPassages no={no} />}
      {fields.data && found.length === 0 && <p className={styles.quiet}>{say('fields.none', { search })}</p>}
      {groups.map((group) => {
        const shown = found.filter((field) => field.group === group && (field.name !== 'Comment' || search !== ''));
        if (shown.length === 0) return null;
        return (
          <section key={group} aria-label={say(`fields.group.${group}`)}>
            <h2 className={styles.group}>{say(`fields.group.${group}`)}</h2>
            <ul className={styles.list}>{shown.map((field) => <li key={field.name}><FieldButton field={field} isThere={field.name === 'Comment' && texts > 0} value={sample.data?.valueOf(field.name)} onInsert={() => insert.mutate(field.name === 'Comment' ? { name: 'Comment', ownParagraph: true } : { name: field.name })} /></li>)}</ul>
          </section>
        );
      })}
    </Place>
  );
}

function FieldButton({ field: { name }, isThere, value, onInsert }: { field: MergeFieldInfo; /** It is in the letter, and once is enough. */ isThere: boolean; value: string | undefined; onInsert: () => void }) {
  const say = useText();
  const styles = useStyles();
  return (
    <button type="button" className={styles.field} onClick={onInsert}>
      <span className={styles.head}><span>{say(`field.${name}`)}</span><span className={styles.name}>{`«${name}»`}</span></span>
      {isThere && <span className={styles.value}>{say('fields.commentThere')}</span>}
      <span className={styles.value}>{value === undefined ? '' : value === '' ? <span className={styles.none}>{say('fields.noSample')}</span> : value.replace(/\s*\n\s*/g, ', ')}</span>
    </button>
  );
}

/** The most wanted field: the text for one contact. In a paragraph of its own, or after words that go with it, so that nothing is left where there is no text. */
function CommentField({ isThere, sample, inserting, onInsert }: { isThere: boolean; sample: string | undefined; inserting: boolean; onInsert: (field: MergeFieldToInsert) => void }) {
  const say = useText();
  const styles = useStyles();
  const [textBefore, setTextBefore] = useKept('fields.textBefore', '');
  const [ownParagraph, setOwnParagraph] = useKept('fields.ownParagraph', true);
  return (
    <section className={styles.comment} aria-label={say('fields.commentTitle')}>
      <div className={styles.commentHead}>
        <h2 className={styles.commentTitle}>{say('fields.commentTitle')}</h2>
        <Button size="small" appearance={isThere ? 'secondary' : 'primary'} icon={<TextAddRegular />} disabledFocusable={inserting} onClick={() => onInsert({ name: 'Comment', ownParagraph, ...(textBefore !== '' && { textBefore }) })}>{say(isThere ? 'fields.insertAgain' : 'fields.insertComment')}</Button>
      </div>
      <p className={styles.intro}>{say('fields.commentIntro')}</p>
      {isThere && <p className={styles.intro}><strong>{say('fields.commentThere')}</strong></p>}
      {sample !== undefined && sample !== '' && <span className={styles.value}>{textBefore}{sample}</span>}
      <Disclosure name="comment" title={say('fields.commentOptions')}>
        <Field label={say('fields.textBefore')} hint={say('fields.textBeforeHelp')}><Input value={textBefore} onChange={(_, data) => setTextBefore(data.value)} /></Field>
        <Checkbox label={say('fields.ownParagraph')} checked={ownParagraph} onChange={(_, data) => setOwnParagraph(data.checked === true)} />
      </Disclosure>
    </section>
  );
}

/** Whose values are shown: the contact that was open last, else the first; and the way to the next. */
function useSampleContact(no: string): { lineNo: number | undefined; back: (() => void) | undefined; on: (() => void) | undefined } {
  const { rows, store } = useSegmentRows(no);
  const { kept } = usePane();
  const [chosen, setChosen] = useState(kept.get(`${no} lastContact`) as number | undefined);
  // A person in a company has something in most fields; a company has no first name.
  const telling = (): number => rows.findIndex((row) => row.companyName !== '' && row.companyName !== row.contactName && !getsNoLetter(row));
  const place = Math.max(0, chosen === undefined ? telling() : store.indexOf(chosen));
  const step = (by: number) => { const row = rows[place + by]; return row && (() => setChosen(row.lineNo)); };
  return { lineNo: rows[place]?.lineNo, back: step(-1), on: step(1) };
}

function SampleStepper({ name, back, on }: { name: string | undefined; back: (() => void) | undefined; on: (() => void) | undefined }) {
  const say = useText();
  const styles = useStyles();
  return (
    <div className={styles.sample}>
      <span>{name === undefined ? '' : say('fields.samplesOf', { name })}</span>
      <Button className={styles.small} size="small" appearance="subtle" icon={<ChevronLeftRegular />} aria-label={say('contact.previous')} disabledFocusable={!back} onClick={back} />
      <Button className={styles.small} size="small" appearance="subtle" icon={<ChevronRightRegular />} aria-label={say('contact.next')} disabledFocusable={!on} onClick={on} />
    </div>
  );
}
