import { useState } from 'react';
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useText } from '../locales/language';
import { ProblemBar } from '../parts/ProblemBar';
import { useContactsAction } from '../session/contactsAction';
import { usePane } from '../session/pane';

/** What was removed last, and the revision of the segment after it: going back is the way back only while nothing else was done. */
export interface RemovedContacts { count: number; revision: number }
/** Where it is kept while the pane is open. */
export const removedName = (no: string): string => `${no} removed`;

/** Takes the chosen contacts out of the segment; no question before, because the way back follows. */
export function RemoveChosen({ no, lineNos, onRemoved }: { no: string; lineNos: number[]; onRemoved: (removed: RemovedContacts) => void }) {
  const say = useText();
  const { announce } = usePane();
  const remove = useContactsAction('removeLines', no, ({ changed, revision }) => {
    announce(say('criteria.removed', { count: changed }));
    onRemoved({ count: changed, revision });
  });
  return (
    <>
      <Button size="small" disabledFocusable={remove.isPending} onClick={() => remove.mutate({ body: { lineNos } })}>{say('criteria.remove')}</Button>
      <ProblemBar error={remove.error} />
    </>
  );
}

/** Says what was removed, with the way back: the very lines with their texts. */
export function Removed({ no, removed, revision, onBack }: { no: string; removed: RemovedContacts | undefined; revision: number | undefined; onBack: () => void }) {
  const say = useText();
  const { announce } = usePane();
  const [failedFor, setFailedFor] = useState<RemovedContacts>();
  const back = useContactsAction('goBack', no, ({ changed }) => {
    announce(say('criteria.broughtBack', { count: changed }));
    onBack();
  });
  if (!removed || (revision !== undefined && revision > removed.revision && failedFor !== removed)) return null;
  return (
    <MessageBar intent="success" layout="multiline">
      <MessageBarBody>{say('criteria.removed', { count: removed.count })}<ProblemBar error={back.error} /></MessageBarBody>
      <MessageBarActions><Button size="small" disabledFocusable={back.isPending} onClick={() => { setFailedFor(removed); back.mutate({ body: {}, ifMatch: removed.revision }); }}>{say('criteria.bringBack')}</Button></MessageBarActions>
    </MessageBar>
  );
}
