import type { RefObject } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { SegmentLineRow } from '../../contract/segment';
import { useText } from '../locales/language';
import { ContactMarks } from '../parts/ContactMarks';
import { LongList } from '../parts/LongList';
import type { Choice } from '../session/choosing';

/** Pixels: two lines of text, or three marks beside them. */
const rowHeight = 54;

const useStyles = makeStyles({
  words: { flexGrow: 1, minWidth: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  line: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  name: { fontWeight: tokens.fontWeightSemibold },
  under: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  marks: { flexShrink: 0, display: 'flex', flexDirection: 'column', alignItems: 'flex-end', maxHeight: '100%', overflow: 'hidden' },
});

interface ContactListProps {
  label: string;
  /** The lines that have a document of their own. */
  ownLetters: ReadonlySet<number>;
  rows: readonly SegmentLineRow[];
  choice: Choice;
  onChoice(choice: Choice): void;
  onOpen(row: SegmentLineRow, place: number): void;
  /** What scrolls; the list is a part of it. */
  scroller: RefObject<HTMLDivElement | null>;
  /** What stays in sight at the top of the scroller, over the contacts. */
  pinned: RefObject<HTMLElement | null>;
  /** Comes back from a contact: takes the focus and shows where the person was. */
  takeFocus: boolean;
}

/** The contacts of a segment, however many: arrows move, Space chooses, Enter or a click opens. */
export function ContactList({ label, ownLetters, ...list }: ContactListProps) {
  const say = useText();
  const styles = useStyles();
  return (
    <LongList name="contact" label={label} help={say('segment.listHelp')} rowHeight={rowHeight} tinted {...list}>
      {(row) => (
        <>
          <span className={styles.words}>
            <span className={mergeClasses(styles.line, styles.name)}>{row.contactName || row.contactNo}</span>
            <span className={mergeClasses(styles.line, styles.under)}>{[row.companyName, row.city].filter(Boolean).join(' · ') || row.contactNo}</span>
          </span>
          <span className={styles.marks}><ContactMarks row={row} hasOwnLetter={ownLetters.has(row.lineNo)} /></span>
        </>
      )}
    </LongList>
  );
}
