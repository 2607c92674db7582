import { Button, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { CriteriaFieldKind } from '../../contract/criteriaFields';
import { useLanguage } from '../locales/language';
import { Choice } from '../parts/Choice';
import { DayField } from '../parts/DayField';
import { beginCondition, fieldOf, filterMistake, filterOf, howsFor, lackOf, namesOf, sources, takesSeveral, withHow, type Condition, type FilterSource, type How } from '../session/conditions';
import { fieldName, sayCondition, sayLack, type ValueInWords } from '../session/criteriaWords';
import { ValuePicker } from './ValuePicker';

const useStyles = makeStyles({
  condition: { border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, padding: '8px 10px 10px', margin: 0, minWidth: 0, display: 'flex', flexDirection: 'column', rowGap: '6px' },
  head: { display: 'flex', alignItems: 'center', columnGap: '4px', '& > :first-child': { flexGrow: 1, minWidth: 0 } },
  small: { minWidth: '28px' },
  select: { minWidth: 0, width: '100%', '& select': { minWidth: 0, width: '100%' } },
  pair: { display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: '8px', '& input': { minWidth: 0 }, '& > *': { minWidth: 0 } },
  input: { width: '100%', minWidth: 0 },
  said: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: 'anywhere' },
  filter: { margin: 0, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' },
});

interface ConditionFieldsProps {
  place: number;
  condition: Condition | undefined;
  /** Fields that other conditions look at already: one condition for each field. */
  taken: ReadonlySet<string>;
  inWords: ValueInWords;
  onChange(condition: Condition): void;
  onRemove(): void;
}

/** One condition: what to look at, how, and which values; below it the sentence that it makes, and the filter for those who know filters. */
export function ConditionFields({ place, condition, taken, inWords, onChange, onRemove }: ConditionFieldsProps) {
  const language = useLanguage();
  const { say } = language;
  const styles = useStyles();
  const present = condition && `${condition.source}.${condition.field}`;
  const filter = condition && filterOf(condition);
  const lack = condition && lackOf(condition);
  return (
    <fieldset className={styles.condition} aria-label={say('criteria.condition', { place })}>
      <div className={styles.head}>
        <Select className={styles.select} aria-label={say('criteria.field')} value={present ?? ''} onChange={(_, { value }) => { const [source, field] = value.split('.'); if (field) onChange(beginCondition(source as FilterSource, field)); }}>
          {present === undefined && <option value="">{say('criteria.chooseField')}</option>}
          {sources.map((source) => (
            <optgroup key={source} label={say(`criteria.source.${source}`)}>
              {namesOf(source).filter((field) => !taken.has(`${source}.${field}`) || `${source}.${field}` === present).map((field) => <option key={field} value={`${source}.${field}`}>{say(fieldName(source, field))}</option>)}
            </optgroup>
          ))}
        </Select>
        <Button className={styles.small} size="small" appearance="subtle" icon={<DismissRegular />} aria-label={say('criteria.removeCondition', { place })} onClick={onRemove} />
      </div>
      {condition && (
        <Select className={styles.select} aria-label={say('criteria.how')} value={condition.how} onChange={(_, { value }) => onChange(withHow(condition, value as How))}>
          {howsFor(condition.source, condition.field).map((how) => <option key={how} value={how}>{say(`criteria.how.${how}`)}</option>)}
        </Select>
      )}
      {condition && <ValueFields condition={condition} inWords={inWords} onChange={(values) => onChange({ ...condition, values })} />}
      {condition && filter !== undefined && <p className={styles.said}><strong>{sayCondition(language, condition, inWords)}</strong></p>}
      {condition && filter !== undefined && condition.how !== 'filter' && <p className={styles.filter}>{say('criteria.asFilter', { filter })}</p>}
      {lack && lack !== 'filter' && <p className={styles.filter}>{sayLack(say, lack, condition)}</p>}
    </fieldset>
  );
}

function ValueFields({ condition, inWords, onChange }: { condition: Condition; inWords: ValueInWords; onChange: (values: readonly string[]) => void }) {
  const { say } = useLanguage();
  const styles = useStyles();
  const { source, field, how, values } = condition;
  const { kind, values: known, options } = fieldOf(source, field)!;
  const first = values[0] ?? '';
  if (how === 'empty' || how === 'notEmpty') return null;
  if (how === 'filter') {
    const at = filterMistake(condition);
    return (
      <Field label={say('criteria.filterString')} hint={say('criteria.filterHelp')} validationState={at === undefined ? 'none' : 'error'} validationMessage={at === undefined ? null : say('criteria.filterBad', { at })}>
        <Input className={styles.input} value={first} spellCheck={false} autoComplete="off" onChange={(_, { value }) => onChange([value])} />
      </Field>
    );
  }
  if (how === 'fromTo') {
    const [, last = ''] = values;
    return (
      <div className={styles.pair}>
        <Field label={say('criteria.from')}><OneValue kind={kind} value={first} onChange={(value) => onChange([value, last])} /></Field>
        <Field label={say('criteria.to')}><OneValue kind={kind} value={last} onChange={(value) => onChange([first, value])} /></Field>
      </div>
    );
  }
  if (kind === 'boolean') return <Choice label={say('criteria.value')} value={first} choices={[{ value: 'Yes', label: say('detail.value.yes') }, { value: 'No', label: say('detail.value.no') }]} onChange={(value) => onChange([value])} />;
  if ((known || options) && (how === 'is' || how === 'isNot' || how === 'oneOf')) return <ValuePicker source={source} field={field} values={values} several={takesSeveral(how)} inWords={inWords} onChange={onChange} />;
  if (how === 'oneOf' || how === 'isNot') return <Field label={say('criteria.values')} hint={say('criteria.onePerLine')}><Textarea value={values.join('\n')} resize="vertical" rows={3} onChange={(_, { value }) => onChange(value === '' ? [] : value.split('\n'))} /></Field>;
  return <Field label={say('criteria.value')}><OneValue kind={kind} value={first} onChange={(value) => onChange([value])} /></Field>;
}

function OneValue({ kind, value, onChange }: { kind: CriteriaFieldKind; value: string; onChange: (value: string) => void }) {
  const styles = useStyles();
  if (kind === 'date') return <DayField value={value} onChange={onChange} />;
  return <Input className={styles.input} value={value} autoComplete="off" onChange={(_, data) => onChange(data.value)} />;
}
