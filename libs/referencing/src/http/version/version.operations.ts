import { defineOperations, type Standing } from '#libs/access';

const SENDERS = [
  'publisher_owner@own',
  'publisher_editor@own',
  'mandate_submit@own',
] as const satisfies readonly Standing[];
const READERS = [
  ...SENDERS,
  'mandate_prepare@own',
  'publisher_reader@own',
  'mandate_read@own',
  'case_officer',
  'lead',
  'signatory',
  'auditor',
  'control_agency',
  'monitor',
  'vigilance_officer',
  'duty_officer',
  'oversight',
] as const satisfies readonly Standing[];
const FINDERS = ['case_officer', 'auditor', 'vigilance_officer'] as const satisfies readonly Standing[];
const CHECKERS = ['case_officer', 'auditor'] as const satisfies readonly Standing[];

const onListing = <const Allow extends readonly Standing[]>(allow: Allow) => ({
  subject: 'listing',
  param: 'listingId',
  allow,
});
const onVersion = <const Allow extends readonly Standing[]>(allow: Allow) => ({
  subject: 'application-version',
  param: 'versionId',
  allow,
});
const onUndeclared = <const Allow extends readonly Standing[]>(allow: Allow) => ({
  subject: 'undeclared-change',
  param: 'changeId',
  allow,
});

/** Who may do what about new versions. The publisher declares, the agent classes, anybody who inspects may find a change. */
export const versionOperations = defineOperations({
  readChangeQuestions: onListing(READERS),
  declareVersion: onListing(SENDERS),
  listVersions: { allow: 'signed_in' },
  readVersion: onVersion(READERS),
  confirmVersion: onVersion(['case_officer']),
  reclassifyVersion: onVersion(CHECKERS),
  passVersionCheck: onVersion(CHECKERS),
  retractVersion: onVersion(SENDERS),
  findUndeclaredChange: onListing(FINDERS),
  listUndeclaredChanges: { allow: 'signed_in' },
  readUndeclaredChange: onUndeclared(READERS),
  dropUndeclaredChange: onUndeclared(['case_officer']),
});

export type VersionOperation = keyof typeof versionOperations;
