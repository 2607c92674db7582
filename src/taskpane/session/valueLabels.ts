import { useQueries } from '@tanstack/react-query';
import type { CriteriaAction } from '../../contract/savedCriteria';
import type { Language } from '../locales/language';
import { answerKey } from './asking';
import { conditionsOf, fieldOf, type FilterSource } from './conditions';
import { plainValue, type ValueInWords } from './criteriaWords';
import { usePane } from './pane';

/** Whose codes the service describes; the words of the others are known here. A city is its own name. */
const isDescribed = (source: FilterSource, field: string): boolean => fieldOf(source, field)?.values === true && !['city', 'languageCode', 'countryCode'].includes(field);

/** The words for the values that stand in these filters, asked for once. */
export function useValueLabels(language: Language, filters: readonly CriteriaAction['filters'][]): ValueInWords {
  const { services } = usePane();
  const wanted = [...new Set(filters.flatMap(conditionsOf).filter(({ source, field }) => isDescribed(source, field)).map(({ source, field }) => `${source}.${field}`))];
  const answers = useQueries({
    queries: wanted.map((name) => {
      const [source, field] = name.split('.') as [FilterSource, string];
      const question = { params: { source, field }, query: { limit: 500 } };
      return { queryKey: answerKey('criteriaValues', question), queryFn: () => services.sync.ask('criteriaValues', question), staleTime: 300_000 };
    }),
  });
  const labels = new Map(wanted.flatMap((name, place) => answers[place]?.data?.items.map(({ value, label }) => [`${name}=${value}`, label] as const) ?? []));
  return (source, field, value) => plainValue(language, source, field, value) ?? (labels.get(`${source}.${field}=${value}`) || value);
}
