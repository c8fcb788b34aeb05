import { appealJobs } from '#libs/appeal';
import { auditJobs } from '#libs/audit';
import { criteriaJobs } from '#libs/criteria';
import { evaluationJobs } from '#libs/evaluation';
import { feedbackJobs } from '#libs/feedback';
import { filesJobs } from '#libs/files';
import { identityJobs } from '#libs/identity';
import { joinJobs, upkeepJobs } from '#libs/jobs';
import { notificationJobs } from '#libs/notification';
import { referencingJobs } from '#libs/referencing';
import { retentionJobs } from '#libs/retention';
import { trustJobs } from '#libs/trust';
import { vigilanceJobs } from '#libs/vigilance';

/** What every context makes the worker do. All processes share it: who announces must know who listens. */
export const houseJobs = joinJobs(
  identityJobs,
  criteriaJobs,
  referencingJobs,
  appealJobs,
  evaluationJobs,
  feedbackJobs,
  filesJobs,
  notificationJobs,
  trustJobs,
  auditJobs,
  retentionJobs,
  vigilanceJobs,
  upkeepJobs,
);
