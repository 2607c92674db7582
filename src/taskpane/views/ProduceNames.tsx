import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { MergeDataHeader, MergeRecord } from '../../contract/mergeData';
import { letterNames } from '../../merge/letter/letterNames';
import { nameValues } from '../../merge/letter/nameValues';
import { useLanguage } from '../locales/language';
import { usePane } from '../session/pane';

const useStyles = makeStyles({
  names: { display: 'grid', rowGap: '4px', paddingInlineStart: '32px' },
  example: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: 'anywhere' },
});

/** The names people use most; every other field name works as well. */
const patternFields = ['{Letter_No}', '{Contact_Name}', '{Company_Name}', '{Contact_No}', '{Contact_City}'];

/** The file-name pattern, with the name that the first letter will really have. */
export function ProduceNames({ no, lineNo, pattern, onChange }: { no: string; lineNo: number | undefined; pattern: string; onChange: (pattern: string) => void }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const { services: { sync } } = usePane();
  const { data } = useQuery({
    queryKey: ['firstRecord', no, lineNo], enabled: lineNo !== undefined,
    queryFn: async ({ signal }): Promise<{ header: MergeDataHeader; record: MergeRecord | null }> => {
      const { header, lines } = await sync.stream('mergeData', { params: { no }, query: { lines: String(lineNo) }, signal });
      let record: MergeRecord | null = null;
      for await (const one of lines) record = one;
      return { header, record };
    },
  });
  const name = data?.record ? letterNames(pattern, [nameValues(data.header.common, data.record)])[0] : undefined;
  return (
    <div className={styles.names}>
      <Field label={say('produce.pattern')} hint={say('produce.patternHint', { fields: patternFields.join(' ') })}>
        <Input value={pattern} onChange={(_, { value }) => onChange(value)} spellCheck={false} />
      </Field>
      {name !== undefined && <span className={styles.example}>{say('produce.example', { name })}</span>}
    </div>
  );
}
