import { Button, makeStyles, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useText } from '../locales/language';
import { Place } from '../parts/Place';
import type { ImportDraft } from '../session/importDraft';
import { usePane } from '../session/pane';
import { ImportColumnsUnused } from './ImportColumnsUnused';
import { ImportCount, kindsInWords } from './ImportCounts';
import { RejectedRows } from './RejectedRows';

const useStyles = makeStyles({
  bar: { marginBottom: '12px' },
  counts: { display: 'flex', flexDirection: 'column', marginBottom: '16px', '& > span, & > strong': { padding: '4px 0' } },
  foot: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** What the import did. */
export function ImportDone({ draft, again }: { draft: ImportDraft; again: () => void }) {
  const say = useText();
  const styles = useStyles();
  const { go } = usePane();
  const { added, changed, unchanged, rejected, barred, unblocked, joined } = draft.result!;
  return (
    <Place title={say('contactImport.done.title')} under={draft.source ?? say('contactImport.source.pasted')} step="done"
      foot={<div className={styles.foot}>
        <Button appearance="primary" onClick={() => { again(); go({ at: 'contacts' }); }}>{say('contactImport.showContacts')}</Button>
        <Button onClick={again}>{say('contactImport.again')}</Button>
      </div>}>
      <MessageBar className={styles.bar} intent={rejected.length > 0 ? 'warning' : 'success'} layout="multiline">
        <MessageBarBody>{say('contactImport.announced', { added: added.count, changed: changed.count, rejected: rejected.length })}</MessageBarBody>
      </MessageBar>
      <div className={styles.counts}>
        <ImportCount strong counted={added} title={`${say('contactImport.done.added', { count: added.count })}: ${kindsInWords(draft.result!, say)}`} />
        <ImportCount strong counted={changed} title={say('contactImport.done.changed', { count: changed.count })} />
        {unchanged > 0 && <span>{say('contactImport.done.unchanged', { count: unchanged })}</span>}
        {rejected.length > 0 && <strong>{say('contactImport.done.rejected', { count: rejected.length })}</strong>}
        <ImportCount counted={barred} title={say('contactImport.done.barred', { count: barred.count })} />
        {unblocked.count > 0 && <span>{say(draft.unblock ? 'contactImport.done.unblocked' : 'contactImport.done.stayed', { count: unblocked.count })}</span>}
        {draft.group !== '' && <span>{say('contactImport.done.joined', { count: joined })}</span>}
        <ImportColumnsUnused draft={draft} />
      </div>
      <RejectedRows draft={draft} rejected={rejected} />
    </Place>
  );
}
