import { useId } from 'react';
import { makeStyles, shorthands, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  choices: { display: 'flex', border: 'none', margin: 0, padding: 0, minWidth: 0 },
  choice: {
    flexGrow: 1, flexBasis: 0, position: 'relative', display: 'flex', minWidth: 0, cursor: 'pointer',
    '& input': { position: 'absolute', opacity: 0, inset: 0, margin: 0, width: '100%', height: '100%', cursor: 'pointer' },
    '& span': {
      flexGrow: 1, padding: '5px 6px', textAlign: 'center', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground2, backgroundColor: tokens.colorNeutralBackground1,
      border: `1px solid ${tokens.colorNeutralStroke1}`, marginInlineStart: '-1px', overflowWrap: 'anywhere',
    },
    ':hover span': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':first-child span': { marginInlineStart: 0, borderStartStartRadius: tokens.borderRadiusMedium, borderEndStartRadius: tokens.borderRadiusMedium },
    ':last-child span': { borderStartEndRadius: tokens.borderRadiusMedium, borderEndEndRadius: tokens.borderRadiusMedium },
    '& input:checked + span': {
      backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2, fontWeight: tokens.fontWeightSemibold, zIndex: 1, position: 'relative', pointerEvents: 'none', ...shorthands.borderColor(tokens.colorBrandStroke1),
      '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'Highlight', color: 'HighlightText' },
    },
    '& input:focus-visible + span': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px', zIndex: 2, position: 'relative' },
  },
});

/** A few choices side by side, of which one holds: native radio buttons, so arrows move between them. */
export function Choice<Value extends string>({ label, value, choices, onChange }: { label: string; value: Value; choices: readonly { value: Value; label: string }[]; /** `pointed`: with a mouse, pen or finger, not with the arrow keys that only pass by. */ onChange: (value: Value, pointed: boolean) => void }) {
  const styles = useStyles();
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={styles.choices}>
      {choices.map((choice) => (
        <label key={choice.value} className={styles.choice}>
          <input type="radio" name={name} value={choice.value} checked={choice.value === value} onChange={({ nativeEvent }) => onChange(choice.value, (nativeEvent as UIEvent).detail > 0)} />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  );
}
