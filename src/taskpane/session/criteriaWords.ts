import type { CriteriaStep } from '../../contract/criteria';
import type { CriteriaAction } from '../../contract/savedCriteria';
import type { Language, Say, TextKey } from '../locales/language';
import { conditionsOf, fieldOf, type Condition, type FilterSource, type Lack } from './conditions';

/** The words for a value of a field: a code's description, an option or a day in the person's language. */
export type ValueInWords = (source: FilterSource, field: string, value: string) => string;

type FieldName = Extract<TextKey, `criteria.field.${string}`>;
export const fieldName = (source: FilterSource, field: string): FieldName => `criteria.field.${source}.${field}` as FieldName;

/** The words of a value that need no service: options, yes and no, days, languages. Undefined for a code that somebody else describes. */
export function plainValue({ say, date, languageName, countryName }: Language, source: FilterSource, field: string, value: string): string | undefined {
  if (value === '') return say('detail.value.none');
  switch (fieldOf(source, field)?.kind) {
    case 'option': {
      const option = fieldOf(source, field)!.options?.find((one) => one.toLowerCase() === value.toLowerCase());
      return option === undefined ? value : say(`criteria.value.${option.replace(' ', '')}` as Extract<TextKey, `criteria.value.${string}`>);
    }
    case 'boolean': return say(value === 'Yes' ? 'detail.value.yes' : 'detail.value.no');
    case 'date': return /^\d{4}-\d\d-\d\d$/.test(value) ? date(value) : value;
    default: return field === 'languageCode' ? languageName(value) || value : field === 'countryCode' ? countryName(value) : undefined;
  }
}

/** More values than a sentence bears: the first ones are named, the others counted. */
const mostNamed = 6;

/** `a, b or c` – with the sentence of the language that joins the last one. */
function joined({ say }: Language, words: readonly string[], how: 'or' | 'nor' | 'and'): string {
  if (how !== 'and' && words.length > mostNamed) return `${words.slice(0, mostNamed - 2).join(', ')} ${say('criteria.andMore', { count: words.length - mostNamed + 2 })}`;
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : say(`criteria.${how}`, { before: words.slice(0, -1).join(', '), last });
}

/** What a condition lacks, in a sentence. */
export function sayLack(say: Say, lack: Lack, condition: Condition | undefined): string {
  if (lack === 'field' || condition === undefined) return say('criteria.lacks.field');
  return say(`criteria.lacks.${lack}`, { field: nameOf(say, condition) });
}

/** A field that came from elsewhere has no words here; it is shown as it is. */
const nameOf = (say: Say, { source, field }: Condition): string => (fieldOf(source, field) ? say(fieldName(source, field)) : `${source}.${field}`);

/** A condition as a person says it: “City is Helsinki or Espoo”. */
export function sayCondition(language: Language, condition: Condition, inWords: ValueInWords): string {
  const { say } = language;
  const { source, field, how, values } = condition;
  const named = { field: nameOf(say, condition) };
  const words = values.map((value) => inWords(source, field, value));
  switch (how) {
    case 'empty': case 'notEmpty': return say(`criteria.says.${how}`, named);
    case 'is': case 'oneOf': return say(`criteria.says.${how}`, { ...named, value: joined(language, words, 'or') });
    case 'isNot': return say('criteria.says.isNot', { ...named, value: joined(language, words, 'nor') });
    case 'contains': case 'beginsWith': case 'filter': return say(`criteria.says.${how}`, { ...named, value: values[0] ?? '' });
    case 'fromTo': {
      const [from = '', to = ''] = values.map((value) => value && inWords(source, field, value));
      if (to === '') return say('criteria.says.from', { ...named, from });
      return from === '' ? say('criteria.says.to', { ...named, to }) : say('criteria.says.fromTo', { ...named, from, to });
    }
  }
}

/** All conditions of an action in one sentence; without any, everyone. */
export function sayFilters(language: Language, filters: CriteriaAction['filters'], inWords: ValueInWords): string {
  const conditions = conditionsOf(filters);
  return conditions.length === 0 ? language.say('criteria.everyone') : joined(language, conditions.map((condition) => sayCondition(language, condition, inWords)), 'and');
}

/** A step that was done, in a sentence; by hand and from a logged segment it has a name of its own. */
export function sayStep(language: Language, step: CriteriaStep, inWords: ValueInWords): string {
  const name = step.originName ?? '';
  const what = step.origin === 'byHand' && name !== '' ? name : step.origin === 'loggedSegment' ? language.say('criteria.ofLogged', { name }) : sayFilters(language, step.filters, inWords);
  return language.say(`criteria.step.${step.op}`, { what });
}
