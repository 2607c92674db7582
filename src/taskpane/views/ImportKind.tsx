import { useEffect, useRef } from 'react';
import { Field, Select } from '@fluentui/react-components';
import { useText } from '../locales/language';
import { kindByColumns, kindSign } from '../session/importDraft';
import type { ImportStep } from './ImportContacts';

/** What a new contact with a name alone is. Where no column tells companies from persons, nothing is chosen beforehand: `missing` = the person went on without choosing. */
export function ImportKind({ draft: { uses, kind }, change, disabled, missing }: ImportStep & { disabled: boolean; missing: boolean }) {
  const say = useText();
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => { if (missing) select.current?.focus(); }, [missing]);
  const sign = kindSign(uses);
  if (sign === 'noName') return null;
  return (
    <Field label={say('contactImport.kind')} required={kindByColumns(uses) === undefined}
      hint={sign === 'type' ? say('contactImport.kind.type', { field: say('contactImport.field.type') }) : say(`contactImport.kind.${sign}`)}
      {...(missing && { validationState: 'error' as const, validationMessage: say('contactImport.kind.missing') })}>
      <Select ref={select} value={kind ?? kindByColumns(uses) ?? ''} disabled={disabled} onChange={(_, { value }) => change({ kind: value as 'Company' | 'Person' })}>
        {(kind ?? kindByColumns(uses)) === undefined && <option value="">{say('contactImport.kind.choose')}</option>}
        {(['Company', 'Person'] as const).map((one) => <option key={one} value={one}>{say(one === 'Company' ? 'card.company' : 'card.person')}</option>)}
      </Select>
    </Field>
  );
}
