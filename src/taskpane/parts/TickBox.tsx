import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  box: { flexShrink: 0, width: '16px', height: '16px', boxSizing: 'border-box', border: `1px solid ${tokens.colorNeutralStrokeAccessible}`, borderRadius: '3px', '& svg': { display: 'block', width: '14px', height: '14px' } },
  on: { backgroundColor: tokens.colorCompoundBrandBackground, ...shorthands.borderColor(tokens.colorCompoundBrandBackground), color: tokens.colorNeutralForegroundInverted, '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'Highlight', color: 'HighlightText', ...shorthands.borderColor('Highlight') } },
});

/** The box of a row that can be ticked, as it looks; what it means is the row's to say. The tick is there only where it is drawn: high contrast paints every colour. */
export function TickBox({ on }: { on: boolean }) {
  const styles = useStyles();
  return <span className={mergeClasses(styles.box, on && styles.on)}>{on && <svg viewBox="0 0 14 14"><path d="M2.5 7.5l3 3 6-6.5" fill="none" stroke="currentColor" strokeWidth="1.8" /></svg>}</span>;
}
