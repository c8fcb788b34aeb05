import type { ConditionTexts, Lifecycle } from '#libs/kernel';

export type FrameworkVersionState = 'draft' | 'consultation' | 'published' | 'in_force' | 'closing' | 'retired';
export type FrameworkVersionAction =
  | 'openConsultation'
  | 'revise'
  | 'publish'
  | 'recall'
  | 'enterIntoForce'
  | 'supersede'
  | 'retire';
export type FrameworkVersionRole = 'framework_editor' | 'signatory' | 'system';
export type FrameworkVersionCondition =
  | 'criteria_are_whole'
  | 'comments_answered'
  | 'consultation_was_long_enough'
  | 'changes_classed'
  | 'transition_dates_given'
  | 'impact_simulated'
  | 'notice_is_long_enough'
  | 'error_explained'
  | 'effective_date_ahead'
  | 'effective_date_reached'
  | 'newer_version_in_force'
  | 'no_open_dossier_pins_it';

/** The life of one version of the framework: published for good, in force one at a time. */
// biome-ignore format: a table is read in columns
export const frameworkVersionLifecycle = {
  name: 'framework version',
  initial: ['draft'],
  final: ['retired'],
  waitingOn: { draft: 'framework_editor', consultation: 'framework_editor', published: 'system', in_force: 'nobody', closing: 'system' },
  transitions: {
    W1: { on: 'openConsultation', by: ['framework_editor'], from: ['draft'],        to: 'consultation', when: ['criteria_are_whole'] },
    W2: { on: 'revise',           by: ['framework_editor'], from: ['consultation'], to: 'draft',        when: ['comments_answered'] },
    W3: { on: 'publish',          by: ['signatory'],        from: ['consultation'], to: 'published',    when: ['consultation_was_long_enough', 'changes_classed', 'transition_dates_given', 'impact_simulated', 'notice_is_long_enough'] },
    W4: { on: 'enterIntoForce',   by: ['system'],           from: ['published'],    to: 'in_force',     when: ['effective_date_reached'] },
    W5: { on: 'supersede',        by: ['system'],           from: ['in_force'],     to: 'closing',      when: ['newer_version_in_force'] },
    W6: { on: 'retire',           by: ['system'],           from: ['closing'],      to: 'retired',      when: ['no_open_dossier_pins_it'] },
    W7: { on: 'recall',           by: ['signatory'],        from: ['published'],    to: 'draft',        when: ['effective_date_ahead', 'error_explained'] },
  },
} as const satisfies Lifecycle<FrameworkVersionState, FrameworkVersionAction, FrameworkVersionRole, FrameworkVersionCondition>;

export const frameworkVersionConditions: ConditionTexts<FrameworkVersionCondition> = {
  criteria_are_whole: 'A criterion lacks its id, its type, its rule of application or its evidence list.',
  comments_answered: 'Publish the comments received and the answers given.',
  consultation_was_long_enough: 'The consultation has not been open long enough.',
  changes_classed: 'Each changed criterion must be classed.',
  transition_dates_given: 'Give each tier a transition at least as long as the notice before the effect.',
  impact_simulated:
    'Simulate the impact on current listings for this day first; what was simulated has changed or is too old.',
  notice_is_long_enough: 'The effective date is too near the publication.',
  error_explained: 'Say which serious error was found.',
  effective_date_ahead: 'The version is already effective.',
  effective_date_reached: 'The effective date is still ahead.',
  newer_version_in_force: 'No newer version is in force.',
  no_open_dossier_pins_it: 'An open dossier still rests on this version.',
};
