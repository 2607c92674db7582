import { useRef, useState } from 'react';
import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import type { RejectedRow } from '../../contract/contactImport';
import { rejectedLines, rejectedWidth } from '../../contract/rejectedTable';
import { spreadsheet, type Column } from '../actions/exportSheet';
import { useLanguage } from '../locales/language';
import { Section } from '../parts/Section';
import type { ImportDraft } from '../session/importDraft';
import { usePane } from '../session/pane';
import { rowIssueWords } from '../session/rowIssueWords';
import { SaveSheet } from './SaveSheet';

const shown = 20;
const useStyles = makeStyles({
  help: { margin: '0 0 8px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  list: { listStyle: 'none', margin: '0 0 12px', padding: 0 },
  row: { padding: '6px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, overflowWrap: 'anywhere' },
  cells: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  copy: { display: 'flex', flexDirection: 'column', rowGap: '8px', alignItems: 'flex-start', marginTop: '8px', '& textarea': { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, whiteSpace: 'pre' } },
  field: { width: '100%' },
});

/** The rows that are not imported, each with what is wrong. They can be saved as a spreadsheet where Word lets a pane save files, and copied everywhere (REAL-WORD 2). */
export function RejectedRows({ draft, rejected }: { draft: ImportDraft; rejected: readonly RejectedRow[] }) {
  const language = useLanguage();
  const { say } = language;
  const styles = useStyles();
  // A column without a heading is called after what it is used for: brought in again, the first row must read as headings.
  const headings = draft.read!.columns.map(({ heading }, index) => {
    const use = draft.uses[index];
    return heading || (use ? say(`contactImport.field.${use}`) : say('contactImport.columns.noHeading', { place: index + 1 }));
  });
  const goesIn = draft.result!.rows > rejected.length;
  const wrong = ({ issues }: RejectedRow): string => issues.map((issue) => rowIssueWords(issue, say)).join(' ');
  const columns: Column<RejectedRow>[] = [
    { header: say('contactImport.rejected.row'), width: 8, value: ({ row }) => row }, { header: say('contactImport.rejected.what'), width: 60, value: wrong },
    ...Array.from({ length: rejectedWidth(rejected, headings) }, (_, index): Column<RejectedRow> => ({ header: headings[index] ?? '', width: 18, value: ({ cells }) => cells[index] ?? '' })),
  ];
  if (rejected.length === 0) return null;
  return (
    <Section title={say('contactImport.rejected')}>
      <p className={styles.help}>{[
        say('contactImport.rejected.help'),
        rejected.some(({ issues }) => issues.some(({ code }) => code === 'sameAsRow')) && say('contactImport.rejected.sameAsRow'),
        goesIn && say(draft.uses.some((use) => use === 'no' || use === 'email') ? 'contactImport.rejected.wholeFound' : 'contactImport.rejected.wholeTwice'),
      ].filter(Boolean).join(' ')}</p>
      <ul className={styles.list}>
        {rejected.slice(0, shown).map((one) => (
          <li key={one.row} className={styles.row}>
            <div className={styles.cells}>{say('contactImport.row', { row: one.row })} · {one.cells.map((cell) => cell.trim()).filter(Boolean).join(' · ').slice(0, 120)}</div>
            {one.issues.map((issue, index) => <div key={index}>{rowIssueWords(issue, say)}</div>)}
          </li>
        ))}
        {rejected.length > shown && <li className={styles.row}>{say('contactImport.more', { count: rejected.length - shown })}</li>}
      </ul>
      <SaveSheet name={say('contactImport.rejected.file')} make={async () => ({ file: await spreadsheet(rejected, columns, say('contactImport.rejected.file')), rows: rejected.length })} />
      <CopyRows text={rejectedLines(rejected, headings, '\t').join('\n')} />
    </Section>
  );
}

/** The clipboard belongs to Word: a text is copied as a person would do it, and where even that is refused it stays marked for the keys. */
function CopyRows({ text }: { text: string }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const { announce } = usePane();
  const area = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState<'copied' | 'notCopied'>();
  const copy = (): void => {
    area.current?.focus();
    area.current?.select();
    const how = document.execCommand?.('copy') ? 'copied' : 'notCopied';
    setSaid(how);
    announce(say(`contactImport.rejected.${how}`));
  };
  return (
    <div className={styles.copy}>
      <Field className={styles.field} label={say('contactImport.rejected.text')}><Textarea ref={area} rows={3} readOnly value={text} /></Field>
      <Button size="small" icon={<CopyRegular />} onClick={copy}>{say('contactImport.rejected.copy')}</Button>
      {said && <span className={styles.help}>{say(`contactImport.rejected.${said}`)}</span>}
    </div>
  );
}
