import { makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useText } from '../locales/language';
import { Loading } from '../parts/Loading';
import { Place } from '../parts/Place';
import { ProblemBar } from '../parts/ProblemBar';
import type { PlaceAt } from '../session/places';
import { useRun } from '../session/useRun';
import { ProduceForm } from './ProduceForm';
import { ProduceProgress } from './ProduceProgress';
import { ProduceResult } from './ProduceResult';
import { ResumeRun } from './ResumeRun';
import { UnsavedChanges } from './UnsavedChanges';

const useStyles = makeStyles({ stack: { display: 'grid', rowGap: '16px' } });

/** The letters of a segment are made here: chosen, made with a progress, handed over; or taken up where they were cut off. */
export function ProduceView({ place }: { place: PlaceAt<'produce'> }) {
  const say = useText();
  const { queue, run } = useRun(place.no);
  return <Place title={say('produce.title')} step={run.stage}><div className={useStyles().stack}><UnsavedChanges no={place.no} /><Stage {...place} queue={queue} run={run} /></div></Place>;
}

function Stage({ no, lineNos, queue, run }: PlaceAt<'produce'> & ReturnType<typeof useRun>) {
  const open = useQuery({ queryKey: ['openMergeRun', no], queryFn: async () => (await queue.findOpen()) ?? null, enabled: run.stage === 'idle', staleTime: 0, gcTime: 0 });
  switch (run.stage) {
    case 'reading':
    case 'making':
      return <ProduceProgress queue={queue} run={run} />;
    case 'made':
    case 'handedOver':
      return <ProduceResult queue={queue} run={run} no={no} />;
    case 'cancelled':
    case 'stopped':
      return run.run
        ? <ResumeRun queue={queue} no={no} runId={run.run.id} now={run} />
        : <><ProblemBar error={run.error} /><ProduceForm queue={queue} no={no} chosen={lineNos} /></>;
    case 'idle':
      if (open.error) return <ProblemBar error={open.error} onRetry={() => void open.refetch()} />;
      if (open.data === undefined || open.isFetching) return <Loading />;
      return open.data === null ? <ProduceForm queue={queue} no={no} chosen={lineNos} /> : <ResumeRun queue={queue} no={no} runId={open.data.id} />;
  }
}
