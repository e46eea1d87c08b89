/**
 * Makes a check that anyone may request cost no more than one run. Requests while it runs, or within `fresh` milliseconds after
 * it, get its outcome. Rejects after `longest` milliseconds; then the next request starts another run.
 */
export function onceAtATime<T>(
  check: () => Promise<T>,
  { fresh, longest }: { fresh: number; longest: number },
): () => Promise<T> {
  let running: Promise<T> | undefined;
  const start = () => {
    const begun = new Promise<T>((resolve, reject) => {
      setTimeout(reject, longest, new Error("The check took too long.")).unref();
      check().then(resolve, reject);
    });
    const forget = () => {
      setTimeout(() => {
        if (running === begun) running = undefined;
      }, fresh).unref();
    };
    begun.then(forget, forget);
    return begun;
  };
  return () => {
    running ??= start();
    return running;
  };
}
