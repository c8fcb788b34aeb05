import { joinOperations } from '#libs/access';
import { appealOperations } from '#libs/appeal';
import { auditOperations } from '#libs/audit';
import { catalogueOperations } from '#libs/catalogue';
import { criteriaOperations } from '#libs/criteria';
import { evaluationOperations } from '#libs/evaluation';
import { feedbackOperations } from '#libs/feedback';
import { identityOperations } from '#libs/identity';
import { jobsOperations } from '#libs/jobs';
import { notificationOperations } from '#libs/notification';
import {
  decisionOperations,
  emergencyOperations,
  findingOperations,
  measureOperations,
  referencingOperations,
  versionOperations,
} from '#libs/referencing';
import { retentionOperations } from '#libs/retention';
import { trustOperations } from '#libs/trust';
import { vigilanceOperations } from '#libs/vigilance';

/** Who may do what, over all contexts. */
export const houseOperations = joinOperations(
  identityOperations,
  criteriaOperations,
  referencingOperations,
  decisionOperations,
  measureOperations,
  findingOperations,
  emergencyOperations,
  versionOperations,
  appealOperations,
  evaluationOperations,
  catalogueOperations,
  feedbackOperations,
  notificationOperations,
  jobsOperations,
  trustOperations,
  auditOperations,
  retentionOperations,
  vigilanceOperations,
);
