import { useEffect, useId, useRef, useState } from 'react';
import { Button, Checkbox, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import type { DetailName } from '../../contract/interaction';
import { useLanguage } from '../locales/language';
import type { EditedValue } from '../session/autosave';
import { acceptsDetail, detailInWords, kindOf, longestDetail, type DetailOptions } from '../session/detailValues';
import { DayField } from './DayField';
import { Mark } from './Mark';

const useStyles = makeStyles({
  field: { display: 'flex', flexDirection: 'column', rowGap: '2px' },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', columnGap: '8px', minHeight: '20px' },
  label: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground2 },
  edited: { borderLeft: `3px solid ${tokens.colorBrandStroke1}`, paddingInlineStart: '8px', marginInlineStart: '-11px' },
  back: { alignSelf: 'flex-start', paddingInlineStart: 0, fontSize: tokens.fontSizeBase200, minWidth: 0, textAlign: 'start', justifyContent: 'flex-start' },
  wrong: { color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200 },
});

interface DetailFieldProps {
  name: DetailName;
  value: EditedValue;
  options: DetailOptions;
  onChange(value: EditedValue): void;
  onBlur?(): void;
  /** On a contact: what the detail would be without the contact's own value; `isOwn` = it has one. */
  inherited?: EditedValue;
  isOwn?: boolean;
  children?: React.ReactNode;
}

/** One detail of the interaction: a label, the right kind of input, and on a contact its mark and the way back to the segment's value. */
export function DetailField({ name, value, options, onChange, onBlur, inherited, isOwn = false, children }: DetailFieldProps) {
  const language = useLanguage();
  const { say } = language;
  const styles = useStyles();
  const id = useId();
  const label = say(`detail.${name}`);
  const isYesNo = kindOf(name) === 'yesNo';
  const field = useRef<HTMLDivElement>(null);
  const isIn = useRef(false);
  // A button that is gone once it was pressed would take the focus along: whoever came by keyboard would begin at the top again.
  useEffect(() => { if (isIn.current && document.activeElement === document.body) field.current?.querySelector<HTMLElement>('input, select, textarea')?.focus(); });
  return (
    <div ref={field} className={mergeClasses(styles.field, isOwn && styles.edited)} onFocus={() => { isIn.current = true; }} onBlur={() => { isIn.current = false; }}>
      <div className={styles.head}>
        {!isYesNo && <label htmlFor={id} className={styles.label}>{label}</label>}
        {isYesNo && <Checkbox id={id} label={label} checked={value === true} onChange={(_, data) => onChange(data.checked === true)} onBlur={onBlur} />}
        {isOwn && <Mark tone="brand" icon={<EditRegular />}>{say('contact.editedMark')}</Mark>}
      </div>
      {!isYesNo && <DetailInput id={id} name={name} value={value} options={options} onChange={onChange} onBlur={onBlur} />}
      {isOwn && inherited !== undefined && (
        <Button className={styles.back} size="small" appearance="transparent" icon={<ArrowUndoRegular />} onClick={() => onChange(null)}
          aria-label={`${label}: ${say('contact.backTo', { value: detailInWords(name, inherited as never, language, options) })}`}>
          {say('contact.backTo', { value: detailInWords(name, inherited as never, language, options) })}
        </Button>
      )}
      {children}
    </div>
  );
}

function DetailInput({ id, name, value, options, onChange, onBlur }: { id: string; onBlur: (() => void) | undefined } & Pick<DetailFieldProps, 'name' | 'value' | 'options' | 'onChange'>) {
  const { say, tag } = useLanguage();
  const styles = useStyles();
  const kind = kindOf(name);
  // What is typed into a number may not be one yet: it stays as typed.
  const [typed, setTyped] = useState<string>();
  const shared = { id, ...(onBlur && { onBlur }) };
  if (kind === 'choice') {
    const offered = options[name] ?? [];
    const present = String(value ?? '');
    return (
      <Select {...shared} value={present} onChange={(_, data) => onChange(data.value)}>
        {!offered.some((option) => option.value === present) && <option value={present}>{present}</option>}
        {offered.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </Select>
    );
  }
  if (kind === 'amount' || kind === 'minutes') {
    const number = (text: string): number => (text.trim() === '' ? NaN : Number(text.replace(',', '.')));
    const isWrong = typed !== undefined && !acceptsDetail(name, number(typed));
    return (
      <>
        <Input {...shared} inputMode={kind === 'amount' ? 'decimal' : 'numeric'} value={typed ?? new Intl.NumberFormat(tag, { useGrouping: false, maximumFractionDigits: 20 }).format(Number(value ?? 0))} aria-invalid={isWrong}
          onChange={(_, data) => { setTyped(data.value); if (acceptsDetail(name, number(data.value))) onChange(number(data.value)); }}
          onBlur={() => { if (!isWrong) setTyped(undefined); onBlur?.(); }} />
        {isWrong && <span role="alert" className={styles.wrong}>{say('contact.badNumber')}</span>}
      </>
    );
  }
  if (kind === 'day') return <DayField {...shared} value={String(value ?? '')} onChange={onChange} />;
  return <Input {...shared} value={String(value ?? '')} maxLength={longestDetail} onChange={(_, data) => onChange(data.value)} />;
}
