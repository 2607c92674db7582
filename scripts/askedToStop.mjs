/** Ctrl+C reaches a program more than once: from the terminal, and from npm. What comes within so many milliseconds is one request. */
const oneRequest = 2000;

/** Does `stop` when somebody asks the program to stop, and ends it; asked once more it ends at once. */
export function whenAskedToStop(stop) {
  let asked;
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {
    if (asked !== undefined) {
      if (performance.now() - asked > oneRequest) process.exit(1);
      return;
    }
    asked = performance.now();
    void stop().then(() => process.exit(0));
  });
}
