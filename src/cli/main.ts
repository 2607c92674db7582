import { processTerminal } from './processTerminal';
import { run } from './run';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

const terminal = processTerminal(process, stop.signal, (exitCode) => {
  process.exitCode = exitCode;
  stop.abort();
});
const exitCode = await run(process.argv.slice(2), terminal);
process.exitCode ??= exitCode;
