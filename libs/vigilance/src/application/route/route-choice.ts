import { Conflict, Invalid } from '#libs/kernel';
import type { Service } from '../../domain/report/vocabulary.js';
import { decideRoute, type ProposedRoute, type RouteDecision } from '../../domain/route/routing.js';

/** @throws Conflict `nobody_to_tell`, Invalid `correction_unexplained` */
export function chosenRoute(
  proposed: ProposedRoute,
  services: readonly Service[] | undefined,
  motive: string,
): RouteDecision {
  const decision = decideRoute(proposed, services ?? proposed.services.map(({ service }) => service));
  if (decision.services.length === 0) throw new Conflict('nobody_to_tell', 'Name somebody who has to be told.');
  if (decision.accepted || motive.trim() !== '') return decision;
  throw new Invalid('validation_failed', 'Some values are not accepted.', [
    { code: 'correction_unexplained', message: 'says why the proposed route is corrected', field: '/motive' },
  ]);
}

/** What the journal keeps of it, beside the words. */
export const routeFacts = ({ services, proposed, rules, version, accepted }: RouteDecision) => ({
  services: services.join(' '),
  proposed: proposed.join(' '),
  rules: rules.join(' '),
  rulesVersion: version,
  accepted,
});
