import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, Invalid, newId } from '#libs/kernel';
import { AuditPlan } from '../../domain/plan/audit-plan.js';
import { inOrder, populationHash } from '../../domain/plan/population.js';
import { chosenByScore, placesOf } from '../../domain/plan/selection.js';
import { personOf } from '../acting-person.js';
import { type AuditScope, AuditWork } from '../audit.work.js';
import { AuditRules } from '../neighbours.js';
import { ScoreListings } from './score-listings.js';

export interface PlanOrder {
  readonly year: number;
  /** How many audits the year bears. */
  readonly capacity: number;
}

/**
 * Freezes the plan of a year: every listing is measured, the highest scores are chosen, and the population of the draw is
 * named in the journal before anybody can know the seed. Asked again, it gives the same plan.
 */
@Injectable()
export class PlanAudits {
  constructor(
    private readonly work: AuditWork,
    private readonly rules: AuditRules,
    private readonly scores: ScoreListings,
    private readonly clock: Clock,
  ) {}

  /** @throws Invalid (`year_is_past`) · Conflict (`plan_differs`) when the year was planned with another capacity */
  async execute(actor: Actor, order: PlanOrder): Promise<AuditPlan> {
    if (order.year < Number(this.clock.today().slice(0, 4))) {
      const reasons = [{ code: 'year_is_past', message: 'is past', field: '/year' }];
      throw new Invalid('year_is_past', 'A year that is over cannot be planned.', reasons);
    }
    return this.work.transaction(async (scope) => {
      await scope.plans.lockYear(order.year);
      const known = await scope.plans.ofYear(order.year);
      if (!known) return this.freeze(scope, actor, order);
      if (known.toSnapshot().capacity === order.capacity) return known;
      throw new Conflict('plan_differs', 'This year is planned with another capacity.');
    });
  }

  private async freeze(scope: AuditScope, actor: Actor, { year, capacity }: PlanOrder): Promise<AuditPlan> {
    const rule = await this.rules.inForce();
    const candidates = await this.scores.execute(rule, await scope.audits.lastClosed());
    const { shareByDraw, routineMonths } = rule;
    const chosen = chosenByScore(
      candidates.map(({ score, ...candidate }) => ({ ...candidate, points: score.points })),
      { year, capacity, shareByDraw, routineMonths },
    );
    const population = inOrder(candidates.map(({ listingId }) => listingId));
    const hash = populationHash(population);
    const id = newId<'AuditPlan'>();
    const at = this.clock.now();
    const entry = await scope.journal.appendNumbered({
      kind: 'audit-plan.freeze',
      subject: { kind: 'audit-plan', id },
      actor,
      at,
      to: 'frozen',
      facts: { year, capacity, shareByDraw, policyVersion: rule.policyVersion, populationHash: hash, population },
      secrets: { chosenByScore: chosen.join(' ') },
    });
    const plan = AuditPlan.freeze({
      id,
      year,
      capacity,
      frameworkVersion: rule.frameworkVersion,
      policyVersion: rule.policyVersion,
      populationHash: hash,
      populationSize: population.length,
      chosenByScore: chosen,
      placesByDraw: placesOf({ capacity, shareByDraw }).byDraw,
      frozenAt: at,
      frozenBy: personOf(actor),
      entry,
    });
    await scope.plans.add(plan, candidates);
    return plan;
  }
}
