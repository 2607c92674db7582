import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { useMutation } from '@tanstack/react-query';
import { useText } from '../locales/language';
import { ProblemBar } from '../parts/ProblemBar';
import { usePane } from '../session/pane';

const useStyles = makeStyles({
  button: { justifyContent: 'flex-start', padding: '4px 0', fontWeight: tokens.fontWeightRegular, '& .fui-Button__icon': { marginInlineEnd: '6px' }, '@media (forced-colors: active)': { padding: '4px 8px' } },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** Makes a spreadsheet and hands it to the browser to save; where Word lets no add-in save files it says so (REAL-WORD 2). */
export function SaveSheet({ name, make }: { name: string; make(): Promise<{ file: Blob; rows: number }> }) {
  const say = useText();
  const styles = useStyles();
  const { services, announce } = usePane();
  const save = useMutation({
    mutationFn: make,
    onSuccess: ({ file, rows }) => {
      services.download(`${name}.xlsx`, file);
      announce(say('statistics.exported', { count: rows }));
    },
  });
  if (!services.word.host().canDownload) return <p className={styles.hint}>{say('statistics.noDownload')}</p>;
  return (
    <>
      <Button className={styles.button} appearance="subtle" icon={<ArrowDownloadRegular />} disabledFocusable={save.isPending} onClick={() => { if (!save.isPending) save.mutate(); }}>{say(save.isPending ? 'statistics.exporting' : 'statistics.export')}</Button>
      <ProblemBar error={save.error} onRetry={() => save.mutate()} />
    </>
  );
}
