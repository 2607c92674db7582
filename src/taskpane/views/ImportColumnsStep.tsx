import { useState } from 'react';
import { Button, Checkbox, Field, makeStyles, MessageBar, MessageBarBody, Select, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { headOf, importFieldGroups, type ColumnUse, type ImportFieldGroup } from '../../contract/contactImport';
import { useText } from '../locales/language';
import { Disclosure } from '../parts/Disclosure';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import { useAsk } from '../session/asking';
import { kindByColumns, kindSign, requestOf, usedTwice, withColumns } from '../session/importDraft';
import { usePane } from '../session/pane';
import type { ImportStep } from './ImportContacts';
import { ImportKind } from './ImportKind';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', rowGap: '14px', marginBottom: '16px', '& select': { minWidth: 0, width: '100%' } },
  help: { margin: 0, color: tokens.colorNeutralForeground2 },
  foot: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  label: { '& label': { overflowWrap: 'anywhere' } },
});
const groups = Object.keys(importFieldGroups) as ImportFieldGroup[];

/** What each column of the table is, and what else is to be known before the table is read. */
export function ImportColumnsStep({ draft, change }: ImportStep) {
  const say = useText();
  const styles = useStyles();
  const { services } = usePane();
  const { read, uses, emptyCells, group } = draft;
  const mailingGroups = useAsk('mailingGroups');
  const readAgain = useMutation({
    mutationFn: (headings: boolean) => services.sync.ask('importColumns', { body: { text: headOf(draft.text), headings } }),
  });
  const attempt = useMutation({
    mutationFn: () => services.sync.ask('importContacts', { body: { ...requestOf(draft), dryRun: true } }),
  });
  // An answer that comes after the person left, or asked for another, changes nothing: only the observer of this call is told (not so with onSuccess above).
  const readAs = (headings: boolean): void => readAgain.mutate(headings, { onSuccess: (columns) => change((now) => withColumns(now, columns)) });
  const tryIt = (): void => attempt.mutate(undefined, { onSuccess: (result) => change({ step: 'would', result, key: services.newId() }) });
  const busy = attempt.isPending || readAgain.isPending;
  const twice = usedTwice(uses);
  const none = uses.every((use) => use === '');
  const ready = twice === undefined && !none && !busy;
  const kindIsOpen = (draft.kind ?? kindByColumns(uses)) === undefined;
  const [wentOn, setWentOn] = useState(0);
  const goOn = (): void => (kindIsOpen ? setWentOn(wentOn + 1) : tryIt());
  const kind = <ImportKind key={wentOn} draft={draft} change={change} disabled={busy} missing={kindIsOpen && wentOn > 0} />;
  const fields = (chosen: ColumnUse) => (
    <>
      <option value="">{say('contactImport.columns.unused')}</option>
      {groups.map((name) => (
        <optgroup key={name} label={say(`contactImport.fields.${name}`)}>
          {importFieldGroups[name].map((field) => <option key={field} value={field}>{say(`contactImport.field.${field}`)}{field !== chosen && uses.includes(field) ? ' ✓' : ''}</option>)}
        </optgroup>
      ))}
    </>
  );
  return (
    <Place title={say('contactImport.columns.title')} under={draft.source ?? say('contactImport.source.pasted')} step="columns"
      foot={<div className={styles.foot}>
        <Button appearance="primary" disabledFocusable={!ready} onClick={() => { if (ready) goOn(); }}>{say(attempt.isPending ? 'contactImport.counting' : 'contactImport.would.title')}</Button>
        <Button disabledFocusable={busy} onClick={() => { if (!busy) change({ step: 'source' }); }}>{say('contactImport.stepBack')}</Button>
      </div>}>
      <div className={styles.form}>
        <Checkbox label={say('contactImport.columns.headings')} checked={read!.headings} disabled={attempt.isPending} onChange={(_, { checked }) => readAs(checked === true)} />
        <ProblemBar error={readAgain.error} />
        <p className={styles.help}>{say('contactImport.columns.help')}</p>
        {read!.columns.map(({ heading, examples }, index) => (
          <Field key={index} className={styles.label} label={heading || say('contactImport.columns.noHeading', { place: index + 1 })} hint={examples.length > 0 ? say('contactImport.columns.example', { examples: examples.join(' · ').slice(0, 90) }) : say('contactImport.columns.empty')}
            {...(twice !== undefined && uses[index] === twice && { validationState: 'error' as const })}>
            <Select value={uses[index] ?? ''} disabled={busy} onChange={(_, { value }) => change({ uses: uses.map((use, place) => (place === index ? value as ColumnUse : use)) })}>{fields(uses[index] ?? '')}</Select>
          </Field>
        ))}
        {kindSign(uses) !== 'type' && kind}
      </div>
      <Disclosure name="import options" title={say('contactImport.options')}>
        <div className={styles.form}>
          <Field label={say('contactImport.group')}>
            <Select value={group} disabled={busy} onChange={(_, { value }) => change({ group: value })}>
              <option value="">{say('contactImport.group.none')}</option>
              {mailingGroups.data?.items.map(({ code, description }) => <option key={code} value={code}>{description || code}</option>)}
            </Select>
          </Field>
          <Field label={say('contactImport.emptyCells')}>
            <Select value={emptyCells} disabled={busy} onChange={(_, { value }) => change({ emptyCells: value as typeof emptyCells })}>
              {(['keep', 'clear'] as const).map((one) => <option key={one} value={one}>{say(`contactImport.emptyCells.${one}`)}</option>)}
            </Select>
          </Field>
          {kindSign(uses) === 'type' && kind}
        </div>
      </Disclosure>
      {twice !== undefined && <MessageBar intent="error" layout="multiline" role="alert"><MessageBarBody>{say('contactImport.columns.twice', { field: say(`contactImport.field.${twice}`) })}</MessageBarBody></MessageBar>}
      {none && <MessageBar intent="warning" layout="multiline"><MessageBarBody>{say('contactImport.columns.none')}</MessageBarBody></MessageBar>}
      <ProblemBar error={attempt.error} onRetry={tryIt} />
    </Place>
  );
}
