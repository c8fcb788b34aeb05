import type { ConditionTexts, Lifecycle } from '#libs/kernel';
import { type SigningCondition, signingConditionTexts } from '../decision/signing-conditions.js';

export const DOSSIER_STATES = [
  'draft',
  'requested',
  'contracting',
  'preparation',
  'completeness',
  'evaluation',
  'reconciliation',
  'observations',
  'deciding',
  'decided',
  'withdrawn',
  'lapsed',
  'inadmissible',
] as const;

export type DossierState = (typeof DOSSIER_STATES)[number];

export type DossierAction =
  | 'submitRequest'
  | 'admit'
  | 'declareInadmissible'
  | 'contractInForce'
  | 'submit'
  | 'returnIncomplete'
  | 'accept'
  | 'quorumReached'
  | 'reopenReview'
  | 'closeReport'
  | 'submitObservations'
  | 'reopenReconciliation'
  | 'prepareDecision'
  | 'signFirst'
  | 'sign'
  | 'extendLimit'
  | 'extendEvaluation'
  | 'withdraw'
  | 'timeout';

export type DossierParty = 'publisher' | 'case_officer' | 'lead' | 'expert' | 'signatory' | 'system';

export type DossierCondition =
  | 'organisation_verified'
  | 'orientation_answered'
  | 'no_other_open_dossier'
  | 'framework_in_force'
  | 'no_valid_contract'
  | 'valid_contract'
  | 'answers_complete'
  | 'evidence_attached'
  | 'files_acceptable'
  | 'returns_left'
  | 'experts_available'
  | 'no_blocking_clarification'
  | 'rounds_left'
  | 'outcomes_complete'
  | 'proposal_decidable'
  | 'proposal_unreserved'
  | 'proposal_with_gaps'
  | 'report_never_reopened'
  | 'never_extended'
  | 'adjourned_before'
  | 'limit_not_passed'
  | 'suspension_lifted'
  | SigningCondition;

const BEFORE_THE_END = [
  'draft',
  'requested',
  'contracting',
  'preparation',
  'completeness',
  'evaluation',
  'reconciliation',
  'observations',
  'deciding',
] as const satisfies readonly DossierState[];

/**
 * One evaluation of one version of an application, from request to decision (CNNum 2020, 3.1.1.1).
 * Read it as sentences: "the case officer may admit, from requested, when…".
 */
// biome-ignore format: a table is read in columns
export const dossierLifecycle: Lifecycle<DossierState, DossierAction, DossierParty, DossierCondition> = {
  name: 'dossier',
  initial: ['draft', 'preparation'],
  final: ['decided', 'withdrawn', 'lapsed', 'inadmissible'],
  waitingOn: {
    draft: 'publisher', requested: 'case_officer', contracting: 'publisher', preparation: 'publisher', completeness: 'case_officer',
    evaluation: 'expert', reconciliation: 'lead', observations: 'publisher', deciding: 'signatory',
  },
  transitions: {
    T1:  { on: 'submitRequest',        by: ['publisher'],             from: ['draft'],          to: 'requested',      when: ['organisation_verified', 'orientation_answered', 'no_other_open_dossier'] },
    T2:  { on: 'admit',                by: ['case_officer'],          from: ['requested'],      to: 'contracting',    when: ['framework_in_force', 'no_valid_contract'] },
    T3:  { on: 'admit',                by: ['case_officer'],          from: ['requested'],      to: 'preparation',    when: ['framework_in_force', 'valid_contract'] },
    T4:  { on: 'declareInadmissible',  by: ['signatory'],             from: ['requested'],      to: 'inadmissible',   when: ['signer_independent'] },
    T5:  { on: 'contractInForce',      by: ['system'],                from: ['contracting'],    to: 'preparation' },
    T6:  { on: 'timeout',              by: ['system'],                from: ['contracting'],    to: 'lapsed' },
    T7:  { on: 'submit',               by: ['publisher'],             from: ['preparation'],    to: 'completeness',   when: ['answers_complete', 'evidence_attached', 'files_acceptable'] },
    T8:  { on: 'timeout',              by: ['system'],                from: ['preparation'],    to: 'lapsed' },
    T9:  { on: 'returnIncomplete',     by: ['case_officer'],          from: ['completeness'],   to: 'preparation',    when: ['returns_left'] },
    T10: { on: 'accept',               by: ['case_officer'],          from: ['completeness'],   to: 'evaluation',     when: ['experts_available'] },
    T11: { on: 'quorumReached',        by: ['system'],                from: ['evaluation'],     to: 'reconciliation', when: ['no_blocking_clarification'] },
    T12: { on: 'reopenReview',         by: ['lead'],                  from: ['reconciliation'], to: 'evaluation',     when: ['rounds_left'] },
    T13: { on: 'closeReport',          by: ['lead'],                  from: ['reconciliation'], to: 'observations',   when: ['outcomes_complete', 'proposal_decidable', 'proposal_with_gaps', 'no_blocking_clarification'] },
    T14: { on: 'timeout',              by: ['system'],                from: ['observations'],   to: 'deciding' },
    T15: { on: 'submitObservations',   by: ['publisher'],             from: ['observations'],   to: 'deciding' },
    T16: { on: 'closeReport',          by: ['lead'],                  from: ['reconciliation'], to: 'deciding',       when: ['outcomes_complete', 'proposal_decidable', 'proposal_unreserved', 'no_blocking_clarification'] },
    T17: { on: 'reopenReconciliation', by: ['lead'],                  from: ['deciding'],       to: 'reconciliation', when: ['report_never_reopened'] },
    T21: { on: 'prepareDecision',      by: ['lead'],                  from: ['deciding'],       to: 'same' },
    T22: { on: 'signFirst',            by: ['signatory'],             from: ['deciding'],       to: 'same',           when: ['decision_prepared', 'suspension_lifted', 'signer_independent', 'second_signature_needed'] },
    T18: { on: 'sign',                 by: ['signatory'],             from: ['deciding'],       to: 'decided',        when: ['decision_prepared', 'suspension_lifted', 'signer_independent', 'one_signature_suffices'] },
    T23: { on: 'sign',                 by: ['signatory'],             from: ['deciding'],       to: 'decided',        when: ['decision_prepared', 'suspension_lifted', 'signer_independent', 'first_signature_given', 'not_first_signer'] },
    T24: { on: 'extendLimit',          by: ['lead'],                  from: ['contracting', 'observations'], to: 'same',    when: ['never_extended', 'limit_not_passed'] },
    T25: { on: 'extendEvaluation',     by: ['signatory'],             from: ['evaluation'],     to: 'same',           when: ['never_extended', 'limit_not_passed'] },
    T26: { on: 'extendLimit',          by: ['lead'],                  from: ['preparation'],    to: 'same',           when: ['adjourned_before', 'never_extended', 'limit_not_passed'] },
    T19: { on: 'withdraw',             by: ['publisher'],             from: BEFORE_THE_END,     to: 'withdrawn' },
    T20: { on: 'timeout',              by: ['system'],                from: ['draft'],          to: 'lapsed' },
  },
};

/** What a refused person reads. */
export const dossierConditionTexts: ConditionTexts<DossierCondition> = {
  organisation_verified: 'The organisation must have been verified.',
  orientation_answered: 'The orientation questions must be answered.',
  no_other_open_dossier: 'Another dossier of this kind is open for the application.',
  framework_in_force: 'No version of the framework is in force.',
  no_valid_contract: 'A contract in force covers the application.',
  valid_contract: 'No contract in force covers the application.',
  answers_complete: 'Every criterion in scope must be answered.',
  evidence_attached: 'An answer lacks its evidence.',
  files_acceptable: 'A file is infected, or has not passed the antivirus yet.',
  returns_left: 'The file was already returned as often as the policy allows.',
  experts_available: 'A criterion has too few eligible experts.',
  no_blocking_clarification: 'A blocking question to the publisher is open.',
  rounds_left: 'No further round of evaluation is allowed.',
  outcomes_complete: 'Each criterion needs one outcome with its reason.',
  proposal_decidable: 'A verdict is still to be completed.',
  proposal_unreserved: 'The proposed outcome has gaps: the publisher must be heard first.',
  proposal_with_gaps: 'The proposed outcome has no gap.',
  report_never_reopened: 'The report was already reopened once.',
  adjourned_before: 'Only what follows an adjournment is given more time to be prepared.',
  never_extended: 'More time was already given, once.',
  limit_not_passed: 'The time has run out.',
  suspension_lifted: 'The listing is suspended: the suspension is lifted before a decision lists again.',
  ...signingConditionTexts,
};
