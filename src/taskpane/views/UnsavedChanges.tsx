import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useText } from '../locales/language';
import { usePane } from '../session/pane';
import { useSegmentRows } from '../session/useSegmentRows';
import { useUnsaved } from '../session/useUnsaved';

const useStyles = makeStyles({ bars: { display: 'grid', rowGap: '8px' } });

/** What was typed for a segment and did not reach the service: letters and the log know nothing of it. Each leads to its place. */
export function UnsavedChanges({ no }: { no: string }) {
  const say = useText();
  const { go } = usePane();
  const styles = useStyles();
  const { lineNos, details } = useUnsaved(no);
  if (!details && lineNos.length === 0) return null;
  return (
    <div className={styles.bars}>
      {details && <Unsaved text={say('segment.unsavedDetails')} action={say('check.toDetails')} onOpen={() => go({ at: 'segmentDetails', no })} />}
      {lineNos.length > 0 && <UnsavedContacts no={no} lineNos={lineNos} />}
    </div>
  );
}

function UnsavedContacts({ no, lineNos }: { no: string; lineNos: readonly number[] }) {
  const say = useText();
  const { go } = usePane();
  const { rows, store } = useSegmentRows(no);
  const unsaved = lineNos.map((lineNo) => rows[store.indexOf(lineNo)]).filter((row) => row !== undefined);
  const [first] = unsaved;
  return first ? <Unsaved text={say('segment.unsaved', { count: unsaved.length })} action={say('segment.openUnsaved', { name: first.contactName })} onOpen={() => go({ at: 'contact', no, lineNo: first.lineNo })} /> : null;
}

function Unsaved({ text, action, onOpen }: { text: string; action: string; onOpen(): void }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
      <MessageBarActions><Button size="small" onClick={onOpen}>{action}</Button></MessageBarActions>
    </MessageBar>
  );
}
