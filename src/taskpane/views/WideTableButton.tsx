import { useEffect, useRef, useState } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { TableRegular } from '@fluentui/react-icons/svg/table';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InteractionLogEntry } from '../../contract/loggedSegment';
import { allEntries } from '../actions/exportSheet';
import { useLanguage } from '../locales/language';
import { ProblemBar } from '../parts/ProblemBar';
import { usePane } from '../session/pane';
import { openWideTable, type WideTable } from '../session/wideTable';

const useStyles = makeStyles({
  button: { justifySelf: 'start', padding: '4px 0', fontWeight: tokens.fontWeightRegular, '& .fui-Button__icon': { marginInlineEnd: '6px' }, '@media (forced-colors: active)': { padding: '4px 8px' } },
});

/** Opens the entries as a wide table in a dialog of Word; where Word has none that can be talked to there is only the list. The dialog goes with the place. */
export function WideTableButton({ entryNo, title, onOpen }: { entryNo: number; title: string; onOpen(entry: InteractionLogEntry): void }) {
  const { say, tag } = useLanguage();
  const styles = useStyles();
  const { services: { sync, word } } = usePane();
  const queries = useQueryClient();
  const [isOpen, setIsOpen] = useState(false);
  const table = useRef<WideTable>(undefined);
  const isHere = useRef(true);
  const all = { queryKey: ['loggedSegmentEntries', entryNo, 'all'], queryFn: () => allEntries(sync, entryNo) };
  // What is changed in the pane while the table is open shows in the table too.
  const { data: now } = useQuery({ ...all, enabled: isOpen });
  useEffect(() => { if (now) table.current?.renew(now); }, [now]);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      table.current?.close();
    };
  }, []);
  const open = useMutation({
    mutationFn: async () => {
      const entries = await queries.fetchQuery({ ...all, staleTime: 0 });
      const opened = await openWideTable({
        word, title, entries, tag,
        onOpen: (chosen) => { const entry = queries.getQueryData<InteractionLogEntry[]>(all.queryKey)?.find((one) => one.entryNo === chosen); if (entry) onOpen(entry); },
        onClosed() {
          table.current = undefined;
          setIsOpen(false);
        },
      });
      if (!isHere.current) return opened.close();
      table.current = opened;
      setIsOpen(true);
    },
  });
  if (!word.host().canOpenDialog) return null;
  return (
    <>
      <Button className={styles.button} appearance="subtle" icon={<TableRegular />} disabledFocusable={open.isPending} onClick={() => { if (!open.isPending) open.mutate(); }}>{say(open.isPending ? 'loggedLife.wideTableOpening' : 'loggedLife.wideTable')}</Button>
      <ProblemBar error={open.error} />
    </>
  );
}
