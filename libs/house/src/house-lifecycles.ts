import { appealLifecycle } from '#libs/appeal';
import { auditLifecycle, auditPlanLifecycle } from '#libs/audit';
import { assignmentLifecycle } from '#libs/evaluation';
import { reviewFlagLifecycle, reviewLifecycle } from '#libs/feedback';
import type { Lifecycle } from '#libs/kernel';
import {
  clarificationLifecycle,
  contractLifecycle,
  decisionLifecycle,
  dossierLifecycle,
  findingLifecycle,
  hearingLifecycle,
  listingLifecycle,
  noticeLifecycle,
  prolongationLifecycle,
  proposalLifecycle,
  undeclaredChangeLifecycle,
  versionLifecycle,
  withdrawalLifecycle,
} from '#libs/referencing';
import { caseLifecycle, requestLifecycle, signalLifecycle, triageLifecycle } from '#libs/vigilance';
import { frameworkVersionLifecycle } from '#rules/criteria';

/** Every lifecycle, in the order in which a newcomer meets them. */
export const houseLifecycles: readonly Lifecycle[] = [
  dossierLifecycle,
  contractLifecycle,
  clarificationLifecycle,
  assignmentLifecycle,
  decisionLifecycle,
  noticeLifecycle,
  listingLifecycle,
  findingLifecycle,
  proposalLifecycle,
  hearingLifecycle,
  withdrawalLifecycle,
  versionLifecycle,
  undeclaredChangeLifecycle,
  prolongationLifecycle,
  auditPlanLifecycle,
  auditLifecycle,
  appealLifecycle,
  frameworkVersionLifecycle,
  reviewLifecycle,
  reviewFlagLifecycle,
  triageLifecycle,
  caseLifecycle,
  requestLifecycle,
  signalLifecycle,
];
