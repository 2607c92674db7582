import { useId, type ClipboardEventHandler, type KeyboardEventHandler, type RefObject } from 'react';
import { makeStyles, mergeClasses, Textarea, tokens } from '@fluentui/react-components';
import { maxTextLength } from '../../contract/segment';
import { useText } from '../locales/language';

const useStyles = makeStyles({
  text: { width: '100%', '& textarea': { minHeight: '72px', fieldSizing: 'content', maxHeight: '280px' } },
  short: { '& textarea': { minHeight: '44px' } },
  under: { display: 'flex', justifyContent: 'space-between', columnGap: '8px', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground3 },
  hint: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  counter: { flexShrink: 0, marginInlineStart: 'auto', fontVariantNumeric: 'tabular-nums' },
  tooLong: { color: tokens.colorStatusDangerForeground1 },
});

/** A text of up to 2,000 characters. A longer one is kept and counted, never cut. */
export function LongText({ label, value, onChange, onBlur, help, placeholder, short, autoFocus, area, onKeyDown, onPaste, hint }: {
  label: string; value: string; onChange: (value: string) => void; onBlur?: () => void; help?: string; placeholder?: string; short?: boolean; autoFocus?: boolean;
  /** For who does more with it. */
  area?: RefObject<HTMLTextAreaElement | null>; onKeyDown?: KeyboardEventHandler<HTMLTextAreaElement>; onPaste?: ClipboardEventHandler<HTMLTextAreaElement>;
  /** How it is written or printed, in a line of its own. */
  hint?: string;
}) {
  const say = useText();
  const styles = useStyles();
  const under = useId();
  const excess = value.length - maxTextLength;
  return (
    <div>
      <Textarea className={mergeClasses(styles.text, short && styles.short)} resize="vertical" aria-label={label} aria-describedby={under} aria-invalid={excess > 0} placeholder={placeholder} value={value} spellCheck
        autoFocus={autoFocus} onChange={(_, data) => onChange(data.value)} onBlur={onBlur} {...(area && { ref: area })} {...(onKeyDown && { onKeyDown })} {...(onPaste && { onPaste })} />
      <div id={under}>
        <div className={styles.under}>
          {excess > 0 ? <span className={styles.tooLong} role="alert">{say('contact.tooLong', { count: excess })}</span> : help !== undefined && <span>{help}</span>}
          <span className={mergeClasses(styles.counter, excess > 0 && styles.tooLong)}>{say('contact.counter', { used: value.length, most: maxTextLength })}</span>
        </div>
        {hint !== undefined && <div className={styles.hint}>{hint}</div>}
      </div>
    </div>
  );
}
