import type { KeyboardEvent } from 'react';
import { Button, Input, makeStyles } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useText } from '../locales/language';

const useStyles = makeStyles({
  field: { width: '100%', '& input::-webkit-search-cancel-button': { display: 'none' } },
  clear: { minWidth: '24px', height: '24px', padding: 0 },
});

/** A search that is asked while typing; Escape clears it. */
export function SearchField({ label, value, onChange, onKeyDown }: { label: string; value: string; onChange: (value: string) => void; onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void }) {
  const say = useText();
  const styles = useStyles();
  return (
    <Input className={styles.field} type="search" aria-label={label} placeholder={label} value={value} onChange={(_, data) => onChange(data.value)}
      onKeyDown={(event) => { if (event.key === 'Escape' && value !== '') { event.stopPropagation(); onChange(''); } else onKeyDown?.(event); }}
      contentBefore={<SearchRegular aria-hidden="true" />}
      contentAfter={value === '' ? undefined : <Button className={styles.clear} appearance="transparent" size="small" icon={<DismissRegular />} aria-label={say('shell.clearSearch')} onClick={() => onChange('')} />} />
  );
}
