const running = new Map();

/**
 * Remembers a child until it ends, so that none outlives a run that is broken off.
 * @returns ends it, and resolves once it is gone
 */
export function keep(child) {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const end = (signal = 'SIGTERM') => {
    child.kill(signal);
    return ended;
  };
  running.set(child, end);
  void ended.then(() => running.delete(child));
  return end;
}

/** Ends every child, and resolves once the last is gone. */
export const endAll = () => Promise.all([...running.values()].map((end) => end()));
