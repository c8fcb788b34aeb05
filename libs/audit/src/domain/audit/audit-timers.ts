import { type Day, endOf, startOf } from '#libs/kernel';
import type { AuditSnapshot } from './audit-snapshot.js';

export const AUDIT_TIMERS = [
  'audit.prepare',
  'audit.planned',
  'audit.start',
  'audit.fieldwork',
  'audit.access',
  'audit.observations',
] as const;
export type AuditTimer = (typeof AUDIT_TIMERS)[number];

export interface DueTimer {
  readonly kind: AuditTimer;
  readonly dueAt: Date;
}

/**
 * The limits that run for an audit as it stands: one row each. The findings of a corrective audit keep their own.
 * @param prepareBy the latest day on which notice can still be given
 */
export function timersOf(audit: AuditSnapshot, prepareBy: Day): readonly DueTimer[] {
  const { state, plannedOn, startsOn, fieldworkDueOn, access, observations, observationsDueOn } = audit;
  switch (state) {
    case 'planned':
      return startsOn === null
        ? [
            { kind: 'audit.prepare', dueAt: startOf(prepareBy) },
            { kind: 'audit.planned', dueAt: endOf(plannedOn) },
          ]
        : [
            { kind: 'audit.start', dueAt: startOf(startsOn) },
            { kind: 'audit.planned', dueAt: endOf(startsOn > plannedOn ? startsOn : plannedOn) },
          ];
    case 'open':
      return [
        ...(fieldworkDueOn ? [{ kind: 'audit.fieldwork' as const, dueAt: endOf(fieldworkDueOn) }] : []),
        ...(access && access.givenAt === null && !access.obstructed
          ? [{ kind: 'audit.access' as const, dueAt: endOf(access.dueOn) }]
          : []),
      ];
    case 'observations':
      return observations === null && observationsDueOn
        ? [{ kind: 'audit.observations', dueAt: endOf(observationsDueOn) }]
        : [];
    case 'corrective':
    case 'closed':
    case 'cancelled':
      return [];
  }
}
