import { Injectable } from '@nestjs/common';
import type { Actor, Day } from '#libs/kernel';
import { FindingSteps, type OnFinding } from './finding-steps.js';

/** What only a signatory may do for a publisher, with a motive that is published. */
@Injectable()
export class RelieveFinding {
  constructor(private readonly steps: FindingSteps) {}

  /** F8: once, and never beyond the end of the listing. */
  extend(actor: Actor, on: OnFinding, to: Day, motive: string) {
    return this.steps.take(
      actor,
      on,
      ({ listing }) => ({
        motiveGiven: motive.trim() !== '',
        extension: { to, listingEnds: listing.validUntil },
      }),
      ({ finding, now }, met) => finding.extend(to, motive, met, now),
    );
  }

  /** F9. */
  waive(actor: Actor, on: OnFinding, motive: string) {
    return this.steps.take(actor, on, { motiveGiven: motive.trim() !== '' }, ({ finding, now }, met) =>
      finding.waive(motive, met, now),
    );
  }
}
