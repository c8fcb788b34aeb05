import type { OperationRule } from '#libs/access';
import { AUDITOR, type Caller } from './people.js';
import type { Target } from './stage.js';

/** What a cell of the matrix must answer. `open` is anything but a refusal of access. */
export type Expected = 'open' | 401 | 403 | 404;

const OWNERS = ['publisher_owner@own', 'publisher_editor@own', 'publisher_reader@own'];
const PUBLISHER = [...OWNERS, 'mandate_read@own'];
const DECIDERS = ['case_officer', 'lead', 'signatory', 'auditor', 'control_agency', 'monitor'];
const PANEL = ['lead@assigned', 'expert@panel', 'expert@invited'];
const WATCHERS = ['vigilance_officer', 'duty_officer', 'oversight'];
const STAFF_WHO_MEET_PUBLISHERS = [...DECIDERS, ...WATCHERS, 'administrator'];

/** Who may know that a thing exists, said here a second time and by hand: 403 to them, 404 to everybody else. */
const KNOWN_TO: Readonly<Record<string, readonly string[]>> = {
  organisation: [...PUBLISHER, ...STAFF_WHO_MEET_PUBLISHERS],
  application: [...PUBLISHER, ...DECIDERS],
  dossier: [...PUBLISHER, ...DECIDERS, ...PANEL],
  contract: [...PUBLISHER, ...DECIDERS, ...PANEL],
  clarification: [...PUBLISHER, ...DECIDERS, ...PANEL],
  decision: [...PUBLISHER, ...DECIDERS],
  notice: [...PUBLISHER, ...DECIDERS],
  listing: [...PUBLISHER, ...DECIDERS, ...WATCHERS],
  finding: [...PUBLISHER, ...DECIDERS, ...WATCHERS],
  'application-version': [...PUBLISHER, ...DECIDERS, ...WATCHERS],
  'undeclared-change': [...PUBLISHER, ...DECIDERS, ...WATCHERS],
  hearing: [...PUBLISHER, ...DECIDERS, ...WATCHERS],
  audit: [...PUBLISHER, 'signatory', 'auditor', 'vigilance_officer', 'control_agency', 'monitor', 'oversight'],
  appeal: [...PUBLISHER, ...DECIDERS, 'oversight'],
  'measure-proposal': [...DECIDERS, ...WATCHERS],
  'incident-report': WATCHERS,
  'incident-case': [...WATCHERS, 'control_agency', 'monitor', 'signatory'],
  'publisher-request': [...PUBLISHER, ...WATCHERS, 'control_agency', 'monitor', 'signatory'],
  signal: [...WATCHERS, 'control_agency', 'monitor'],
  evaluation: [...PANEL, 'case_officer', 'signatory', 'oversight'],
  assignment: ['expert@self', 'lead@assigned', 'case_officer'],
};

const UNDER_A_DOSSIER = ['dossier', 'contract', 'clarification', 'evaluation'];
const INCLUDED = { read: ['read'], prepare: ['read', 'prepare'], submit: ['read', 'prepare', 'submit'] };

/** How a caller stands towards a target, as a reader of the access page would say it. */
function standingsOf({ person, staff, member, mandate }: Caller, subject: string | undefined, target: Target | null) {
  const held = new Set<string>(staff ? [staff] : []);
  if (!subject) {
    if (member) held.add(member.role);
    return held;
  }
  if (!target || person === null) return held;
  if (member?.of === target.organisation) held.add(`${member.role}@own`);
  if (mandate?.of === target.organisation)
    for (const scope of INCLUDED[mandate.scope]) held.add(`mandate_${scope}@own`);
  if (subject === 'audit' && person === AUDITOR) held.add('auditor@assigned');
  if ((subject === 'decision' || subject === 'appeal') && person === target.lead) held.add('lead@assigned');
  if (UNDER_A_DOSSIER.includes(subject)) {
    if (person === target.lead) held.add('lead@assigned');
    if (target.panel.includes(person)) held.add('expert@panel');
    if (target.invited.includes(person)) held.add('expert@invited');
  }
  if (subject === 'assignment') {
    if (person === target.lead) held.add('lead@assigned');
    if (person === target.assignee) held.add('expert@self');
  }
  return held;
}

/** A draft is its publisher's alone until it is filed. */
const isOfPublisher = ({ member, mandate }: Caller, { organisation }: Target): boolean =>
  member?.of === organisation || mandate?.of === organisation;

/**
 * What the table of operations promises this caller, read without the guard.
 * @param target null when the id leads nowhere
 */
export function expectedOf({ allow, subject }: OperationRule, caller: Caller, target: Target | null): Expected {
  if (allow === 'anyone') return 'open';
  if (caller.person === null) return 401;
  if (subject && (!target || (subject === 'evaluation' && !target.evaluated))) return 404;
  if (subject && target && !target.filed && !isOfPublisher(caller, target)) return 404;
  if (allow === 'signed_in') return 'open';
  const held = standingsOf(caller, subject, target);
  if (allow.some((standing) => held.has(standing))) return 'open';
  const known = !subject || (KNOWN_TO[subject] ?? []).some((standing) => held.has(standing));
  return known ? 403 : 404;
}
