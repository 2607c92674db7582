import { useState } from 'react';
import { Input, makeStyles, tokens } from '@fluentui/react-components';
import { CalendarRegular } from '@fluentui/react-icons/svg/calendar';
import type { IsoDate } from '../../contract/interaction';
import { useLanguage } from '../locales/language';
import { readDay } from '../session/dayText';

const useStyles = makeStyles({
  input: { minWidth: 0, '& input': { minWidth: 0 } },
  calendar: { position: 'relative', display: 'flex', color: tokens.colorNeutralForeground3, ':hover': { color: tokens.colorNeutralForeground2Hover } },
  native: {
    position: 'absolute', inset: 0, width: '100%', height: '100%', padding: 0, border: 'none', opacity: 0, cursor: 'pointer',
    '::-webkit-calendar-picker-indicator': { position: 'absolute', inset: 0, width: 'auto', height: 'auto', margin: 0, padding: 0, cursor: 'pointer' },
  },
  wrong: { color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200 },
});

/**
 * A day, written as the person's language writes it. The browser's own box for dates follows the browser's language and not Word's, so only its calendar
 * is used: it stands beside, for the mouse. What is no day yet stays as it was typed.
 */
export function DayField({ id, value, onChange, onBlur }: { id?: string; value: IsoDate; onChange(day: IsoDate): void; onBlur?: (() => void) | undefined }) {
  const { say, date, tag } = useLanguage();
  const styles = useStyles();
  const [typed, setTyped] = useState<string>();
  const [left, setLeft] = useState(false);
  const isWrong = left && typed !== undefined && readDay(typed, tag) === undefined;
  const pick = (day: IsoDate): void => { setTyped(undefined); onChange(day); };
  return (
    <>
      <Input className={styles.input} {...(id !== undefined && { id })} value={typed ?? (readDay(value, tag) === value ? date(value) : value)} autoComplete="off" {...(isWrong && { 'aria-invalid': true })}
        onChange={(_, data) => {
          setLeft(false);
          setTyped(data.value);
          const day = readDay(data.value, tag);
          if (day !== undefined) onChange(day);
        }}
        onBlur={() => { setLeft(true); if (typed !== undefined && readDay(typed, tag) !== undefined) setTyped(undefined); onBlur?.(); }}
        contentAfter={<span className={styles.calendar}>
          <CalendarRegular aria-hidden="true" />
          <input type="date" className={styles.native} tabIndex={-1} aria-label={say('detail.calendar')} value={value} onChange={(event) => pick(event.target.value)} />
        </span>} />
      {isWrong && <span role="alert" className={styles.wrong}>{say('detail.badDay', { example: date('2027-11-26') })}</span>}
    </>
  );
}
