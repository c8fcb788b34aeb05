import { Injectable } from '@nestjs/common';
import { type FactsOf, PublisherDuties } from '../../application/duty/publisher-duties.js';
import { RouteReads } from '../../application/route/routing-neighbours.js';
import type { PublisherDutyView } from './duty.view.js';

/** The duties of a publisher, beside the facts that call for them. */
@Injectable()
export class DutyPresenter {
  constructor(
    private readonly duties: PublisherDuties,
    private readonly reads: RouteReads,
  ) {}

  async after(facts: FactsOf, knownSince: Date | null): Promise<PublisherDutyView[]> {
    return (await this.duties.after(facts, knownSince, this.reads)).map(({ id, law, to, because, steps }) => ({
      id,
      law,
      to,
      because,
      steps: steps.map(({ says, within, dueAt }) => ({ says, within, dueAt: dueAt?.toISOString() ?? null })),
    }));
  }
}
