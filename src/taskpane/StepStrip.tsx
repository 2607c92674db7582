import { lazy, Suspense } from 'react';
import { usePane } from './session/pane';

const Steps = lazy(async () => ({ default: (await import('./Steps')).Steps }));
/** Pixels: as high as the strip, so that nothing moves when it comes. */
const height = 51;

/** The strip of the steps, always in sight while a segment is open; the list of segments has no need of it. */
export function StepStrip() {
  const { segmentNo } = usePane();
  return segmentNo === undefined ? null : <Suspense fallback={<div style={{ height, flexShrink: 0 }} />}><Steps segmentNo={segmentNo} /></Suspense>;
}
