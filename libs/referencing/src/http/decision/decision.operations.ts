import { defineOperations, type Standing } from '#libs/access';

const SENDERS = [
  'publisher_owner@own',
  'publisher_editor@own',
  'mandate_submit@own',
] as const satisfies readonly Standing[];
const PUBLISHER = [
  ...SENDERS,
  'publisher_reader@own',
  'mandate_prepare@own',
  'mandate_read@own',
] as const satisfies readonly Standing[];
const AUTHORITY = [
  'case_officer',
  'lead',
  'signatory',
  'auditor',
  'control_agency',
  'monitor',
] as const satisfies readonly Standing[];

/** Who may know that a decision, its notice, a listing or a finding exists. */
export const SEES_DECISIONS: readonly Standing[] = [...PUBLISHER, ...AUTHORITY, 'lead@assigned'];

const READERS = [...PUBLISHER, ...AUTHORITY] as const;
const LISTING_READERS = [...READERS, 'vigilance_officer', 'duty_officer', 'oversight'] as const;

/**
 * Who may do what with decisions and what follows from them. Lists are cut to what the reader may see, so a delegate,
 * who has no role of his own, may ask for them too.
 */
export const decisionOperations = defineOperations({
  listDecisions: { allow: 'signed_in' },
  readDecision: { subject: 'decision', param: 'decisionId', allow: READERS },
  readReplacementDraft: { subject: 'decision', param: 'decisionId', allow: ['lead@assigned', 'signatory'] },
  prepareReplacement: { subject: 'decision', param: 'decisionId', allow: ['lead@assigned'] },
  replaceDecision: { subject: 'decision', param: 'decisionId', allow: ['signatory'] },
  listNotices: { allow: 'signed_in' },
  readNotice: { subject: 'notice', param: 'noticeId', allow: READERS },
  acknowledgeNotice: { subject: 'notice', param: 'noticeId', allow: SENDERS },
  listListings: { allow: 'signed_in' },
  readListing: { subject: 'listing', param: 'listingId', allow: LISTING_READERS },
});
