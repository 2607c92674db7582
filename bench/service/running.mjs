/**
 * The built service in a process of its own, which says what it used: `fork` it with a data folder, send a word, get an answer.
 * `begin` starts a measurement, `end` ends it: CPU of all threads, growth of memory, the longest stall of the main thread.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { configFrom, startService } from '../../dist/service/main.mjs';

const [, , folder] = process.argv;
const resolution = 5;
process.env.LOG_LEVEL = 'silent';
const service = await startService(configFrom({ SEGMENT_LETTERS_DATA: folder, SEGMENT_LETTERS_PORT: '0' }));
const token = readFileSync(path.join(folder, 'token'), 'utf8').trim();

let cpu, rss, peak, timer, delay;
const watch = () => { peak = Math.max(peak, process.memoryUsage.rss()); };
const on = {
  begin() {
    global.gc?.();
    delay = monitorEventLoopDelay({ resolution });
    delay.enable();
    rss = peak = process.memoryUsage.rss();
    timer = setInterval(watch, 10);
    cpu = process.cpuUsage();
  },
  end() {
    const { user, system } = process.cpuUsage(cpu);
    clearInterval(timer);
    watch();
    delay.disable();
    return { cpu: (user + system) / 1000, growth: (peak - rss) / 1e6, stall: Math.max(0, delay.max / 1e6 - resolution) };
  },
  async stop() { await service.close(); },
};
process.on('message', async (word) => {
  const answer = await on[word]();
  process.send({ word, ...answer }, () => { if (word === 'stop') process.exit(0); });
});
process.send({ word: 'ready', origin: service.origin, token });
