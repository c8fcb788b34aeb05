import { defineJobs, type JobDeclaration } from '#libs/jobs';
import { INVITATION_TIMER, SCORING_TIMER } from '../application/assignment/assignment-timer.js';

const workflow = (wakes: JobDeclaration['wakes']) =>
  ({ queue: 'workflow', wakes, attempts: 8, backoffSeconds: 5 }) as const;
const letter = (wakes: JobDeclaration['wakes']) =>
  ({ queue: 'notification', wakes, attempts: 8, backoffSeconds: 30 }) as const;

/** What panels make the worker do. */
export const evaluationJobs = defineJobs({
  'evaluation.open': workflow({ on: 'referencing.evaluation-opened.v1' }),
  'evaluation.follow-dossier': workflow({ on: 'referencing.dossier-moved.v1' }),
  'evaluation.take-submission': workflow({ on: 'referencing.submission-frozen.v1' }),
  'evaluation.open-round': workflow({ on: 'referencing.review-reopened.v1' }),
  'evaluation.reopen-reconciliation': workflow({ on: 'referencing.reconciliation-reopened.v1' }),
  'evaluation.close': workflow({ on: 'referencing.dossier-closed.v1' }),
  'evaluation.invitation-limit': workflow({ timer: INVITATION_TIMER }),
  'evaluation.scoring-limit': workflow({ timer: SCORING_TIMER }),
  'evaluation.purge-drafts': { queue: 'clock', wakes: { daily: '03:30' }, attempts: 3, backoffSeconds: 60 },
  'evaluation.write-invitation': letter({ on: 'evaluation.expert-invited.v1' }),
  'evaluation.remind-invitation': letter({ reminder: INVITATION_TIMER }),
  'evaluation.remind-scoring': letter({ reminder: SCORING_TIMER }),
  'evaluation.write-end': letter({ on: 'evaluation.assignment-ended.v1' }),
  'evaluation.write-outcome': letter({ on: 'evaluation.outcome-known.v1' }),
  'evaluation.write-overdue': letter({ on: 'evaluation.review-overdue.v1' }),
});
