import { late } from './parts/late';
import { ProblemBar } from './parts/ProblemBar';
import { usePane } from './session/pane';

/** Pixels: as high as the strip, so that nothing moves when it comes. */
const height = 51;
const Steps = late(async () => (await import('./Steps')).Steps, { waiting: <div style={{ height, flexShrink: 0 }} />, failed: (error, again) => <ProblemBar error={error} onRetry={again} /> });

/** The strip of the steps, always in sight while a segment is open; the list of segments has no need of it. */
export function StepStrip() {
  const { segmentNo } = usePane();
  return segmentNo === undefined ? null : <Steps segmentNo={segmentNo} />;
}
