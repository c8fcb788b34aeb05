import { Injectable } from '@nestjs/common';
import { type AccountId, type Actor, Clock, type Day, Invalid, lastDay, NotFound, type Reason } from '#libs/kernel';
import type { AuditSnapshot, MissionLetter, SampledCriterion } from '../../domain/audit/audit-snapshot.js';
import { type AuditableListing, AuditedListings, type AuditRule } from '../neighbours.js';
import { AuditSteps, type OnAudit } from './audit-steps.js';
import { TeamClearance } from './team-clearance.js';

export interface MissionOrder extends Pick<MissionLetter, 'announced' | 'mission'> {
  readonly startsOn: Day;
  readonly leadId: AccountId;
  /** Besides the lead auditor. */
  readonly team: readonly AccountId[];
  readonly criteria: readonly string[];
}

/** The mission letter: who audits what, from when; with notice to the publisher, or without. */
@Injectable()
export class PrepareAudit {
  constructor(
    private readonly steps: AuditSteps,
    private readonly listings: AuditedListings,
    private readonly clearance: TeamClearance,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Invalid (`notice_too_short`, `day_is_past`, `criterion_not_judged`, `sample_too_small`)
   * @throws StaleVersion, ActionNotAllowed, ConditionsNotMet (`team_cleared`)
   */
  execute(actor: Actor, on: OnAudit, { criteria, ...order }: MissionOrder): Promise<void> {
    return this.steps.onAudit(on, async (scope, audit, rule) => {
      const before = audit.toSnapshot();
      const team = [...new Set([order.leadId, ...order.team])];
      const today = this.clock.today();
      const teamCleared = await this.clearance.isCleared(team, before.organisationId);
      const sample = await this.sampleOf(before, criteria, rule);
      this.expectNotice(order, rule);
      audit.prepare({ ...order, team, sample }, { today, teamCleared }, this.clock.now());
      await this.steps.keep(scope, actor, { audit, before, action: 'prepare', facts: { startsOn: order.startsOn } });
      if (order.announced) await scope.letters.announced(audit);
    });
  }

  private async sampleOf({ listingId, tier }: AuditSnapshot, criteria: readonly string[], rule: AuditRule) {
    const listing = await this.listings.find(listingId);
    if (!listing) throw new NotFound('listing', listingId);
    const wanted = new Set(criteria);
    const sample = listing.criteria.filter(({ criterion }) => wanted.has(criterion));
    if (sample.length < wanted.size) {
      throw refused('criterion_not_judged', '/criteria', 'is not among the criteria judged for this listing');
    }
    if (sample.length < smallestSample(listing, rule.sampleRate(tier))) {
      throw refused('sample_too_small', '/criteria', 'are fewer than the framework asks for this tier');
    }
    return sample as readonly Pick<SampledCriterion, 'criterion' | 'severity'>[];
  }

  private expectNotice({ announced, startsOn }: Pick<MissionOrder, 'announced' | 'startsOn'>, rule: AuditRule): void {
    const today = this.clock.today();
    if (startsOn < today) throw refused('day_is_past', '/startsOn', 'is past');
    if (announced && startsOn < lastDay(today, rule.notice, rule.calendar)) {
      throw refused('notice_too_short', '/startsOn', `is less than ${rule.notice} from today`);
    }
  }
}

/** How many criteria an audit looks at, at least: the share of the framework, rounded up, and never none. */
export const smallestSample = ({ criteria }: Pick<AuditableListing, 'criteria'>, rate: number): number =>
  Math.max(1, Math.ceil(criteria.length * rate));

function refused(code: string, field: string, message: string): Invalid {
  const reasons: Reason[] = [{ code, message, field }];
  return new Invalid(code, `${field} ${message}`, reasons);
}
