import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export const CASE_STATES = ['triage', 'investigating', 'mitigating', 'closed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

export type CaseAction = 'qualify' | 'dismiss' | 'confirm' | 'close' | 'allVerified' | 'findingFailed' | 'reopen';
export type CaseParty = 'vigilance_officer' | 'duty_officer' | 'publisher' | 'system';
export type CaseCondition =
  | 'motive_given'
  | 'severity_kept'
  | 'listed'
  | 'gaps_linked'
  | 'all_settled'
  | 'finding_failed'
  | 'reopened_in_time';

/** Dossier d’incident, from the reports that opened it to its conclusion; an earlier conclusion is kept when it reopens. */
// biome-ignore format: a table is read in columns
export const caseLifecycle: Lifecycle<CaseState, CaseAction, CaseParty, CaseCondition> = {
  name: 'incident case',
  initial: ['triage'],
  final: [],
  waitingOn: { triage: 'vigilance_officer', investigating: 'vigilance_officer', mitigating: 'publisher', closed: 'nobody' },
  transitions: {
    I1: { on: 'qualify', by: ['vigilance_officer', 'duty_officer'], from: ['triage'],        to: 'investigating', when: ['severity_kept'] },
    I2: { on: 'dismiss', by: ['vigilance_officer', 'duty_officer'], from: ['triage'],        to: 'closed',        when: ['motive_given'] },
    I3: { on: 'confirm', by: ['vigilance_officer', 'duty_officer'], from: ['investigating'], to: 'mitigating',    when: ['motive_given', 'listed', 'gaps_linked'] },
    I4: { on: 'close',   by: ['vigilance_officer', 'duty_officer'], from: ['investigating'], to: 'closed',        when: ['motive_given'] },
    I5: { on: 'allVerified',   by: ['system'],                      from: ['mitigating'],    to: 'closed',        when: ['all_settled'] },
    I6: { on: 'findingFailed', by: ['system'],                      from: ['mitigating'],    to: 'investigating', when: ['finding_failed'] },
    I9: { on: 'reopen',  by: ['vigilance_officer', 'duty_officer'], from: ['closed'],        to: 'triage',        when: ['motive_given', 'reopened_in_time'] },
  },
};

export const caseConditionTexts: ConditionTexts<CaseCondition> = {
  motive_given: 'Say why.',
  severity_kept: 'Below the severity of the case, one person asks and another grants.',
  listed: 'The application is not listed: there is nobody who has to put it right.',
  gaps_linked: 'Name the criteria that the topics of the case lead to.',
  all_settled: 'A finding is neither verified nor waived.',
  finding_failed: 'No finding has failed.',
  reopened_in_time: 'The time to open the case again has passed.',
};
