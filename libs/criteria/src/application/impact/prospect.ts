import { type Day } from '#libs/kernel';
import type { FrameworkVersionSnapshot } from '../../domain/framework-version.js';
import type { Prospect } from '../../domain/impact.js';
import type { SimulationBasis } from '../../domain/impact-simulation.js';
import { frameworkFrom } from '../../notation/parse-framework.js';
import { policyFrom } from '../../notation/parse-policy.js';
import type { CriteriaScope } from '../criteria.work.js';

/** The version as it would be in force, with the classes and the days that the simulation rests on. */
export async function prospectOf(
  { policies }: Pick<CriteriaScope, 'policies'>,
  { content, policyNumber }: FrameworkVersionSnapshot,
  { changes, effectiveOn, transitionOn }: SimulationBasis,
  publishedOn: Day,
): Promise<Prospect> {
  return {
    framework: frameworkFrom(content),
    policy: policyFrom(await policies.content(policyNumber)),
    classes: changes.classes,
    publishedOn,
    effectiveOn,
    transitionOn,
  };
}
