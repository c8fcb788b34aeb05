const running = new Map();
const LONGEST_END_MS = 30_000;

/**
 * Remembers a child until it ends, so that none outlives a run that is broken off.
 * @returns ends it, by force if it takes too long, and resolves once it is gone
 */
export function keep(child) {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const end = (signal = 'SIGTERM') => {
    child.kill(signal);
    const forced = setTimeout(() => child.kill('SIGKILL'), LONGEST_END_MS);
    return ended.finally(() => clearTimeout(forced));
  };
  running.set(child, end);
  void ended.then(() => running.delete(child));
  return end;
}

/** Ends every child, and resolves once the last is gone. */
export const endAll = () => Promise.all([...running.values()].map((end) => end()));
