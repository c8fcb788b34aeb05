import type { OrganisationId } from '#libs/kernel';
import type { ApplicationId } from './application.js';

/** What others are told of applications: ids and facts that never change. */
export interface ApplicationEvents {
  /** Of one that stands under another version of the framework than the one in force. */
  'referencing.listed-application-oriented.v1': {
    readonly applicationId: ApplicationId;
    readonly organisationId: OrganisationId;
    /** Version of the row after it. */
    readonly version: number;
  };
}
