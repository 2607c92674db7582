import { CommandProblem } from './commandProblem';
import type { Terminal } from './terminal';

/** `segment-letters serve`: the sync service, until Ctrl+C. Its program is loaded only here: no other command needs a database. */
export async function serve({ say, signal }: Terminal): Promise<void> {
  const { configFrom, explainStart, startService } = await import('../service/main');
  let config: ReturnType<typeof configFrom> | undefined;
  try {
    config = configFrom(process.env);
    const service = await startService(config);
    say(`Segment Letters is running at ${service.origin}. Ctrl+C stops it.`);
    await new Promise<void>((resolve) => { signal.addEventListener('abort', () => resolve(), { once: true }); });
    await service.close();
  } catch (error) {
    throw new CommandProblem(explainStart(error, config));
  }
}
