import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export const APPEAL_STATES = ['filed', 'examining', 'settled', 'inadmissible', 'withdrawn'] as const;
export type AppealState = (typeof APPEAL_STATES)[number];

export type AppealAction =
  | 'admit'
  | 'declareInadmissible'
  | 'orderStay'
  | 'endStay'
  | 'chooseMembers'
  | 'writeDefence'
  | 'settle'
  | 'withdraw';

export type AppealParty = 'publisher' | 'oversight' | 'signatory' | 'lead';

export type AppealCondition =
  | 'filed_in_time'
  | 'took_no_part'
  | 'motive_given'
  | 'urgent'
  | 'seriously_doubtful'
  | 'effects_to_stay'
  | 'no_immediate_danger'
  | 'not_stayed'
  | 'stayed'
  | 'members_chosen'
  | 'member_settles'
  | 'defence_heard'
  | 'not_defended';

/** Recours: heard by people who took no part in what is contested. Silence is told upwards and never an answer. */
// biome-ignore format: a table is read in columns
export const appealLifecycle: Lifecycle<AppealState, AppealAction, AppealParty, AppealCondition> = {
  name: 'appeal',
  initial: ['filed'],
  final: ['settled', 'inadmissible', 'withdrawn'],
  waitingOn: { filed: 'oversight', examining: 'oversight' },
  transitions: {
    P1: { on: 'admit',               by: ['oversight'],         from: ['filed'],              to: 'examining',    when: ['filed_in_time', 'took_no_part'] },
    P2: { on: 'declareInadmissible', by: ['oversight'],         from: ['filed'],              to: 'inadmissible', when: ['motive_given', 'took_no_part'] },
    P3: { on: 'orderStay',           by: ['oversight'],         from: ['examining'],          to: 'same',         when: ['motive_given', 'took_no_part', 'urgent', 'seriously_doubtful', 'effects_to_stay', 'no_immediate_danger', 'not_stayed'] },
    P4: { on: 'settle',              by: ['oversight'],         from: ['examining'],          to: 'settled',      when: ['motive_given', 'took_no_part', 'members_chosen', 'member_settles', 'defence_heard'] },
    P5: { on: 'withdraw',            by: ['publisher'],         from: ['filed', 'examining'], to: 'withdrawn' },
    P6: { on: 'chooseMembers',       by: ['oversight'],         from: ['filed', 'examining'], to: 'same',         when: ['took_no_part'] },
    P7: { on: 'writeDefence',        by: ['signatory', 'lead'], from: ['examining'],          to: 'same',         when: ['not_defended'] },
    P8: { on: 'endStay',             by: ['oversight'],         from: ['examining'],          to: 'same',         when: ['motive_given', 'took_no_part', 'stayed'] },
  },
};

export const appealConditionTexts: ConditionTexts<AppealCondition> = {
  filed_in_time: 'The appeal was filed outside of the time that the policy gives.',
  took_no_part: 'Who took part in what is contested, or has an interest in the publisher, does not hear the appeal.',
  motive_given: 'Say why.',
  urgent: 'Nothing shows that it cannot wait.',
  seriously_doubtful: 'Nothing shows a serious doubt about the decision.',
  effects_to_stay: 'The decision has no effect on the listing that could be frozen.',
  no_immediate_danger: 'A suspension against an immediate danger is never stayed.',
  not_stayed: 'A stay was ordered already.',
  stayed: 'No stay runs.',
  members_chosen: 'The members who hear the appeal are not chosen.',
  member_settles: 'Only a chosen member settles the appeal.',
  defence_heard: 'The authority may still write its defence.',
  not_defended: 'The authority has written its defence.',
};
