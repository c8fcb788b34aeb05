import type { Id } from '#libs/kernel';

export type AuditId = Id<'Audit'>;
export type AuditPlanId = Id<'AuditPlan'>;
/** A listing, an application and a finding of `referencing`: here they are only names for what is audited. */
export type ListingId = Id<'Listing'>;
export type ApplicationId = Id<'Application'>;
export type FindingId = Id<'Finding'>;
