import { useState } from 'react';
import { Input, makeStyles, tokens } from '@fluentui/react-components';
import { CalendarRegular } from '@fluentui/react-icons/svg/calendar';
import type { IsoDate } from '../../contract/interaction';
import { useLanguage } from '../locales/language';
import { isDay, readDay } from '../session/dayText';

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
 * is used: it stands beside, for the mouse. What is no day yet stays as it was typed, and its form gets it so: an earlier day would be sent unseen. Whoever
 * sends the value looks with `isDay` first.
 */
export function DayField({ id, value, onChange, onBlur }: { id?: string; value: IsoDate | string; onChange(day: IsoDate | string): void; onBlur?: (() => void) | undefined }) {
  const { say, date, tag } = useLanguage();
  const styles = useStyles();
  const [typed, setTyped] = useState<string>();
  const [left, setLeft] = useState(false);
  const fromText = (text: string): IsoDate | string => readDay(text, tag) ?? text;
  // Where the value was changed from outside, what was typed before is gone.
  const typing = typed !== undefined && fromText(typed) === value ? typed : undefined;
  const text = typing ?? (isDay(value) ? date(value) : value);
  const isWrong = value !== '' && !isDay(value) && (left || typing === undefined);
  const pick = (day: IsoDate): void => { setTyped(undefined); onChange(day); };
  function leave(): void {
    setLeft(true);
    const day = readDay(text, tag, true);
    if (day === undefined) return;
    setTyped(undefined);
    if (day !== value) onChange(day);
  }
  return (
    <>
      <Input className={styles.input} {...(id !== undefined && { id })} value={text} autoComplete="off" {...(isWrong && { 'aria-invalid': true })}
        onChange={(_, data) => {
          setLeft(false);
          setTyped(data.value);
          onChange(fromText(data.value));
        }}
        onKeyDown={({ key }) => { if (key === 'Enter') leave(); }}
        onBlur={() => { leave(); onBlur?.(); }}
        contentAfter={<span className={styles.calendar}>
          <CalendarRegular aria-hidden="true" />
          <input type="date" className={styles.native} tabIndex={-1} aria-label={say('detail.calendar')} value={isDay(value) ? value : ''} onChange={(event) => pick(event.target.value)} />
        </span>} />
      {isWrong && <span role="alert" className={styles.wrong}>{say('detail.badDay', { example: date('2027-11-26') })}</span>}
    </>
  );
}
