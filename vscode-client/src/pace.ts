/** When things are done again. */

/**
 * A function that does `act` one at a time: calls during a run are all answered by one more run after it.
 *
 * So the last call always sees an act that began after it.
 */
export function coalesced(act: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const run = (): Promise<void> => {
    next = undefined;
    running = act().finally(() => {
      running = undefined;
    });
    return running;
  };
  // Whether a run fails is told to those who asked for it, not to those who wait for the next one.
  return () => (running === undefined ? run() : (next ??= running.then(run, run)));
}

/**
 * A function that says, of something that just died, whether it may be started again: once in `calm` milliseconds.
 *
 * `now` gives milliseconds.
 */
export function onceIn(calm: number, now: () => number): () => boolean {
  let last = -Infinity;
  return () => {
    const isCalm = now() - last > calm;
    last = now();
    return isCalm;
  };
}
