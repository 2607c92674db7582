import type { ReactNode } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  mark: { display: 'inline-flex', alignItems: 'center', columnGap: '3px', fontSize: '11px', lineHeight: '16px', whiteSpace: 'nowrap', color: tokens.colorNeutralForeground3, '& svg': { width: '13px', height: '13px', fontSize: '13px', flexShrink: 0 } },
  brand: { color: tokens.colorBrandForeground1 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  danger: { color: tokens.colorStatusDangerForeground1 },
});

/** A sign and a word about a contact: never colour alone. */
export function Mark({ icon, tone, children }: { icon: ReactNode; tone?: 'brand' | 'warning' | 'danger'; children: ReactNode }) {
  const styles = useStyles();
  return <span className={mergeClasses(styles.mark, tone && styles[tone])}>{icon}{children}</span>;
}
