import { useText } from '../locales/language';
import { Place } from './Place';
import { ProblemBar } from './ProblemBar';

/** Stands for a view whose program did not come: why, the way back, and another try. */
export function NotLoaded({ error, again }: { error: unknown; again(): void }) {
  const say = useText();
  return <Place title={say('shell.name')}><ProblemBar error={error} onRetry={again} /></Place>;
}
