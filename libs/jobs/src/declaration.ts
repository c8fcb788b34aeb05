/** What makes a job run: an event, a timer or reminder of some kind that is due, or the time of day (Europe/Paris). */
export type WakeUp =
  | { readonly on: string | readonly string[] }
  | { readonly timer: string | readonly string[] }
  | { readonly reminder: string | readonly string[] }
  | { readonly ordered: true }
  | { readonly everySeconds: number }
  | { readonly daily: `${number}:${number}` };

/** One queue per kind of work, so that slow work of one kind does not hold up the others. */
export const QUEUES = ['workflow', 'notification', 'files', 'clock'] as const;

export type QueueName = (typeof QUEUES)[number];

/** Something the worker does. A job carries no business data: it wakes the code up, the database says what is due. */
export interface JobDeclaration {
  readonly queue: QueueName;
  readonly wakes: WakeUp;
  /** Tries before the delivery becomes a dead letter. */
  readonly attempts: number;
  /** Wait before the second try; it doubles with each. */
  readonly backoffSeconds: number;
}

export type JobTable = Readonly<Record<string, JobDeclaration>>;

/** Keeps the names of the jobs as a type. */
export const defineJobs = <const Table extends JobTable>(table: Table): Table => table;

/** The one table of a process, from the tables of its contexts. @throws Error when a name stands twice */
export function joinJobs(...tables: readonly JobTable[]): JobTable {
  const names = tables.flatMap((table) => Object.keys(table));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) throw new Error(`jobs declared twice: ${twice.join(', ')}`);
  return Object.assign({}, ...tables);
}

/** Which jobs want which event. */
export function eventRoutes(jobs: JobTable): ReadonlyMap<string, readonly string[]> {
  const routes = new Map<string, string[]>();
  for (const [job, { wakes }] of Object.entries(jobs)) {
    if (!('on' in wakes)) continue;
    for (const event of [wakes.on].flat()) routes.set(event, [...(routes.get(event) ?? []), job]);
  }
  return routes;
}

/** The jobs that a timer, or a reminder, of this kind wakes. */
export const jobsWokenBy = (jobs: JobTable, what: 'timer' | 'reminder', kind: string): string[] =>
  Object.entries(jobs).flatMap(([job, { wakes }]) =>
    what in wakes && [(wakes as Record<string, unknown>)[what]].flat().includes(kind) ? [job] : [],
  );

/** Every kind of timer, or of reminder, that wakes some job. */
export const kindsWaking = (jobs: JobTable, what: 'timer' | 'reminder'): string[] => [
  ...new Set(
    Object.values(jobs).flatMap(({ wakes }) =>
      what in wakes ? [(wakes as Record<string, string | string[]>)[what] ?? []].flat() : [],
    ),
  ),
];
