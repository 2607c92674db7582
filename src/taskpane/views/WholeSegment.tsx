import { useState } from 'react';
import { Button, Checkbox, Field, Input, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Segment } from '../../contract/segment';
import { useText } from '../locales/language';
import { Disclosure } from '../parts/Disclosure';
import { ProblemBar } from '../parts/ProblemBar';
import { Section } from '../parts/Section';
import { longestDetail } from '../session/detailValues';
import { usePane } from '../session/pane';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: '8px', paddingInlineStart: '8px' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  history: { justifyContent: 'flex-start', paddingInlineStart: '4px', width: '100%' },
});

/** What can be done with a segment as a whole: look at its history, duplicate it, delete it. */
export function WholeSegment({ segment }: { segment: Segment }) {
  const say = useText();
  const styles = useStyles();
  const { go } = usePane();
  return (
    <Section title={say('worksheet.heading')}>
      <Button className={styles.history} appearance="subtle" icon={<HistoryRegular />} onClick={() => go({ at: 'history', segmentNo: segment.no })}>{say('worksheet.history')}</Button>
      <Disclosure name={`duplicate ${segment.no}`} title={say('worksheet.duplicate')}><Duplicate segment={segment} /></Disclosure>
      <Disclosure name={`delete ${segment.no}`} title={say('worksheet.delete')}><Delete segment={segment} /></Disclosure>
    </Section>
  );
}

function Duplicate({ segment: { no, description: before } }: { segment: Segment }) {
  const say = useText();
  const styles = useStyles();
  const { services, go, announce } = usePane();
  const queries = useQueryClient();
  const [description, setDescription] = useState(() => say('worksheet.duplicateName', { description: before }).slice(0, longestDetail));
  const [withOwn, setWithOwn] = useState(false);
  const duplicate = useMutation({
    mutationFn: () => services.sync.ask('duplicateSegment', { params: { no }, body: { description: description.trim(), withOwn } }),
    onSuccess: ({ segment, leftOut }) => {
      void queries.invalidateQueries({ queryKey: ['segments'] });
      announce(leftOut > 0 ? say('worksheet.duplicated', { no: segment.no, count: leftOut }) : say('worksheet.created', { no: segment.no }));
      go({ at: 'segments' });
      go({ at: 'segment', no: segment.no });
    },
  });
  return (
    <form className={styles.form} onSubmit={(event) => { event.preventDefault(); if (!duplicate.isPending) duplicate.mutate(); }}>
      <p className={styles.hint}>{say('worksheet.duplicateHint')}</p>
      <Field label={say('detail.description')}><Input value={description} maxLength={longestDetail} onChange={(_, { value }) => setDescription(value)} /></Field>
      <Checkbox label={say('worksheet.withOwn')} checked={withOwn} onChange={(_, { checked }) => setWithOwn(checked === true)} />
      <ProblemBar error={duplicate.error} />
      <div><Button type="submit" disabledFocusable={duplicate.isPending}>{say('worksheet.duplicateNow')}</Button></div>
    </form>
  );
}

function Delete({ segment: { no, lineCount, revision } }: { segment: Segment }) {
  const say = useText();
  const styles = useStyles();
  const { services, go, announce, notes, changeNotes } = usePane();
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => services.sync.ask('deleteSegment', { params: { no }, ifMatch: revision }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['segments'] });
      announce(say('worksheet.deleted', { no }));
      go({ at: 'segments' });
      // The letter may be read-only; a link to a segment that is gone is explained when it is opened.
      if (notes.segmentNo === no) void changeNotes({ segmentNo: undefined }).catch(() => undefined);
    },
  });
  return (
    <div className={styles.form}>
      <MessageBar intent="warning" layout="multiline"><MessageBarBody>{say('worksheet.deleteWarning', { no, count: lineCount })} {say('worksheet.deleteRuns')}</MessageBarBody></MessageBar>
      <ProblemBar error={remove.error} />
      <div><Button disabledFocusable={remove.isPending} onClick={() => { if (!remove.isPending) remove.mutate(); }}>{say('worksheet.deleteNow')}</Button></div>
    </div>
  );
}
