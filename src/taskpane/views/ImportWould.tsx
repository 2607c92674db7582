import { Button, Checkbox, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useText } from '../locales/language';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { requestOf } from '../session/importDraft';
import { usePane } from '../session/pane';
import type { ImportStep } from './ImportContacts';
import { ImportColumnsUnused } from './ImportColumnsUnused';
import { ImportCount, kindsInWords } from './ImportCounts';
import { RejectedRows } from './RejectedRows';

/** So few changes are looked at before they are made: a row may have found a contact that it does not mean. */
const fewChanges = 5;
const useStyles = makeStyles({
  counts: { display: 'flex', flexDirection: 'column', marginBottom: '16px', '& > span, & > strong': { padding: '4px 0' } },
  bar: { marginBottom: '12px' },
  foot: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** What the import would do, before it does it. */
export function ImportWould({ draft, change }: ImportStep) {
  const say = useText();
  const styles = useStyles();
  const { services, announce } = usePane();
  const queries = useQueryClient();
  const { added, changed, unchanged, rejected, barred, unblocked, lookAlikes } = draft.result!;
  const tryAgain = useMutation({
    mutationFn: (unblock: boolean) => services.sync.ask('importContacts', { body: { ...requestOf({ ...draft, unblock }), dryRun: true } }),
  });
  const bringIn = useMutation({
    mutationFn: () => services.sync.ask('importContacts', { body: requestOf(draft), idempotencyKey: draft.key }),
    onSuccess: (result) => {
      void queries.invalidateQueries();
      announce(say('contactImport.announced', { added: result.added.count, changed: result.changed.count, rejected: result.rejected.length }));
      change((now) => (now.step === 'would' && now.key === draft.key ? { step: 'done', result } : {}));
    },
  });
  const tryWith = (unblock: boolean): void => tryAgain.mutate(unblock, { onSuccess: (tried) => change({ result: tried, unblock, key: services.newId() }) });
  const busy = bringIn.isPending || tryAgain.isPending;
  const coming = added.count + changed.count + (draft.group ? unchanged : 0);
  return (
    <Place title={say('contactImport.would.title')} under={draft.source ?? say('contactImport.source.pasted')} step="would"
      foot={<div className={styles.foot}>
        <Button appearance="primary" disabledFocusable={coming === 0 || busy} onClick={() => { if (coming > 0 && !busy) bringIn.mutate(); }}>{bringIn.isPending ? say('contactImport.importing') : say('contactImport.do', { count: coming })}</Button>
        <Button disabledFocusable={busy} onClick={() => { if (!busy) change({ step: 'columns' }); }}>{say('contactImport.stepBack')}</Button>
      </div>}>
      <div className={styles.counts}>
        {coming === 0 && <strong>{say('contactImport.would.nothing')}</strong>}
        <ImportCount strong counted={added} title={`${say('contactImport.would.added', { count: added.count })}: ${kindsInWords(draft.result!, say)}`} />
        <ImportCount strong open={changed.count <= fewChanges} counted={changed} title={say('contactImport.would.changed', { count: changed.count })} />
        {unchanged > 0 && <span>{say('contactImport.would.unchanged', { count: unchanged })}</span>}
        {rejected.length > 0 && <strong>{say('contactImport.would.rejected', { count: rejected.length })}</strong>}
        <ImportCount counted={barred} title={say('contactImport.would.barred', { count: barred.count })} />
        <ImportCount counted={lookAlikes} title={say('contactImport.would.lookAlikes', { count: lookAlikes.count })} />
        <ImportColumnsUnused draft={draft} />
      </div>
      {unblocked.count > 0 && (
        <MessageBar className={styles.bar} intent="warning" layout="multiline">
          <MessageBarBody>
            {say('contactImport.would.unblocked', { count: unblocked.count })}{!draft.unblock && ` ${say('contactImport.unblocked.stays')}`}
            <ImportCount counted={unblocked} title={say('contactImport.unblocked.names')} />
            <Checkbox label={say('contactImport.unblock')} checked={draft.unblock} disabled={busy} onChange={(_, { checked }) => tryWith(checked === true)} />
          </MessageBarBody>
        </MessageBar>
      )}
      <ProblemBar error={bringIn.error} onRetry={() => bringIn.mutate()} retrying={busy} />
      <ProblemBar error={tryAgain.error} />
      <RejectedRows draft={draft} rejected={rejected} />
    </Place>
  );
}
