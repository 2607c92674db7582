import { useRef, useState, type ClipboardEvent, type DragEvent } from 'react';
import { Button, Field, makeStyles, mergeClasses, MessageBar, MessageBarBody, Textarea, tokens } from '@fluentui/react-components';
import { DocumentArrowUpRegular } from '@fluentui/react-icons/svg/document-arrow-up';
import { useMutation } from '@tanstack/react-query';
import { headOf } from '../../contract/contactImport';
import { readTableFile } from '../actions/readTableFile';
import { useLanguage } from '../locales/language';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { Section } from '../parts/Section';
import { useAsk } from '../session/asking';
import { isLong, withColumns, type ImportDraft } from '../session/importDraft';
import { usePane } from '../session/pane';
import type { ImportStep } from './ImportContacts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: '12px', marginBottom: '20px', borderRadius: tokens.borderRadiusMedium },
  over: { outline: `2px dashed ${tokens.colorBrandStroke1}`, outlineOffset: '4px' },
  cells: { '& textarea': { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, whiteSpace: 'pre', overflowX: 'auto' } },
  help: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  taken: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', rowGap: '6px', padding: '10px 12px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  import: { padding: '6px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, overflowWrap: 'anywhere' },
});

/** Where the contacts come from: pasted cells, a file that is chosen or dropped. Where Word lets no pane choose files, pasting is always there (REAL-WORD 12). */
export function ImportSource({ draft, change }: ImportStep) {
  const { say } = useLanguage();
  const styles = useStyles();
  const { services } = usePane();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const read = useMutation({
    mutationFn: () => services.sync.ask('importColumns', { body: { text: headOf(draft.text) } }),
  });
  const file = useMutation({ mutationFn: readTableFile });
  const refused = file.data && 'refused' in file.data && file.variables ? { why: file.data.refused, name: file.variables.name } : undefined;
  // What comes after the person left, or wrote something else, changes nothing: only the observer of this call is told (not so with onSuccess above).
  const goOn = (): void => read.mutate(undefined, { onSuccess: (columns) => { if (columns.columns.length > 0) change((now) => ({ ...withColumns(now, columns), step: 'columns' })); } });
  function put(cells: Pick<ImportDraft, 'text' | 'source'>): void {
    read.reset();
    if (file.isPending) file.reset();
    change(cells);
  }
  function take(given: File | undefined): void {
    if (!given) return;
    read.reset();
    file.mutate(given, { onSuccess: (table) => { if ('text' in table) put({ text: table.text, source: given.name }); } });
  }
  function onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData.getData('text/plain');
    if (!isLong(text)) return;
    event.preventDefault();
    put({ text });
  }
  function onDrop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped) take(dropped);
    else if (event.dataTransfer.getData('text/plain')) put({ text: event.dataTransfer.getData('text/plain') });
  }
  const named = draft.source !== undefined || isLong(draft.text);
  const ready = draft.text.trim() !== '' && !read.isPending && !file.isPending;
  return (
    <Place title={say('contactImport.title')} step="source" foot={<Button appearance="primary" disabledFocusable={!ready} onClick={() => { if (ready) goOn(); }}>{say('contactImport.continue')}</Button>}>
      <div className={mergeClasses(styles.form, over && styles.over)} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={onDrop}>
        {named ? <Taken draft={draft} onOther={() => put({ text: '', source: undefined })} /> : (
          <>
            <p className={styles.help}>{say('contactImport.source.help')}</p>
            <Field label={say('contactImport.source.cells')}>
              <Textarea className={styles.cells} rows={7} spellCheck={false} value={draft.text} onPaste={onPaste} onChange={(_, { value }) => put({ text: value })} />
            </Field>
            <div>
              <Button icon={<DocumentArrowUpRegular />} onClick={() => input.current?.click()}>{say('contactImport.source.file')}</Button>
              <input ref={input} type="file" hidden accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain" onChange={({ currentTarget }) => { take(currentTarget.files?.[0]); currentTarget.value = ''; }} />
            </div>
            <p className={styles.help}>{say(over ? 'contactImport.source.drop' : 'contactImport.source.fileHelp')}</p>
          </>
        )}
        {refused && <MessageBar intent="error" layout="multiline" role="alert"><MessageBarBody>{say(`contactImport.source.${refused.why}`, { name: refused.name })}</MessageBarBody></MessageBar>}
        {read.data?.columns.length === 0 && <MessageBar intent="warning" layout="multiline" role="alert"><MessageBarBody>{say('contactImport.source.empty')}</MessageBarBody></MessageBar>}
        <ProblemBar error={read.error} onRetry={goOn} />
      </div>
      <Earlier />
    </Place>
  );
}

function Taken({ draft: { text, source }, onOther }: { draft: ImportStep['draft']; onOther: () => void }) {
  const { say } = useLanguage();
  const styles = useStyles();
  return (
    <div className={styles.taken}>
      <span className={styles.name}>{source ?? say('contactImport.source.pasted')}</span>
      <span className={styles.help}>{say('contactImport.source.characters', { count: text.length })}</span>
      <Button size="small" onClick={onOther}>{say('contactImport.source.other')}</Button>
    </div>
  );
}

function Earlier() {
  const { say, time } = useLanguage();
  const styles = useStyles();
  const { data } = useAsk('contactImports', { query: { limit: 5 }, staleTime: 0 });
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={say('contactImport.earlier')}>
      <ul className={styles.list}>
        {data.items.map(({ position, at, by, source, added, changed, rejected }) => (
          <li key={position} className={styles.import}>
            <div>{source || say('contactImport.source.pasted')}</div>
            <div className={styles.help}>{say('contactImport.earlier.counts', { added, changed, rejected })}</div>
            <div className={styles.help}>{time(at)} · {by}</div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
