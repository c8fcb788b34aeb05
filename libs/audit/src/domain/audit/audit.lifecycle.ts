import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export const AUDIT_STATES = ['planned', 'open', 'observations', 'corrective', 'closed', 'cancelled'] as const;
export type AuditState = (typeof AUDIT_STATES)[number];

export type AuditAction =
  | 'start'
  | 'cancel'
  | 'reportClean'
  | 'reportFindings'
  | 'confirm'
  | 'dropAll'
  | 'allVerified'
  | 'findingFailed'
  | 'prepare'
  | 'bringForward'
  | 'askDocuments'
  | 'giveAccess'
  | 'obstruct'
  | 'recordResult'
  | 'observe'
  | 'judgeFinding';

export type AuditParty = 'auditor' | 'publisher' | 'system';

export type AuditCondition =
  | 'mission_letter_issued'
  | 'team_cleared'
  | 'start_day_reached'
  | 'motive_given'
  | 'results_complete'
  | 'nothing_fails'
  | 'something_fails'
  | 'access_awaited'
  | 'access_time_passed'
  | 'not_yet_observed'
  | 'publisher_heard'
  | 'all_judged'
  | 'finding_kept'
  | 'no_finding_kept'
  | 'all_settled'
  | 'finding_failed';

/**
 * Audit de vérification, from its planned day to its outcome. A rows are those of the domain model; B rows are what is
 * done within a state.
 */
// biome-ignore format: a table is read in columns
export const auditLifecycle: Lifecycle<AuditState, AuditAction, AuditParty, AuditCondition> = {
  name: 'audit',
  initial: ['planned'],
  final: ['closed', 'cancelled'],
  waitingOn: { planned: 'auditor', open: 'auditor', observations: 'publisher', corrective: 'publisher' },
  transitions: {
    A1: { on: 'start',          by: ['auditor', 'system'], from: ['planned'],      to: 'open',         when: ['mission_letter_issued', 'team_cleared', 'start_day_reached'] },
    A2: { on: 'cancel',         by: ['auditor', 'system'], from: ['planned'],      to: 'cancelled',    when: ['motive_given'] },
    A3: { on: 'reportClean',    by: ['auditor'],           from: ['open'],         to: 'closed',       when: ['results_complete', 'nothing_fails'] },
    A4: { on: 'reportFindings', by: ['auditor'],           from: ['open'],         to: 'observations', when: ['something_fails'] },
    A5: { on: 'confirm',        by: ['auditor'],           from: ['observations'], to: 'corrective',   when: ['publisher_heard', 'all_judged', 'finding_kept'] },
    A6: { on: 'dropAll',        by: ['auditor'],           from: ['observations'], to: 'closed',       when: ['all_judged', 'no_finding_kept'] },
    A7: { on: 'allVerified',    by: ['system'],            from: ['corrective'],   to: 'closed',       when: ['all_settled'] },
    A8: { on: 'findingFailed',  by: ['system'],            from: ['corrective'],   to: 'closed',       when: ['finding_failed'] },
    B1: { on: 'prepare',        by: ['auditor'],           from: ['planned'],      to: 'same',         when: ['team_cleared'] },
    B2: { on: 'bringForward',   by: ['system'],            from: ['planned'],      to: 'same' },
    B3: { on: 'askDocuments',   by: ['auditor'],           from: ['open'],         to: 'same' },
    B4: { on: 'giveAccess',     by: ['publisher'],         from: ['open'],         to: 'same',         when: ['access_awaited'] },
    B5: { on: 'obstruct',       by: ['system'],            from: ['open'],         to: 'same',         when: ['access_awaited', 'access_time_passed'] },
    B6: { on: 'recordResult',   by: ['auditor'],           from: ['open'],         to: 'same' },
    B7: { on: 'observe',        by: ['publisher'],         from: ['observations'], to: 'same',         when: ['not_yet_observed'] },
    B8: { on: 'judgeFinding',   by: ['auditor'],           from: ['observations'], to: 'same',         when: ['publisher_heard', 'motive_given'] },
  },
};

export const auditConditionTexts: ConditionTexts<AuditCondition> = {
  mission_letter_issued: 'The mission letter is not issued.',
  team_cleared: 'A member of the team has a declared interest in the publisher, or is no auditor.',
  start_day_reached: 'The day of the mission letter has not come.',
  motive_given: 'Say why.',
  results_complete: 'A criterion of the sample has no result.',
  nothing_fails: 'A criterion fails, or access was not given: the publisher is heard first.',
  something_fails: 'No criterion fails.',
  access_awaited: 'No access is waited for.',
  access_time_passed: 'The time to give access has not passed.',
  not_yet_observed: 'The observations were already sent.',
  publisher_heard: 'The publisher may still answer.',
  all_judged: 'A draft finding is neither kept nor dropped.',
  finding_kept: 'No finding is kept.',
  no_finding_kept: 'A finding is kept.',
  all_settled: 'A finding is neither verified nor waived.',
  finding_failed: 'No finding has failed.',
};
