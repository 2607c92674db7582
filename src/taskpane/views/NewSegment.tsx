import { useState } from 'react';
import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLanguage } from '../locales/language';
import { DayField } from '../parts/DayField';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { isDay } from '../session/dayText';
import { longestDetail, useDetailOptions } from '../session/detailValues';
import { usePane } from '../session/pane';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '12px' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** The day where the person is; Swedish writes it as ISO 8601 does. */
const isoDay = (now: Date): string => now.toLocaleDateString('sv-SE');

/** Makes an empty segment; everything else of its header is the interaction template's and can be changed later. */
export function NewSegment() {
  const language = useLanguage();
  const { say } = language;
  const styles = useStyles();
  const { services, replace, announce } = usePane();
  const queries = useQueryClient();
  const options = useDetailOptions(language);
  const [description, setDescription] = useState('');
  const [interactionTemplateCode, setTemplate] = useState('');
  const [date, setDate] = useState(() => isoDay(services.now()));
  const [tried, setTried] = useState(false);
  const isNameless = description.trim() === '';
  const isNoDay = date !== '' && !isDay(date);
  const create = useMutation({
    mutationFn: () => services.sync.ask('createSegment', { body: { details: { description: description.trim(), interactionTemplateCode, ...(date !== '' && { date }) } } }),
    onSuccess: ({ no }) => {
      void queries.invalidateQueries({ queryKey: ['segments'] });
      announce(say('worksheet.created', { no }));
      replace({ at: 'segment', no });
    },
  });
  function submit(): void {
    setTried(true);
    if (!isNameless && !isNoDay && !create.isPending) create.mutate();
  }
  return (
    <Place title={say('worksheet.new')}>
      <form className={styles.form} noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
        <p className={styles.hint}>{say('worksheet.newHint')}</p>
        <Field label={say('worksheet.description')} required {...(tried && isNameless && { validationMessage: say('worksheet.descriptionMissing') })}>
          <Input value={description} maxLength={longestDetail} onChange={(_, { value }) => setDescription(value)} />
        </Field>
        <Field label={say('worksheet.template')}>
          <Select value={interactionTemplateCode} onChange={(_, { value }) => setTemplate(value)}>
            {options.interactionTemplateCode?.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
          </Select>
        </Field>
        <Field label={say('worksheet.day')}><DayField value={date} onChange={setDate} /></Field>
        <ProblemBar error={create.error} onRetry={submit} retrying={create.isPending} />
        <div><Button type="submit" appearance="primary" disabledFocusable={create.isPending}>{say('worksheet.create')}</Button></div>
      </form>
    </Place>
  );
}
