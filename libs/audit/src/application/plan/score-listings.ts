import { Injectable } from '@nestjs/common';
import { Reach, ReviewTrend } from '#libs/feedback';
import { Clock, type Day } from '#libs/kernel';
import type { ListingId } from '../../domain/ids.js';
import { type Score, scoreOf } from '../../domain/plan/score.js';
import type { Candidate } from '../../domain/plan/selection.js';
import {
  changeTerm,
  evidenceAgeTerm,
  reachTerm,
  reviewTrendTerm,
  signalTerm,
  tierTerm,
} from '../../domain/plan/terms.js';
import { AuditedListings, type AuditRule, type ListedApplication, ReportSignals } from '../neighbours.js';

export interface ScoredListing extends Omit<Candidate, 'points'> {
  readonly score: Score;
}

/** Measures the whole catalogue by the policy: CNNum's three drivers (risk, reviews, downloads) and three more. */
@Injectable()
export class ScoreListings {
  constructor(
    private readonly listings: AuditedListings,
    private readonly signals: ReportSignals,
    private readonly reach: Reach,
    private readonly trend: ReviewTrend,
    private readonly clock: Clock,
  ) {}

  /** @param lastClosed day of the last audit, of the listings that had one */
  async execute(rule: AuditRule, lastClosed: ReadonlyMap<ListingId, Day>): Promise<ScoredListing[]> {
    const listings = await this.listings.live();
    const applications = listings.map(({ applicationId }) => applicationId);
    const [proofs, signals, maximum, reached, trends] = await Promise.all([
      this.listings.proofs(),
      this.signals.all(),
      this.reach.maximum(),
      this.reach.ofMany(applications),
      this.trend.ofMany(applications),
    ]);
    const today = this.clock.today();
    return listings.map((listing) => {
      const { listingId, applicationId, tier, changes } = listing;
      const signal = signals.get(listingId);
      const trend = trends.get(applicationId as never);
      const score = scoreOf(
        {
          tier: tierTerm(tier, rule.tiers),
          signal: signalTerm(signal?.ratio ?? null),
          change: changeTerm(changes),
          evidence_age: evidenceAgeTerm(proofs.get(listingId) ?? [], today, rule.oldAfter),
          reach: reachTerm(reached.get(applicationId as never) ?? null, maximum),
          review_trend: reviewTrendTerm(
            { earlier: trend?.earlier.mean ?? null, later: trend?.later.mean ?? null },
            signal?.complaints ?? null,
          ),
        },
        rule.weights,
      );
      return { listingId, tier, checkedOn: lastCheck(listing, lastClosed), score };
    });
  }
}

function lastCheck({ listingId, assessedOn }: ListedApplication, lastClosed: ReadonlyMap<ListingId, Day>): Day {
  const audited = lastClosed.get(listingId);
  return audited !== undefined && audited > assessedOn ? audited : assessedOn;
}
