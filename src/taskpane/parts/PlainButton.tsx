import type { ReactNode } from 'react';
import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';

const inForcedColors = '@media (forced-colors: active)';
const useStyles = makeStyles({
  button: {
    display: 'inline-flex', alignItems: 'center', justifyContent: 'center', columnGap: tokens.spacingHorizontalSNudge, boxSizing: 'border-box', minWidth: '96px', margin: 0, padding: `5px ${tokens.spacingHorizontalM}`, cursor: 'pointer',
    border: '1px solid transparent', borderRadius: tokens.borderRadiusMedium, backgroundColor: 'transparent', color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold, lineHeight: tokens.lineHeightBase300,
    '& > svg': { flexShrink: 0, fontSize: '20px' },
    ':hover': { color: tokens.colorNeutralForeground2BrandHover, [inForcedColors]: { color: 'Highlight', ...shorthands.borderColor('Highlight'), forcedColorAdjust: 'none' } },
    ':active': { color: tokens.colorNeutralForeground2BrandPressed },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '&[aria-disabled="true"]': { color: tokens.colorNeutralForegroundDisabled, cursor: 'not-allowed', [inForcedColors]: { color: 'GrayText' } },
  },
  subtle: { ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground2Hover, '& > svg': { color: tokens.colorNeutralForeground2BrandHover } }, ':active': { backgroundColor: tokens.colorSubtleBackgroundPressed } },
  sign: { minWidth: '32px', maxWidth: '32px', padding: '5px' },
  small: {
    minWidth: '64px', padding: `3px ${tokens.spacingHorizontalS}`, ...shorthands.borderColor(tokens.colorNeutralStroke1), backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular, lineHeight: tokens.lineHeightBase200,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, ...shorthands.borderColor(tokens.colorNeutralStroke1Hover), color: tokens.colorNeutralForeground1Hover },
    ':active': { backgroundColor: tokens.colorNeutralBackground1Pressed },
  },
});

interface PlainButtonProps {
  /** `quiet` has no ground of its own, `subtle` shows one under the mouse, `small` stands in a bar. */
  look?: 'quiet' | 'subtle' | 'small';
  icon?: ReactNode;
  /** The name of a button that is only a sign. */
  label?: string;
  /** Cannot be pressed now; the keyboard stays on it. */
  waiting?: boolean;
  className?: string;
  onClick: (() => void) | undefined;
  children?: ReactNode;
}

/** A button of the first view. It looks like Fluent's, which are loaded with the other places: the styles of all their kinds weigh more than the rest of the list of segments. */
export function PlainButton({ look = 'quiet', icon, label, waiting = false, className, onClick, children }: PlainButtonProps) {
  const styles = useStyles();
  return (
    <button type="button" className={mergeClasses(styles.button, look !== 'quiet' && styles[look], children === undefined && styles.sign, className)} aria-label={label} {...(waiting && { 'aria-disabled': true })} onClick={waiting ? undefined : onClick}>
      {icon}
      {children}
    </button>
  );
}
