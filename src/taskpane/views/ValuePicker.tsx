import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useLanguage } from '../locales/language';
import { ProblemBar } from '../parts/ProblemBar';
import { SearchField } from '../parts/SearchField';
import { useAsk } from '../session/asking';
import { fieldOf, type FilterSource } from '../session/conditions';
import { plainValue, type ValueInWords } from '../session/criteriaWords';
import { useSettled } from '../session/useSettled';

/** As many as are looked through without a search. */
const shownAtOnce = 50;

const useStyles = makeStyles({
  picker: { display: 'flex', flexDirection: 'column', rowGap: '6px', minWidth: 0 },
  chosen: { display: 'flex', flexWrap: 'wrap', gap: '4px', listStyle: 'none', margin: 0, padding: 0 },
  chip: {
    display: 'inline-flex', alignItems: 'center', columnGap: '4px', maxWidth: '100%', minHeight: '24px', padding: '1px 8px', border: `1px solid ${tokens.colorBrandStroke1}`, borderRadius: tokens.borderRadiusCircular, cursor: 'pointer', textAlign: 'start',
    backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2, fontFamily: tokens.fontFamilyBase, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: 'anywhere',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' }, '& svg': { flexShrink: 0, width: '12px', height: '12px' },
  },
  list: { maxHeight: '176px', overflowY: 'auto', margin: 0, padding: '2px 0', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, minWidth: 0 },
  row: {
    display: 'flex', alignItems: 'flex-start', columnGap: '8px', padding: '5px 8px', cursor: 'pointer', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, overflowWrap: 'anywhere',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    '& input': { flexShrink: 0, width: '16px', height: '16px', margin: '2px 0 0', accentColor: tokens.colorCompoundBrandBackground, ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' } },
    '& span': { minWidth: 0 },
  },
  code: { color: tokens.colorNeutralForeground3 },
  quiet: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground3 },
});

interface ValuePickerProps {
  source: FilterSource;
  field: string;
  values: readonly string[];
  /** Several can be ticked; else one takes the place of the other. */
  several: boolean;
  inWords: ValueInWords;
  onChange(values: readonly string[]): void;
}

/** The values of a field to tick, with a search where the service knows them; what is ticked stays in sight above. Native boxes: the arrows and the space bar are the browser's. */
export function ValuePicker({ source, field, values, several, inWords, onChange }: ValuePickerProps) {
  const language = useLanguage();
  const { say } = language;
  const styles = useStyles();
  const group = useId();
  const picker = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const sought = useSettled(search.trim());
  const options = fieldOf(source, field)?.options;
  const answer = useAsk('criteriaValues', { params: { source, field }, query: { ...(sought && { search: sought }), limit: shownAtOnce }, enabled: options === undefined, staleTime: 300_000 });
  const offered = options?.map((value) => ({ value, label: value })) ?? answer.data?.items ?? [];
  const tick = (value: string, on: boolean): void => onChange(several ? (on ? [...values, value] : values.filter((one) => one !== value)) : [value]);
  const total = answer.data?.total ?? offered.length;
  // Enter in the search chooses what it found, once that has come: the value itself, or the only one.
  const [entered, setEntered] = useState<string>();
  const wordsOf = ({ value, label }: { value: string; label: string }): string => plainValue(language, source, field, value) ?? (label || value);
  useEffect(() => {
    if (entered === undefined || entered !== sought || !answer.isSuccess) return;
    setEntered(undefined);
    const meant = offered.find((one) => [one.value, wordsOf(one)].some((word) => word.toLocaleLowerCase() === entered.toLocaleLowerCase())) ?? (offered.length === 1 ? offered[0] : undefined);
    if (!meant) return;
    if (!values.includes(meant.value)) tick(meant.value, true);
    setSearch('');
  });
  const enter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || search.trim() === '') return;
    event.preventDefault();
    setEntered(search.trim());
  };
  return (
    <div ref={picker} className={styles.picker}>
      {options === undefined && values.length > 0 && (
        <ul className={styles.chosen}>
          {values.map((value) => (
            <li key={value}><button type="button" className={styles.chip} aria-label={say('criteria.takeOut', { value: inWords(source, field, value) })} onClick={() => { onChange(values.filter((one) => one !== value)); picker.current?.querySelector<HTMLElement>('[type="search"]')?.focus(); }}>{inWords(source, field, value)}<DismissRegular aria-hidden="true" /></button></li>
          ))}
        </ul>
      )}
      {options === undefined && <SearchField label={say('criteria.findValue')} value={search} onChange={(text) => { setSearch(text); setEntered(undefined); }} onKeyDown={enter} />}
      {offered.length > 0 && (
        <div className={styles.list} role={several ? 'group' : 'radiogroup'} aria-label={say('criteria.values')}>
          {offered.map(({ value, label }) => {
            const words = wordsOf({ value, label });
            return (
              <label key={value} className={styles.row}>
                <input type={several ? 'checkbox' : 'radio'} name={group} checked={values.includes(value)} onChange={(event) => tick(value, event.target.checked)} />
                <span>{words}{options === undefined && words !== value && value !== '' && <span className={styles.code}> · {value}</span>}</span>
              </label>
            );
          })}
        </div>
      )}
      {answer.isSuccess && offered.length === 0 && <p className={styles.quiet} role="status">{say('criteria.noValue')}</p>}
      {total > offered.length && <p className={styles.quiet}>{say('criteria.firstValues', { shown: offered.length, count: total })}</p>}
      <ProblemBar error={answer.error} onRetry={() => void answer.refetch()} />
    </div>
  );
}
