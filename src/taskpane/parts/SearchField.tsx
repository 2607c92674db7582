import type { KeyboardEvent } from 'react';
import { makeStyles, shorthands, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useText } from '../locales/language';
import { PlainButton } from './PlainButton';

const useStyles = makeStyles({
  field: {
    display: 'flex', alignItems: 'center', columnGap: '6px', boxSizing: 'border-box', width: '100%', height: '32px', paddingInlineStart: '10px', paddingInlineEnd: '4px',
    border: `1px solid ${tokens.colorNeutralStroke1}`, borderBottomColor: tokens.colorNeutralStrokeAccessible, borderRadius: tokens.borderRadiusMedium, backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground3,
    '& > svg': { flexShrink: 0, width: '18px', height: '18px' },
    ':focus-within': { ...shorthands.borderColor(tokens.colorCompoundBrandStroke), boxShadow: `inset 0 -1px 0 ${tokens.colorCompoundBrandStroke}`, '@media (forced-colors: active)': { ...shorthands.borderColor('Highlight') } },
  },
  input: {
    flexGrow: 1, minWidth: 0, height: '100%', padding: 0, border: 'none', outlineStyle: 'none', backgroundColor: 'transparent', color: tokens.colorNeutralForeground1, fontFamily: tokens.fontFamilyBase, fontSize: tokens.fontSizeBase300,
    '::placeholder': { color: tokens.colorNeutralForeground3, opacity: 1 }, '::-webkit-search-cancel-button': { display: 'none' },
  },
  clear: { minWidth: '24px', height: '24px', padding: 0 },
});

/** A search that is asked while typing; Escape clears it. A native input: the first view of the pane has no need of more. */
export function SearchField({ label, value, onChange, onKeyDown }: { label: string; value: string; onChange: (value: string) => void; onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void }) {
  const say = useText();
  const styles = useStyles();
  return (
    <div className={styles.field}>
      <SearchRegular aria-hidden="true" />
      <input className={styles.input} type="search" aria-label={label} placeholder={label} value={value} spellCheck={false} autoComplete="off" onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => { if (event.key === 'Escape' && value !== '') { event.stopPropagation(); onChange(''); } else onKeyDown?.(event); }} />
      {value !== '' && <PlainButton className={styles.clear} icon={<DismissRegular />} label={say('shell.clearSearch')} onClick={() => onChange('')} />}
    </div>
  );
}
