/** One person who tries every door, and what he is. */
export interface Caller {
  /** How the report calls him. */
  readonly title: string;
  /** Key of the demonstration, or of this suite; null for somebody who has not signed in. */
  readonly person: string | null;
  readonly staff?: string;
  readonly member?: { readonly of: string; readonly role: string };
  readonly mandate?: { readonly of: string; readonly scope: 'read' | 'prepare' | 'submit' };
}

export const OURS = 'sommeil';
export const THEIRS = 'petitspas';

/** The expert on our panels, and the one who was asked for one of them and has not answered; neither knows theirs. */
export const PANEL_EXPERT = 'karim';
export const INVITED_EXPERT = 'nora';

/** Leads the audits of both publishers, who were told of them. */
export const AUDITOR = 'william';

const staff = (staffRole: string, person: string, title = staffRole): Caller => ({ title, person, staff: staffRole });
const member = (role: string, person: string): Caller => ({ title: role, person, member: { of: OURS, role } });
const delegate = (scope: 'read' | 'prepare' | 'submit'): Caller => ({
  title: `mandate ${scope}`,
  person: `delegate-${scope}`,
  mandate: { of: OURS, scope },
});

/** The fifteen roles, the three mandates, an expert who has not answered, and anybody. */
export const CALLERS: readonly Caller[] = [
  member('publisher_owner', 'alice'),
  member('publisher_editor', 'bruno'),
  member('publisher_reader', 'chloe'),
  staff('case_officer', 'gaelle'),
  staff('lead', 'ines'),
  staff('expert', PANEL_EXPERT),
  staff('signatory', 'ulysse'),
  staff('auditor', AUDITOR),
  staff('vigilance_officer', 'xavier'),
  staff('duty_officer', 'yasmine'),
  staff('control_agency', 'zelie'),
  staff('monitor', 'adele'),
  staff('oversight', 'basile'),
  staff('framework_editor', 'carla'),
  staff('administrator', 'damien'),
  delegate('read'),
  delegate('prepare'),
  delegate('submit'),
  staff('expert', INVITED_EXPERT, 'expert, invited'),
  { title: 'anonymous', person: null },
];
