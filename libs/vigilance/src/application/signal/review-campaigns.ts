import { Injectable } from '@nestjs/common';
import { ReviewCounts, type ReviewDay } from '#libs/feedback';
import { addDays, Clock, startOf } from '#libs/kernel';
import { type Burst, burstsOf } from '../../domain/signal/review-bursts.js';
import { IntakeRules } from '../neighbours.js';
import { type BesideCampaign, SignalReads } from './signal-reads.js';

export interface ReviewCampaign extends Burst {
  readonly applicationId: string;
  readonly applicationName: string;
  /** Serious reports of the same days. */
  readonly beside: readonly BesideCampaign[];
}

/** Bursts of reviews, shown as campaigns of reports are: nothing is refused or punished because of one. */
@Injectable()
export class ReviewCampaigns {
  constructor(
    private readonly counts: ReviewCounts,
    private readonly reads: SignalReads,
    private readonly intake: IntakeRules,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  async list(applicationId?: string): Promise<readonly ReviewCampaign[]> {
    const rules = this.intake.reviews.bursts;
    const today = this.clock.today();
    const earliest = addDays(today, -(rules.lookedBackDays + rules.withinDays + rules.usualDays));
    const ofEach = new Map<string, ReviewDay[]>();
    for (const day of await this.counts.since(earliest, applicationId)) {
      ofEach.set(day.applicationId, [...(ofEach.get(day.applicationId) ?? []), day]);
    }
    const found: ReviewCampaign[] = [];
    for (const [id, days] of ofEach) {
      const applicationName = days[0]?.applicationName ?? '';
      for (const burst of burstsOf(days, today, rules)) {
        const span = [startOf(burst.from), startOf(addDays(today, 1))] as const;
        const beside = await this.reads.seriousReports(id, ...span);
        found.push({ ...burst, applicationId: id, applicationName, beside });
      }
    }
    return found.sort((one, other) => (one.until < other.until ? 1 : -1));
  }
}
