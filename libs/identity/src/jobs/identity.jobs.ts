import { defineJobs } from '#libs/jobs';
import { MANDATE_END } from '../application/grant-mandate.js';

export const identityJobs = defineJobs({
  /** PUB-04: both sides of a mandate know in time that it ends. */
  warnOfMandateEnd: { queue: 'notification', wakes: { reminder: MANDATE_END }, attempts: 8, backoffSeconds: 30 },
});
