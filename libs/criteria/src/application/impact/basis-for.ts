import { type Day, frenchCalendar } from '#libs/kernel';
import { transitionDays } from '../../domain/changes.js';
import type { FrameworkVersionSnapshot } from '../../domain/framework-version.js';
import { basisOf, type SimulationBasis } from '../../domain/impact-simulation.js';
import { policyFrom } from '../../notation/parse-policy.js';
import type { CriteriaScope } from '../criteria.work.js';

/** What a simulation of this version rests on, were it to take effect that day; undefined until its changes are classed. */
export async function basisFor(
  scope: Pick<CriteriaScope, 'policies'>,
  version: FrameworkVersionSnapshot,
  effectiveOn: Day,
): Promise<SimulationBasis | undefined> {
  const { changes, policyNumber } = version;
  if (!changes) return undefined;
  const { calendar } = policyFrom(await scope.policies.content(policyNumber));
  const days = frenchCalendar({ alsaceMoselle: calendar.alsace_moselle });
  return basisOf(version, changes, effectiveOn, transitionDays(changes, effectiveOn, days));
}
