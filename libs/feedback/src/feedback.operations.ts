import { defineOperations, type Standing } from '#libs/access';

const WRITERS = [
  'publisher_owner@own',
  'publisher_editor@own',
  'mandate_prepare@own',
  'mandate_submit@own',
] as const satisfies readonly Standing[];
const PUBLISHER = [...WRITERS, 'publisher_reader@own', 'mandate_read@own'] as const satisfies readonly Standing[];
/** Those who read words that nobody has screened yet. */
const MODERATORS = ['case_officer', 'vigilance_officer'] as const satisfies readonly Standing[];
const OBSERVERS = ['lead', 'signatory', 'auditor', 'control_agency', 'monitor'] as const satisfies readonly Standing[];

const onApplication = <const Allow extends readonly Standing[]>(allow: Allow) => ({
  subject: 'application',
  param: 'applicationId',
  allow,
});

/** Who may do what with figures of use and with reviews. */
export const feedbackOperations = defineOperations({
  listUsage: onApplication([...PUBLISHER, ...MODERATORS, ...OBSERVERS]),
  exportUsage: onApplication([...PUBLISHER, ...MODERATORS, ...OBSERVERS]),
  readUsageHistory: onApplication([...PUBLISHER, ...MODERATORS, ...OBSERVERS]),
  reportUsage: onApplication(WRITERS),
  importUsageOfApplication: onApplication(WRITERS),
  importUsage: { allow: ['case_officer'] },

  importUserReviews: { allow: MODERATORS },
  listUserReviews: { allow: MODERATORS },
  exportUserReviews: { allow: MODERATORS },
  readUserReview: { allow: MODERATORS },
  publishUserReview: { allow: MODERATORS },
  refuseUserReview: { allow: MODERATORS },
  reconsiderUserReview: { allow: MODERATORS },
  withdrawUserReview: { allow: MODERATORS },

  flagReview: onApplication(WRITERS),
  listFlagsOfApplication: onApplication([...PUBLISHER, ...MODERATORS]),
  listReviewFlags: { allow: MODERATORS },
  readReviewFlag: { allow: MODERATORS },
  upholdReviewFlag: { allow: MODERATORS },
  dismissReviewFlag: { allow: MODERATORS },

  listPublicReviews: { allow: 'anyone' },
  readReviewSummary: { allow: 'anyone' },
  readReviewRules: { allow: 'anyone' },
});
