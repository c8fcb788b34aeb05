import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import { dueAfterRejection } from '../../domain/finding/due-day.js';
import { FindingSteps, type OnFinding } from './finding-steps.js';
import { ProposeAfterFailure } from './propose-after-failure.js';

/** What the authority says to a plan and to the evidence: never by whoever proposed it, or has an interest in it. */
@Injectable()
export class JudgeFinding {
  constructor(
    private readonly steps: FindingSteps,
    private readonly failures: ProposeAfterFailure,
  ) {}

  /** F2. */
  rejectPlan(actor: Actor, on: OnFinding, motive: string) {
    return this.steps.take(actor, on, given(motive), ({ finding, now }, met) => finding.rejectPlan(motive, met, now));
  }

  /** F4. */
  verify(actor: Actor, on: OnFinding) {
    return this.steps.take(actor, on, {}, ({ finding, now }, met) => finding.verify(met, now));
  }

  /** F5. */
  reject(actor: Actor, on: OnFinding, motive: string) {
    return this.steps.take(actor, on, given(motive), ({ finding, rules, now, today }, met) =>
      finding.reject(motive, dueAfterRejection(finding.toSnapshot().dueOn, rules, today), met, now),
    );
  }

  /** F7: a measure is proposed to the signatory. */
  rejectFinal(actor: Actor, on: OnFinding, motive: string) {
    return this.steps.take(actor, on, given(motive), async ({ finding, now }, met, scope) => {
      const move = finding.rejectFinal(motive, met, now);
      await this.failures.put(scope, finding);
      return move;
    });
  }
}

const given = (motive: string) => ({ motiveGiven: motive.trim() !== '' });
