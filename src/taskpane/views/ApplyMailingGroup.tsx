import { useState } from 'react';
import { Button, Checkbox, Field, makeStyles, MessageBar, MessageBarBody, Select, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useText } from '../locales/language';
import { Loading } from '../parts/Loading';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { answerKey, useAsk } from '../session/asking';
import { usePane } from '../session/pane';
import type { PlaceAt } from '../session/places';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: '12px', '& select': { minWidth: 0, width: '100%' } },
  help: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** Makes the contacts of a segment members of a mailing group; the former members stay unless the person says otherwise. */
export function ApplyMailingGroup({ place: { no } }: { place: PlaceAt<'mailingGroup'> }) {
  const say = useText();
  const styles = useStyles();
  const { services, announce } = usePane();
  const queries = useQueryClient();
  const groups = useAsk('mailingGroups', { staleTime: 0 });
  const [code, setCode] = useState('');
  const [deleteOld, setDeleteOld] = useState(false);
  const apply = useMutation({
    mutationFn: () => services.sync.ask('applyMailingGroup', { params: { no }, body: { code, ...(deleteOld && { deleteOld }) } }),
    onSuccess: ({ added }) => {
      setDeleteOld(false);
      for (const name of ['mailingGroups', 'act', 'reuseCriteria'] as const) void queries.invalidateQueries({ queryKey: answerKey(name) });
      announce(say('criteria.group.added', { count: added }));
    },
  });
  const group = groups.data?.items.find((one) => one.code === code);
  const { added, already, removed } = apply.data ?? { added: 0, already: 0, removed: 0 };
  return (
    <Place title={say('criteria.group.title')} under={no}
      foot={<Button appearance="primary" disabledFocusable={!group || apply.isPending} onClick={() => apply.mutate()}>{say('criteria.group.do')}</Button>}>
      {groups.isPending && groups.error === null && <Loading />}
      <ProblemBar error={groups.error} onRetry={() => void groups.refetch()} />
      {groups.data?.items.length === 0 && <p className={styles.help}>{say('criteria.group.none')}</p>}
      {groups.data && groups.data.items.length > 0 && (
        <div className={styles.form}>
          <p className={styles.help}>{say('criteria.way.mailingGroup.help')}</p>
          <Field label={say('criteria.group.choose')}>
            <Select value={code} onChange={(_, { value }) => { apply.reset(); setCode(value); }}>
              <option value="">{say('criteria.group.pick')}</option>
              {groups.data.items.map((one) => <option key={one.code} value={one.code}>{say('criteria.group.members', { name: one.description || one.code, count: one.contactCount })}</option>)}
            </Select>
          </Field>
          <Checkbox label={say('criteria.group.deleteOld')} checked={deleteOld} onChange={(_, { checked }) => setDeleteOld(checked === true)} />
          {deleteOld && group && <p className={styles.help} role="status">{say('criteria.group.deleteOld.help', { count: group.contactCount })}</p>}
          {apply.isSuccess && (
            <MessageBar intent="success" layout="multiline"><MessageBarBody>
              {[say('criteria.group.added', { count: added }), already > 0 && say('criteria.group.already', { count: already }), removed > 0 && say('criteria.group.removed', { count: removed })].filter(Boolean).join(' ')}
            </MessageBarBody></MessageBar>
          )}
          <ProblemBar error={apply.error} onRetry={() => apply.mutate()} />
        </div>
      )}
    </Place>
  );
}
