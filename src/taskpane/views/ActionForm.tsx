import { useEffect, useRef } from 'react';
import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import type { CriteriaAction } from '../../contract/savedCriteria';
import { useLanguage } from '../locales/language';
import { Choice } from '../parts/Choice';
import { Disclosure } from '../parts/Disclosure';
import { Section } from '../parts/Section';
import { optionsFor, withCondition, type ActionDraft, type ConditionDraft } from '../session/actionDraft';
import { sources, type Condition } from '../session/conditions';
import { filtersOf } from '../session/conditions';
import { useValueLabels } from '../session/valueLabels';
import { ConditionFields } from './ConditionFields';

const useStyles = makeStyles({
  help: { margin: '6px 0 0', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  list: { display: 'flex', flexDirection: 'column', rowGap: '6px', alignItems: 'stretch' },
  and: { alignSelf: 'center', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  add: { alignSelf: 'flex-start' },
  option: { display: 'flex', flexDirection: 'column' },
  optionHelp: { paddingInlineStart: '32px', marginTop: '-6px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

const ops: readonly CriteriaAction['op'][] = ['add', 'refine', 'reduce'];

/** One action put together without knowing filters: what to do, which conditions, and what comes along. */
export function ActionForm({ draft, onChange, onEnter }: { draft: ActionDraft; onChange: (draft: ActionDraft) => void; /** Enter in a value does what the button below does. */ onEnter: () => void }) {
  const language = useLanguage();
  const { say } = language;
  const styles = useStyles();
  const list = useRef<HTMLDivElement>(null);
  const count = useRef(draft.conditions.length);
  const whole = draft.conditions.map(({ condition }) => condition).filter((condition): condition is Condition => condition !== undefined);
  const inWords = useValueLabels(language, [filtersOf(whole)]);
  const taken = new Set(whole.map(({ source, field }) => `${source}.${field}`));
  const twice = sources.filter((source) => source !== 'contact' && whole.filter((condition) => condition.source === source).length > 1);
  const change = (id: number, condition: Condition): void => onChange({ ...draft, conditions: draft.conditions.map((one): ConditionDraft => (one.id === id ? { id, condition } : one)) });
  useEffect(() => {
    // A condition that was added gets the keyboard; where one was removed, the next one does, or the button that adds.
    if (count.current === draft.conditions.length) return;
    const grew = draft.conditions.length > count.current;
    count.current = draft.conditions.length;
    const places = list.current?.querySelectorAll<HTMLElement>('fieldset select');
    if (grew) [...list.current?.querySelectorAll<HTMLElement>('fieldset') ?? []].at(-1)?.querySelector<HTMLElement>('select')?.focus();
    else (places?.[0] ?? list.current?.querySelector<HTMLElement>('[data-add]'))?.focus();
  }, [draft.conditions.length]);
  return (
    <>
      <Section title={say('criteria.whatToDo')}>
        <Choice label={say('criteria.whatToDo')} value={draft.op} choices={ops.map((op) => ({ value: op, label: say(`criteria.op.${op}`) }))} onChange={(op) => onChange({ ...draft, op })} />
        <p className={styles.help}>{say(`criteria.op.${draft.op}.help`)}</p>
      </Section>
      <Section title={say('criteria.conditions')}>
        <div ref={list} className={styles.list} onKeyDown={(event) => { if (event.key === 'Enter' && event.target instanceof HTMLInputElement && !event.defaultPrevented && !event.nativeEvent.isComposing) onEnter(); }}>
          {draft.conditions.map(({ id, condition }, index) => [
            index > 0 && <span key={`and ${id}`} className={styles.and}>{say('criteria.andWord')}</span>,
            <ConditionFields key={id} place={index + 1} condition={condition} taken={taken} inWords={inWords} onChange={(next) => change(id, next)}
              onRemove={() => onChange({ ...draft, conditions: draft.conditions.filter((one) => one.id !== id) })} />,
          ])}
          {draft.conditions.length === 0 && <p className={styles.help}>{say('criteria.noConditions')}</p>}
          {twice.map((source) => <p key={source} className={styles.help}>{say('criteria.sameEntry', { group: say(`criteria.source.${source}`) })}</p>)}
          <Button data-add="" className={styles.add} size="small" icon={<AddRegular />} onClick={() => onChange(withCondition(draft))}>{say('criteria.addCondition')}</Button>
        </div>
      </Section>
      <Disclosure name="criteria options" title={say('criteria.options')} note={optionsFor[draft.op].filter((name) => draft.options[name]).map((name) => say(`criteria.option.${name}`)).join(', ') || undefined}>
        {optionsFor[draft.op].map((name) => (
          <div key={name} className={styles.option}>
            <Checkbox label={say(`criteria.option.${name}`)} checked={draft.options[name] === true} aria-describedby={`option-${name}`} onChange={(_, { checked }) => onChange({ ...draft, options: { ...draft.options, [name]: checked === true } })} />
            <span id={`option-${name}`} className={styles.optionHelp}>{say(`criteria.option.${name}.help`)}</span>
          </div>
        ))}
      </Disclosure>
    </>
  );
}
