import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { AnswerOf, BodyOf } from '../../contract/routes';
import { usePane } from './pane';

type Changing = 'cancel' | 'uncancel' | 'evaluate' | 'takeBack' | 'resend' | 'followUp';

/** Changes a logged segment, and has everything asked for again that it may have made old. */
export function useLoggedChange<Name extends Changing>(name: Name, entryNo: number, done: (answer: AnswerOf<Name>) => void): UseMutationResult<AnswerOf<Name>, Error, BodyOf<Name>> {
  const { services } = usePane();
  const queries = useQueryClient();
  return useMutation<AnswerOf<Name>, Error, BodyOf<Name>>({
    mutationFn: (body) => services.sync.ask(name, { params: { entryNo } as never, body }),
    onSuccess: (answer) => {
      for (const key of ['loggedSegments', 'loggedSegmentEntries', 'segments', 'segment', 'segmentEvents', 'interactionLogEntries', 'previewFollowUp']) void queries.invalidateQueries({ queryKey: [key] });
      if (name !== 'takeBack') void queries.invalidateQueries({ queryKey: ['loggedSegment'] });
      done(answer);
    },
  });
}
