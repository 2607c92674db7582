import { QueryClient, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { isPassing } from '../../contract/problem';
import type { AnswerOf, RouteName } from '../../contract/routes';
import type { AskOptions } from '../../contract/syncClient';
import { usePane } from './pane';

export const createQueryClient = (): QueryClient => new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => failures < 2 && isPassing(error),
      retryDelay: (failures) => 400 * 2 ** failures,
      staleTime: 30_000,
      /** The service is on this machine or in this house: the browser's idea of being offline says nothing about it. */
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

type Question<N extends RouteName> = Pick<AskOptions<N>, 'params' | 'query' | 'body'> & { enabled?: boolean; staleTime?: number };

/** The key under which an answer is kept; the name alone stands for all answers of a route. */
export const answerKey = <N extends RouteName>(name: N, { params, query, body }: Question<N> = {}): readonly unknown[] => (params || query || body ? [name, params ?? null, query ?? null, body ?? null] : [name]);

/** Asks the service and keeps the answer. */
export function useAsk<N extends RouteName>(name: N, question: Question<N> = {}): UseQueryResult<AnswerOf<N>> {
  const { services } = usePane();
  const { enabled = true, staleTime, ...options } = question;
  return useQuery({
    queryKey: answerKey(name, options),
    queryFn: ({ signal }) => services.sync.ask(name, { ...options, signal }),
    enabled,
    ...(staleTime === undefined ? {} : { staleTime }),
  });
}
