import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { bytesOf } from '../../contract/base64';
import type { InteractionLogEntry } from '../../contract/loggedSegment';
import { letterNames } from '../../merge/letter/letterNames';
import { useText } from '../locales/language';
import { ProblemBar } from '../parts/ProblemBar';
import { usePane } from '../session/pane';

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Opens the letter that was kept with an entry as a new document of Word; where Word opens none, it is saved. */
export function KeptLetter({ entry: { entryNo, segmentNo, contactName, contactNo } }: { entry: InteractionLogEntry }) {
  const say = useText();
  const { services: { sync, word, download }, announce } = usePane();
  const { canOpenLetters, canDownload } = word.host();
  const fetched = async (): Promise<Uint8Array<ArrayBuffer>> => bytesOf((await sync.ask('keptLetter', { params: { entryNo } })).letter);
  const open = useMutation({ mutationFn: async () => word.openLetters(await fetched()), onSuccess: () => announce(say('afterLog.opened')) });
  const save = useMutation({ mutationFn: async () => download(letterNames('{words}', [() => [segmentNo, contactName || contactNo].join(' ')])[0]!, new Blob([await fetched()], { type: docxType })) });
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
