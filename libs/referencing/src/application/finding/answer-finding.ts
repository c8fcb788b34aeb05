import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import { verifyBy } from '../../domain/finding/due-day.js';
import type { FindingPlan } from '../../domain/finding/finding.js';
import { personOf } from '../dossier/dossier-action.js';
import { FindingSteps, type OnFinding } from './finding-steps.js';

/** What the publisher does about a finding: he says how he will put it right, and shows that he did. */
@Injectable()
export class AnswerFinding {
  constructor(private readonly steps: FindingSteps) {}

  /** F1. */
  proposePlan(actor: Actor, on: OnFinding, plan: Pick<FindingPlan, 'action' | 'owner' | 'on'>) {
    return this.steps.take(actor, on, { plannedFor: plan.on }, ({ finding, now }, met) =>
      finding.proposePlan({ ...plan, proposedBy: personOf(actor), proposedAt: now }, met),
    );
  }

  /** F3, with the files that are attached. */
  submit(actor: Actor, on: OnFinding, statement: string) {
    const given = { statementSigned: statement.trim() !== '' };
    return this.steps.take(actor, on, given, ({ finding, rules, now, today }, met) =>
      finding.submitEvidence({ text: statement, by: personOf(actor), at: now }, verifyBy(rules, today), met),
    );
  }
}
