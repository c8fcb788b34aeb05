/** Injection token of the table of all jobs. */
export const JOBS = Symbol('Jobs');
