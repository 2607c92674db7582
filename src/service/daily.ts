const day = 24 * 3_600_000;
const hour = 3_600_000;

/**
 * Does something now and then once a day. Every hour it looks at the clock, so that a machine that slept does it when it wakes, and not a day of
 * waking time later. What fails is told to `failed` and tried again in an hour. Answers how to stop it.
 */
export function daily(work: () => Promise<unknown>, { now, failed }: { now: () => Date; failed: (error: unknown) => void }): () => void {
  let last = -Infinity;
  let running = false;
  const look = async () => {
    if (running || now().getTime() - last < day) return;
    running = true;
    try {
      await work();
      last = now().getTime();
    } catch (error) {
      failed(error);
    }
    running = false;
  };
  void look();
  const timer = setInterval(() => void look(), hour);
  timer.unref();
  return () => clearInterval(timer);
}
