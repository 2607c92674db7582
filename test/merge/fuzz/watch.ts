import { Worker } from 'node:worker_threads';

/** What one input cost. */
export interface Cost { milliseconds: number; bytes: number }

/** Looks at the process while an input has it: how much memory it takes, and whether it ever ends. */
export interface Watch {
  begin(seed: number): void;
  end(): Cost;
  stop(): Promise<number>;
}

/** An input that takes this long will not end: only another thread can still say which it was. */
const stuckAfter = 60_000;

const watching = `
const { workerData: { shared, stuckAfter } } = require('node:worker_threads');
const [seed, begun, before, most] = [0, 1, 2, 3];
setInterval(() => {
  if (shared[seed] < 0) return;
  shared[most] = Math.max(shared[most], process.memoryUsage.rss() - shared[before]);
  const { user, system } = process.cpuUsage();
  if ((user + system) / 1000 - shared[begun] < stuckAfter) return;
  require('node:fs').writeSync(2, 'the input of seed ' + shared[seed] + ' does not end\\n');
  process.kill(process.pid, 'SIGKILL');
}, 10);
`;

/** Starts to watch. Time is that of the processor: another program on the machine is not the input's fault. */
export function startWatch(): Watch {
  const shared = new Float64Array(new SharedArrayBuffer(32));
  shared[0] = -1;
  const worker = new Worker(watching, { eval: true, workerData: { shared, stuckAfter } });
  let [cpu, clock] = [process.cpuUsage(), performance.now()];
  return {
    begin(seed) {
      const { user, system } = process.cpuUsage();
      shared.set([-1, (user + system) / 1000, process.memoryUsage.rss(), 0]);
      shared[0] = seed;
      [cpu, clock] = [process.cpuUsage(), performance.now()];
    },
    end() {
      const { user, system } = process.cpuUsage(cpu);
      const milliseconds = Math.min((user + system) / 1000, performance.now() - clock);
      const bytes = Math.max(shared[3]!, process.memoryUsage.rss() - shared[2]!);
      shared[0] = -1;
      return { milliseconds, bytes };
    },
    stop: () => worker.terminate(),
  };
}
