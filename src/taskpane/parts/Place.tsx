import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useText } from '../locales/language';
import { usePane } from '../session/pane';
import { PlainButton } from './PlainButton';

const useStyles = makeStyles({
  place: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  /** Word draws its own menu over the top right corner: 32 × 34 px stay free. */
  head: { display: 'flex', alignItems: 'flex-start', columnGap: '4px', padding: '10px 44px 8px 8px', flexShrink: 0 },
  headFirst: { paddingLeft: '16px' },
  titles: { minWidth: 0, flexGrow: 1 },
  title: { margin: 0, paddingTop: '3px', fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere', outlineStyle: 'none',
    display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' },
  under: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: 'anywhere' },
  /** Positioned, so that a long list inside can tell where it begins (`offsetTop`). */
  body: { position: 'relative', flexGrow: 1, minHeight: 0, overflowY: 'auto', overflowX: 'hidden', padding: '0 16px 16px' },
  bodyFlush: { padding: 0 },
  /** What goes under the heading is cut off by a line, not in the middle of a letter. */
  scrolled: { boxShadow: `inset 0 1px 0 ${tokens.colorNeutralStroke2}` },
  foot: { flexShrink: 0, padding: '8px 16px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
});

/** office.js on the web moves the focus at Tab itself, and out of the pane from whatever is no stop of Tab. From here the browser knows the way. */
const tabFromHeading = (event: KeyboardEvent): void => { if (event.key === 'Tab') event.stopPropagation(); };

interface PlaceProps {
  title: string;
  /** One quiet line of facts under the title. */
  under?: ReactNode;
  /** Stays in sight above what scrolls. */
  top?: ReactNode;
  /** Stays in sight below: the one main action of the place. */
  foot?: ReactNode;
  /** What stands in the place now. Where it changes and takes the focused button along, the heading gets the focus, so that the keyboard is not lost. */
  step?: string;
  /** Without the body's own margins, for lists from edge to edge. */
  flush?: boolean;
  bodyRef?: React.Ref<HTMLDivElement>;
  children: ReactNode;
}

/** One place of the pane: the way back, one heading, and what scrolls. The heading gets the focus when the person comes here. */
export function Place({ title, under, top, foot, step, flush, bodyRef, children }: PlaceProps) {
  const say = useText();
  const styles = useStyles();
  const { canGoBack, back, place, kept } = usePane();
  const [scrolled, setScrolled] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const first = !kept.has('arrived');
    kept.set('arrived', true);
    if (!first && !document.activeElement?.closest('[data-place]')) heading.current?.focus({ preventScroll: true });
    document.title = title;
  }, [place.at, title, step, kept]);
  return (
    <main className={styles.place} data-place={place.at}>
      <header className={mergeClasses(styles.head, !canGoBack && styles.headFirst)}>
        {canGoBack && <PlainButton look="subtle" icon={<ArrowLeftRegular />} label={say('shell.back')} onClick={back} />}
        <div className={styles.titles}>
          <h1 ref={heading} tabIndex={-1} className={styles.title} title={title} onKeyDown={tabFromHeading}>{title}</h1>
          {under !== undefined && <div className={styles.under}>{under}</div>}
        </div>
      </header>
      {top}
      <div ref={bodyRef} className={mergeClasses(styles.body, flush && styles.bodyFlush, scrolled && styles.scrolled)} onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollTop > 0)}>{children}</div>
      {foot !== undefined && <footer className={styles.foot}>{foot}</footer>}
    </main>
  );
}
