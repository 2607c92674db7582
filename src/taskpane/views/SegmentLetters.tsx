import { useMemo, useState } from 'react';
import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { settledOf, type LetterFor, type LetterLink } from '../../contract/segmentLetter';
import { linkLetter, unlinkOne } from '../actions/linkLetter';
import { useLanguage } from '../locales/language';
import { Disclosure } from '../parts/Disclosure';
import { Loading } from '../parts/Loading';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { useAsk } from '../session/asking';
import { usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';
import { changedLinks } from '../session/segmentLetters';
import { useLettersFrom } from '../session/useLettersFrom';
import { useSegmentRows } from '../session/useSegmentRows';
import { whomInWords } from '../session/whomInWords';
import { LetterVersions } from './LetterVersions';
import { OpenLetterButton } from './OpenLetterButton';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: '0 0 16px', padding: 0 },
  letter: { padding: '10px 0', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, display: 'grid', rowGap: '2px', overflowWrap: 'anywhere' },
  whom: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, margin: 0 },
  ways: { display: 'flex', flexWrap: 'wrap', gap: '6px', marginTop: '4px' },
  link: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '6px', margin: '0 0 16px' },
  field: { flexGrow: 1, minWidth: '160px' },
});

/** The Word documents of a segment: whom each is for, since when and by whom, and every version. */
export function SegmentLetters({ place: { no } }: { place: PlaceAt<'segmentLetters'> }) {
  const language = useLanguage();
  const { say } = language;
  const styles = useStyles();
  const pane = usePane();
  const { notes, announce } = pane;
  const queries = useQueryClient();
  const known = useAsk('letters', { params: { no }, staleTime: 0 });
  const items = useMemo(() => known.data?.items ?? [], [known.data]);
  const { rows } = useSegmentRows(no);
  const { hash, links: open, documentOf } = useLettersFrom(no);
  const changed = hash === undefined ? [] : changedLinks(open, { hash, ...settledOf(notes) }).filter(({ documentHash }) => documentHash !== undefined);
  const counts = useMemo(() => {
    const found = new Map<LetterLink | undefined, number>();
    for (const row of rows) { const letter = documentOf(row); found.set(letter, (found.get(letter) ?? 0) + 1); }
    return found;
  }, [documentOf, rows]);
  /** Those whom the segment has no document for: theirs is the open one. */
  const rest = counts.get(undefined) ?? 0;
  const languages = useMemo(() => [...new Set(rows.map(({ languageCode }) => languageCode))].filter((code) => code !== '').sort(), [rows]);
  const [languageCode, setLanguageCode] = useState('');
  const change = useMutation({
    mutationFn: async ({ what, whom }: { what: 'link' | 'unlink'; whom: LetterFor }) => { if (what === 'link') await linkLetter(pane, no, whom); else await unlinkOne(pane, no, whom); },
    onSuccess: (_, { what, whom }) => {
      announce(what === 'link' ? say('letters.linked', { whom: whomInWords(whom, [...items, whom], language) }) : say('letters.takenAway'));
      for (const name of ['letters', 'letterVersions', 'openLetter']) void queries.invalidateQueries({ queryKey: [name] });
    },
  });
  return (
    <Place title={say('letters.title')} under={no}>
      {known.error && <ProblemBar error={known.error} onRetry={() => void known.refetch()} />}
      {known.isPending && !known.error && <Loading />}
      {known.data && items.length === 0 && <p className={styles.quiet}>{say('letters.none')}</p>}
      <ul className={styles.list}>
        {items.map((letter) => {
          const whom = whomInWords(letter, items, language);
          const name = letter.name || say('letters.unnamed');
          return (
            <li key={`${letter.languageCode}/${letter.lineNo ?? ''}`} className={styles.letter}>
              <h2 className={styles.whom}>{whom}</h2>
              <span>{name}{letter.lineNo === undefined && rows.length > 0 && <span className={styles.quiet}> · {say('letters.contacts', { count: counts.get(letter) ?? 0 })}</span>}</span>
              <span className={styles.quiet}>{changed.includes(letter) ? say('letters.changed', { when: language.time(letter.linkedAt) }) : say(letter.documentHash === undefined ? 'letters.notKept' : 'letters.kept', { when: language.time(letter.linkedAt), who: letter.linkedBy })}</span>
              {open.includes(letter) && !changed.includes(letter) && <span className={styles.quiet}>{say('letters.openNow')}</span>}
              <div className={styles.ways}>
                <OpenLetterButton documentHash={letter.documentHash} name={`${name}, ${whom}`} />
                <Button size="small" appearance="subtle" aria-label={say('letters.takeAwayOf', { name, whom })} disabledFocusable={change.isPending} onClick={() => change.mutate({ what: 'unlink', whom: letter })}>{say('letters.takeAway')}</Button>
              </div>
            </li>
          );
        })}
        {items.length > 0 && rest > 0 && (
          <li className={styles.letter}>
            <h2 className={styles.whom}>{say('letters.forOthers')}</h2>
            <span>{say('letters.ofContactOpen')}<span className={styles.quiet}> · {say('letters.contacts', { count: rest })}</span></span>
          </li>
        )}
      </ul>
      <form className={styles.link} onSubmit={(event) => { event.preventDefault(); if (!change.isPending) change.mutate({ what: 'link', whom: { languageCode } }); }}>
        <Field className={styles.field} label={say('letters.link')}>
          <Select value={languageCode} onChange={(_, { value }) => setLanguageCode(value)}>
            {['', ...languages].map((code) => <option key={code} value={code}>{whomInWords({ languageCode: code }, [...items, { languageCode: code }], language)}</option>)}
          </Select>
        </Field>
        <Button type="submit" disabledFocusable={change.isPending}>{say(change.isPending && change.variables.what === 'link' ? 'segment.letter.linking' : 'letters.linkNow')}</Button>
      </form>
      <ProblemBar error={change.error} onRetry={() => { if (change.variables) change.mutate(change.variables); }} />
      <Disclosure name={`letter versions ${no}`} title={say('letters.versions')}><LetterVersions no={no} items={items} /></Disclosure>
    </Place>
  );
}
