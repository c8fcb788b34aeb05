import { defineJobs, eventRoutes, jobsWokenBy, joinJobs, kindsWaking } from './declaration.js';
import { matchJobs } from './match-jobs.js';

const tries = { attempts: 3, backoffSeconds: 5 } as const;
const jobs = defineJobs({
  open: { queue: 'workflow', wakes: { on: ['dossier.submitted.v1', 'dossier.returned.v1'] }, ...tries },
  write: { queue: 'notification', wakes: { on: 'dossier.submitted.v1' }, ...tries },
  close: { queue: 'workflow', wakes: { timer: 'dossier.limit' }, ...tries },
  warn: { queue: 'notification', wakes: { reminder: ['dossier.limit', 'mandate.end'] }, ...tries },
});

describe('The table of jobs', () => {
  it('says which jobs want which event', () => {
    expect([...eventRoutes(jobs)]).toEqual([
      ['dossier.submitted.v1', ['open', 'write']],
      ['dossier.returned.v1', ['open']],
    ]);
  });

  it('says which jobs a timer or a reminder wakes', () => {
    expect(jobsWokenBy(jobs, 'timer', 'dossier.limit')).toEqual(['close']);
    expect(jobsWokenBy(jobs, 'reminder', 'dossier.limit')).toEqual(['warn']);
    expect(jobsWokenBy(jobs, 'timer', 'mandate.end')).toEqual([]);
    expect(kindsWaking(jobs, 'reminder')).toEqual(['dossier.limit', 'mandate.end']);
  });

  it('holds no name twice', () => {
    expect(() => joinJobs(jobs, defineJobs({ open: jobs.open }))).toThrow('jobs declared twice: open');
  });
});

describe('Jobs and handlers', () => {
  it('match when each job has exactly one', () => {
    expect(
      matchJobs(
        ['open', 'close'],
        [
          ['close', 2],
          ['open', 1],
        ],
      ).get('open'),
    ).toBe(1);
  });

  it('are refused with every gap, double and stranger named', () => {
    const handlers = [
      ['open', 1],
      ['open', 2],
      ['dance', 3],
    ] as const;

    expect(() => matchJobs(['open', 'close'], handlers)).toThrow(
      'jobs and handlers differ: open: 2 handlers; close: 0 handlers; dance: not declared',
    );
  });
});
