import { useId, type ReactNode } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useKept } from '../session/pane';

const useStyles = makeStyles({
  head: { justifyContent: 'flex-start', paddingInlineStart: '4px', width: '100%' },
  note: { marginInlineStart: 'auto', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular },
  body: { paddingTop: '8px', display: 'flex', flexDirection: 'column', rowGap: '12px' },
});

/** What is not needed every day, behind its name. Stays as the person left it while the pane is open. */
export function Disclosure({ name, title, note, children }: { name: string; title: string; note?: string | undefined; children: ReactNode }) {
  const styles = useStyles();
  const [open, setOpen] = useKept(`disclosure ${name}`, false);
  const id = useId();
  return (
    <div>
      <Button className={styles.head} appearance="subtle" icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {title}{note !== undefined && <span className={styles.note}>{note}</span>}
      </Button>
      <div id={id} hidden={!open} className={open ? styles.body : undefined}>{open && children}</div>
    </div>
  );
}
