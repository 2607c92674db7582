import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { InteractionLogEntry } from '../../contract/loggedSegment';
import { openKeptLetter, saveKeptLetter } from '../actions/keptLetter';
import { useText } from '../locales/language';
import { ProblemBar } from '../parts/ProblemBar';
import { usePane } from '../session/pane';

/** Opens the letter that was kept with an entry as a new document of Word; where Word opens none, it is saved. */
export function KeptLetter({ entry }: { entry: InteractionLogEntry }) {
  const say = useText();
  const { services, announce } = usePane();
  const { canOpenLetters, canDownload } = services.word.host();
  const open = useMutation({ mutationFn: () => openKeptLetter(services, entry.entryNo), onSuccess: () => announce(say('afterLog.opened')) });
  const save = useMutation({ mutationFn: () => saveKeptLetter(services, entry) });
  const canOnlySave = !canOpenLetters && canDownload;
  return (
    <>
      {canOpenLetters && <div><Button size="small" disabledFocusable={open.isPending} onClick={() => { if (!open.isPending) open.mutate(); }}>{say('afterLog.openLetter')}</Button></div>}
      {canOnlySave && <div><Button size="small" disabledFocusable={save.isPending} onClick={() => { if (!save.isPending) save.mutate(); }}>{say('afterLog.saveLetter')}</Button></div>}
      <ProblemBar error={open.error} onRetry={() => open.mutate()}>{canDownload && <Button size="small" onClick={() => save.mutate()}>{say('afterLog.saveLetter')}</Button>}</ProblemBar>
      <ProblemBar error={save.error} onRetry={() => save.mutate()} />
    </>
  );
}
