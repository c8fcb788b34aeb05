import { Injectable } from '@nestjs/common';
import { addDays, Clock, type Day, SYSTEM, toDay } from '#libs/kernel';
import { Checkpoints } from '#libs/trust';
import { drawFrom } from '#rules/trust';
import type { ListingId } from '../../domain/ids.js';
import type { AuditPlan } from '../../domain/plan/audit-plan.js';
import { spreadOver } from '../../domain/plan/planned-days.js';
import { OpenAudit } from '../audit/open-audit.js';
import { PLAN_PUBLISHED } from '../audit.events.js';
import type { AuditScope } from '../audit.work.js';
import { AuditedListings, AuditRules } from '../neighbours.js';
import type { ScoredListing } from './score-listings.js';

/** Draws the plans whose seed is known by now, opens their audits, and publishes what was drawn. May run twice, and late. */
@Injectable()
export class DrawPlans {
  constructor(
    private readonly checkpoints: Checkpoints,
    private readonly listings: AuditedListings,
    private readonly rules: AuditRules,
    private readonly audits: OpenAudit,
    private readonly clock: Clock,
  ) {}

  async execute(scope: AuditScope): Promise<void> {
    for (const plan of await scope.plans.waitingIn('frozen')) await this.draw(scope, plan);
    for (const plan of await scope.plans.waitingIn('drawn')) await this.publish(scope, plan);
  }

  private async draw(scope: AuditScope, plan: AuditPlan): Promise<void> {
    const { id, entry, year, populationHash } = plan.toSnapshot();
    const checkpoint = await this.checkpoints.firstSignedAfter({ entry });
    if (!checkpoint) return;
    const candidates = await scope.plans.candidates(id);
    const at = this.clock.now();
    plan.draw({ root: checkpoint.root, note: checkpoint.note }, orderOf(candidates, checkpoint.root), at);
    await scope.plans.save(plan);
    await scope.journal.append({
      kind: 'audit-plan.draw',
      subject: { kind: 'audit-plan', id },
      actor: SYSTEM,
      at,
      from: 'frozen',
      to: 'drawn',
      facts: { year, populationHash, seed: checkpoint.root, logSize: checkpoint.size },
    });
    await this.open(scope, plan, candidates);
  }

  /** By falling score, then in the order of the draw. A listing that ended meanwhile, or is being audited, is passed over. */
  private async open(scope: AuditScope, plan: AuditPlan, candidates: readonly ScoredListing[]): Promise<void> {
    const { id, year, frameworkVersion, chosenByScore, drawn, seed } = plan.toSnapshot();
    const { calendar } = await this.rules.of(frameworkVersion);
    const scores = new Map(candidates.map(({ listingId, score }) => [listingId, score]));
    const chosen = [...chosenByScore, ...drawn];
    const days = spreadOver(chosen.length, this.firstDay(year), toDay(`${year}-12-31`), calendar);
    const live = new Map((await this.listings.live()).map((listing) => [listing.listingId, listing]));
    for (const [place, listingId] of chosen.entries()) {
      const [listing, plannedOn, score] = [live.get(listingId), days[place], scores.get(listingId)];
      if (!listing || !plannedOn || !score || (await this.audits.atWork(scope, listingId))) continue;
      const byDraw = place >= chosenByScore.length;
      await this.audits.put(scope, SYSTEM, {
        listing,
        planId: id,
        reason: byDraw ? 'draw' : 'risk',
        cause: `plan:${year}`,
        motive: byDraw ? `Tirage au sort du plan ${year}.` : `Score de risque du plan ${year} : ${score.points}.`,
        score,
        seed: byDraw ? seed : null,
        plannedOn,
      });
    }
  }

  private async publish(scope: AuditScope, plan: AuditPlan): Promise<void> {
    const { id, year, seed } = plan.toSnapshot();
    if (seed === null) throw new Error(`plan ${id} was drawn without a seed`);
    const order = orderOf(await scope.plans.candidates(id), seed);
    const at = this.clock.now();
    plan.publish(order, at);
    const { ranks, populationHash } = plan.toSnapshot();
    await scope.plans.save(plan);
    await scope.journal.append({
      kind: 'audit-plan.publish',
      subject: { kind: 'audit-plan', id },
      actor: SYSTEM,
      at,
      from: 'drawn',
      to: 'published',
      facts: { year, populationHash, seed, n: ranks, drawn: order.slice(0, ranks ?? 0) },
    });
    await scope.outbox.announce({ name: PLAN_PUBLISHED, payload: { planId: id, year }, occurredAt: at });
  }

  private firstDay(year: number): Day {
    const [first, tomorrow] = [toDay(`${year}-01-01`), addDays(this.clock.today(), 1)];
    return first > tomorrow ? first : tomorrow;
  }
}

/** The whole population in the order of the draw (policy.md, 5). */
const orderOf = (candidates: readonly ScoredListing[], seed: string): ListingId[] => {
  const population = candidates.map(({ listingId }) => listingId);
  return drawFrom({ seed, population, count: population.length }) as ListingId[];
};
