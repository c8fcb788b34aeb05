import { defineOperations, type Standing } from '#libs/access';
import { SEES_DECISIONS } from '../decision/decision.operations.js';

const SENDERS = [
  'publisher_owner@own',
  'publisher_editor@own',
  'mandate_submit@own',
] as const satisfies readonly Standing[];
const VIGILANCE = ['vigilance_officer', 'duty_officer', 'oversight'] as const satisfies readonly Standing[];
/** Whoever finds something wrong may ask for a measure; only a signatory takes it. */
const PROPOSERS = [
  'case_officer',
  'lead',
  'auditor',
  'vigilance_officer',
  'control_agency',
] as const satisfies readonly Standing[];
const ANSWERERS = ['signatory', 'duty_officer'] as const satisfies readonly Standing[];
/** Who may know that a proposal exists: never the publisher, before it is followed. */
export const PROPOSAL_READERS = [
  ...PROPOSERS,
  ...ANSWERERS,
  'monitor',
  'oversight',
] as const satisfies readonly Standing[];

/** Who may know that a listing, or a hearing on it, exists. */
export const SEES_LISTINGS: readonly Standing[] = [...SEES_DECISIONS, ...VIGILANCE];

const HEARING_READERS = [
  'publisher_owner@own',
  'publisher_editor@own',
  'publisher_reader@own',
  'mandate_prepare@own',
  'mandate_submit@own',
  'mandate_read@own',
  'case_officer',
  'lead',
  'signatory',
  'auditor',
  'control_agency',
  'monitor',
  ...VIGILANCE,
] as const satisfies readonly Standing[];

const onListing = <const Allow extends readonly Standing[]>(allow: Allow) => ({
  subject: 'listing',
  param: 'listingId',
  allow,
});

/** Who may do what to a listing, and to what leads there. */
export const measureOperations = defineOperations({
  suspendListing: onListing(['signatory', 'duty_officer']),
  ratifySuspension: onListing(['signatory']),
  extendSuspension: onListing(['signatory']),
  liftSuspension: onListing(['signatory']),
  delistListing: onListing(['signatory']),
  openHearing: onListing(['signatory']),
  listHearings: { allow: 'signed_in' },
  readHearing: { subject: 'hearing', param: 'hearingId', allow: HEARING_READERS },
  answerHearing: { subject: 'hearing', param: 'hearingId', allow: SENDERS },
  cancelHearing: { subject: 'hearing', param: 'hearingId', allow: ['signatory'] },
  requestWithdrawal: onListing(SENDERS),
  cancelWithdrawal: onListing(SENDERS),
  waiveWithdrawalNotice: onListing(['signatory']),
  requestProlongation: onListing(SENDERS),
  grantProlongation: onListing(['signatory']),
  refuseProlongation: onListing(['signatory']),
  proposeMeasure: onListing(PROPOSERS),
  listMeasureProposals: { allow: PROPOSAL_READERS },
  readMeasureProposal: { subject: 'measure-proposal', param: 'proposalId', allow: PROPOSAL_READERS },
  dismissMeasureProposal: { subject: 'measure-proposal', param: 'proposalId', allow: ['signatory'] },
});

export type MeasureOperation = keyof typeof measureOperations;
