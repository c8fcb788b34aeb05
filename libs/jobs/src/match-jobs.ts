/** Fails the start of the worker unless every declared job has exactly one handler. @throws Error naming every gap */
export function matchJobs<Handler>(
  declared: readonly string[],
  handlers: ReadonlyArray<readonly [string, Handler]>,
): ReadonlyMap<string, Handler> {
  const count = (job: string) => handlers.filter(([name]) => name === job).length;
  const gaps = declared.filter((job) => count(job) !== 1).map((job) => `${job}: ${count(job)} handlers`);
  const strangers = handlers.filter(([name]) => !declared.includes(name)).map(([name]) => `${name}: not declared`);
  if (gaps.length + strangers.length > 0)
    throw new Error(`jobs and handlers differ: ${[...gaps, ...strangers].join('; ')}`);
  return new Map(handlers);
}
