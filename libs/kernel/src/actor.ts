import type { Id } from './id.js';

export type AccountId = Id<'Account'>;
export type OrganisationId = Id<'Organisation'>;

/** Every capacity in which somebody, or something, acts. The words are those of the glossary. */
export const ROLES = [
  'publisher_owner',
  'publisher_editor',
  'publisher_reader',
  'case_officer',
  'lead',
  'expert',
  'signatory',
  'auditor',
  'vigilance_officer',
  'duty_officer',
  'control_agency',
  'monitor',
  'oversight',
  'framework_editor',
  'administrator',
  'system',
] as const;

export type Role = (typeof ROLES)[number];

/** Who acts, and in which capacity: what a use case is told and the journal keeps. `accountId` is null for the system. */
export interface Actor {
  readonly accountId: AccountId | null;
  readonly role: Role;
  /** The organisation for which a member or a delegate acts. */
  readonly organisationId?: OrganisationId;
}

/** Timers, events and other lifecycles. */
export const SYSTEM: Actor = { accountId: null, role: 'system' };
