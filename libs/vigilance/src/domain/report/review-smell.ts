import type { MachineReading } from './machine-reading.js';
import { type Kind, SEVERITIES, type Severity } from './vocabulary.js';

/**
 * Whether a person has to see what somebody wrote in a review: a rule that must not be missed is set off, or it is grave
 * enough for its kind.
 * @param takenFrom the least severity of each kind; a kind that is not named is never grave enough
 */
export function smellsOfHarm(
  { kind, severity, alerts }: Pick<MachineReading, 'kind' | 'severity' | 'alerts'>,
  takenFrom: Readonly<Partial<Record<Kind, Severity>>>,
): boolean {
  const from = takenFrom[kind];
  return alerts.length > 0 || (from !== undefined && SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(from));
}
