import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export const CASE_STATES = ['triage', 'investigating', 'mitigating', 'closed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

export type CaseAction =
  | 'qualify'
  | 'route'
  | 'refer'
  | 'dismiss'
  | 'confirm'
  | 'close'
  | 'allVerified'
  | 'findingFailed'
  | 'requalify'
  | 'askLowering'
  | 'reopen'
  | 'attach'
  | 'detach'
  | 'merge'
  | 'separate'
  | 'contest'
  | 'upholdContest'
  | 'rejectContest';

/** `anyone`: who reported has no account, but the number and the code of a report of the case. */
export type CaseParty = 'vigilance_officer' | 'duty_officer' | 'oversight' | 'publisher' | 'anyone' | 'system';

export type CaseCondition =
  | 'motive_given'
  | 'severity_kept'
  | 'severity_raised'
  | 'severity_lowered'
  | 'second_person'
  | 'listed'
  | 'gaps_linked'
  | 'all_settled'
  | 'finding_failed'
  | 'reopened_in_time'
  | 'another_report_stays'
  | 'same_application'
  | 'other_at_work'
  | 'merged'
  | 'not_merged'
  | 'contested_in_time'
  | 'not_contested_yet'
  | 'contested'
  | 'took_no_part';

/**
 * Dossier d’incident, from the reports that opened it to its conclusion; an earlier one is kept when it opens again. I rows
 * are those of the domain model, M1 says who is told, J rows say which reports belong to it: what was joined can be parted again, K rows are the
 * contest of a conclusion by who reported.
 */
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
    I7: { on: 'refer',       by: ['vigilance_officer', 'duty_officer'], from: ['triage', 'investigating', 'mitigating'], to: 'same', when: ['motive_given'] },
    I8b: { on: 'requalify',  by: ['vigilance_officer', 'duty_officer'], from: ['triage', 'investigating', 'mitigating'], to: 'same', when: ['motive_given', 'severity_lowered', 'second_person'] },
    I8: { on: 'requalify',   by: ['vigilance_officer', 'duty_officer'], from: ['triage', 'investigating', 'mitigating'], to: 'same', when: ['motive_given', 'severity_raised'] },
    I8a: { on: 'askLowering', by: ['vigilance_officer', 'duty_officer'], from: ['triage', 'investigating', 'mitigating'], to: 'same', when: ['motive_given', 'severity_lowered'] },
    I9: { on: 'reopen',      by: ['vigilance_officer', 'duty_officer'], from: ['closed'], to: 'triage', when: ['motive_given', 'reopened_in_time', 'not_merged'] },
    M1: { on: 'route',       by: ['vigilance_officer', 'duty_officer'], from: ['triage', 'investigating', 'mitigating'], to: 'same' },
    J1: { on: 'attach',      by: ['vigilance_officer', 'duty_officer'], from: ['triage', 'investigating', 'mitigating'], to: 'same' },
    J2: { on: 'detach',      by: ['vigilance_officer', 'duty_officer'], from: ['triage', 'investigating', 'mitigating'], to: 'same', when: ['motive_given', 'another_report_stays'] },
    J3: { on: 'merge',       by: ['vigilance_officer', 'duty_officer'], from: ['triage', 'investigating'], to: 'closed', when: ['motive_given', 'same_application', 'other_at_work'] },
    J4: { on: 'separate',    by: ['vigilance_officer', 'duty_officer'], from: ['closed'], to: 'triage', when: ['motive_given', 'merged', 'another_report_stays'] },
    K1: { on: 'contest',       by: ['anyone'],    from: ['closed'], to: 'same',   when: ['contested_in_time', 'not_contested_yet', 'not_merged'] },
    K2: { on: 'upholdContest', by: ['oversight'], from: ['closed'], to: 'triage', when: ['motive_given', 'contested', 'took_no_part'] },
    K3: { on: 'rejectContest', by: ['oversight'], from: ['closed'], to: 'same',   when: ['motive_given', 'contested', 'took_no_part'] },
  },
};

export const caseConditionTexts: ConditionTexts<CaseCondition> = {
  motive_given: 'Say why.',
  severity_kept: 'Below the severity of the case, one person asks and another grants.',
  severity_raised: 'This severity raises nothing.',
  severity_lowered: 'This severity lowers nothing.',
  second_person: 'Who asks to lower a severity does not grant it.',
  another_report_stays: 'A case keeps a report: dismiss it, or merge it.',
  same_application: 'The other case is not about this application.',
  other_at_work: 'The other case is closed, or is this one.',
  merged: 'This case was not merged into another.',
  not_merged: 'This case was merged into another: separate it first.',
  contested_in_time: 'The time to contest the conclusion has passed.',
  not_contested_yet: 'This conclusion was contested already.',
  contested: 'No contest waits.',
  took_no_part: 'Who opened or concluded the case does not rule on the contest.',
  listed: 'The application is not listed: there is nobody who has to put it right.',
  gaps_linked: 'Name the criteria that the topics of the case lead to.',
  all_settled: 'A finding is neither verified nor waived.',
  finding_failed: 'No finding has failed.',
  reopened_in_time: 'The time to open the case again has passed.',
};
