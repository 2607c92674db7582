import { useMutation, useQuery, useQueryClient, type QueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { AnswerOf, BodyOf, ParamsOf } from '../../contract/routes';
import { answerKey } from './asking';
import { segmentChanged } from './changed';
import { usePane, type Pane } from './pane';
import { useSettled } from './useSettled';

/** The routes that change who is in a segment. */
export type ContactsAction = 'act' | 'goBack' | 'redo' | 'addByHand' | 'removeLines' | 'reuseLogged' | 'reuseCriteria';
/** Those that can say beforehand what they would do. */
export type TriedAction = 'act' | 'reuseLogged' | 'reuseCriteria';
const tried: readonly TriedAction[] = ['act', 'reuseLogged', 'reuseCriteria'];

/** Who is in a segment was changed here: the list is read again, and so is what was counted, checked, tried or kept of it. */
export function contactsChanged({ keptRows }: Pick<Pane, 'keptRows'>, queries: QueryClient, segmentNo: string, revision?: number): void {
  if (revision !== undefined) keptRows(segmentNo)?.keepUpWith(revision);
  segmentChanged(queries, segmentNo);
  void queries.invalidateQueries({ queryKey: answerKey('criteria', { params: { no: segmentNo } }) });
  // After an action the view shows what it did; after a failure, what it would do now.
  for (const name of tried) void queries.invalidateQueries({ queryKey: answerKey(name), refetchType: revision === undefined ? 'active' : 'none' });
}

/** Changes who is in a segment. Where it failed, what was tried before may be old as well and is asked for again. */
export function useContactsAction<Name extends ContactsAction>(name: Name, no: string, onDone: (answer: AnswerOf<Name>) => void): UseMutationResult<AnswerOf<Name>, Error, { body: BodyOf<Name>; ifMatch?: number | undefined }> {
  const pane = usePane();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ body, ifMatch }) => pane.services.sync.ask(name, { params: { no } as ParamsOf<Name>, body, ...(ifMatch === undefined ? {} : { ifMatch }) }),
    onSuccess: (answer) => {
      contactsChanged(pane, queries, no, (answer as { revision: number }).revision);
      onDone(answer);
    },
    onError: () => contactsChanged(pane, queries, no),
  });
}

export interface Tried<Name extends TriedAction> { result: AnswerOf<Name> | undefined; /** True where the result answers to what is asked now. */ isCurrent: boolean; error: unknown; again: () => void }

/** What an action would do, asked whenever the person pauses; the last answer stays in sight meanwhile. Undefined = nothing to ask yet. */
export function useDryRun<Name extends TriedAction>(name: Name, no: string, body: BodyOf<Name> | undefined): Tried<Name> {
  const { services } = usePane();
  const present = JSON.stringify(body);
  const settled = useSettled(present, 400) as string | undefined;
  const trial = useQuery({
    queryKey: [...answerKey(name), no, settled],
    queryFn: ({ signal }) => services.sync.ask(name, { params: { no } as ParamsOf<Name>, body: { ...JSON.parse(settled!) as object, dryRun: true } as BodyOf<Name>, signal }),
    enabled: settled !== undefined, staleTime: 0, placeholderData: (before) => before,
  });
  const asked = body !== undefined;
  return { result: asked ? trial.data as AnswerOf<Name> | undefined : undefined, isCurrent: asked && settled === present && trial.isSuccess && !trial.isPlaceholderData && !trial.isFetching, error: asked ? trial.error : null, again: () => void trial.refetch() };
}
