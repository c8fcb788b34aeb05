import { Injectable } from '@nestjs/common';
import { addDays, addMonths, Clock, newId, SYSTEM, startOf } from '#libs/kernel';
import { judge } from '../domain/judge.js';
import { type RetentionRule, ruleText } from '../domain/retention-policy.js';
import {
  type Candidate,
  type ErasureOrder,
  type Position,
  type RetentionScope,
  RetentionWork,
} from './retention.work.js';
import { RetentionPolicy } from './retention-policy.js';

/** How far a run has come. The next one goes on there. */
export interface Progress {
  readonly startedAt: string;
  readonly rule: string;
  readonly after: Position | null;
}

export interface Swept {
  readonly erased: number;
  readonly warned: number;
  readonly blocked: number;
}

const nothing: Swept = { erased: 0, warned: 0, blocked: 0 };

/** The last moment that a run at `now` has to look at: what is warned of is due only later. */
export const horizon = (
  { told }: RetentionRule,
  { warnings: { firstMonths } }: RetentionPolicy,
  now: Date,
  clock: Clock,
) => (told ? startOf(addDays(addMonths(clock.today(), firstMonths), 1)) : now);

/**
 * The daily run: warns, holds back, erases. One batch is one transaction with its order, its records and its line in the
 * journal; killed in between, the next run goes on with what is left.
 */
@Injectable()
export class RunRetention {
  constructor(
    private readonly work: RetentionWork,
    private readonly policy: RetentionPolicy,
    private readonly clock: Clock,
  ) {}

  /** As many batches as the policy allows in a row. @returns where the next run goes on; none when all is done */
  async execute(from?: Progress): Promise<{ swept: Swept; next?: Progress }> {
    const { batchesInARow, version } = this.policy;
    const startedAt = from?.startedAt ?? this.clock.now().toISOString();
    let after = from?.after ?? null;
    if (!from) await this.work.transaction((scope) => scope.sweeps.publish(this.policy.rules, version));
    let left = await this.dueFrom(from?.rule);
    let swept = nothing;
    for (let turn = 0; turn < batchesInARow; turn += 1) {
      const [rule, ...others] = left;
      if (!rule) break;
      const batch = await this.batch(rule, after);
      swept = added(swept, batch.swept);
      after = batch.after;
      if (after === null) left = batch.swept.erased > 0 ? await this.dueAfter(rule) : others;
    }
    const [rule] = left;
    if (rule) return { swept, next: { startedAt, rule: rule.name, after } };
    await this.work.transaction((scope) => scope.sweeps.keep(new Date(startedAt), this.clock.now(), version));
    return { swept };
  }

  /** The class at which the last run stopped, if it did, and those after it with something due. */
  private async dueFrom(name?: string): Promise<readonly RetentionRule[]> {
    const begun = this.policy.rules.find((rule) => rule.name === name);
    return begun ? [begun, ...(await this.dueAfter(begun))] : this.due(this.policy.rules);
  }

  /** What goes may bring things of a later class to their end. */
  private dueAfter(rule: RetentionRule): Promise<readonly RetentionRule[]> {
    const { rules } = this.policy;
    return this.due(rules.slice(rules.indexOf(rule) + 1));
  }

  private async due(rules: readonly RetentionRule[]): Promise<readonly RetentionRule[]> {
    const now = this.clock.now();
    const asked = rules.map((rule) => ({ rule, until: horizon(rule, this.policy, now, this.clock) }));
    const due = await this.work.transaction((scope) => scope.dueAmong(asked));
    return rules.filter(({ name }) => due.has(name));
  }

  private batch(rule: RetentionRule, after: Position | null) {
    return this.work.transaction(async (scope) => {
      await scope.lock();
      const now = this.clock.now();
      const limit = this.policy.batch;
      const until = horizon(rule, this.policy, now, this.clock);
      const candidates = await scope.candidates({ rule, until, after, limit });
      const swept = await this.treat(scope, rule, candidates, now);
      return { swept, after: candidates.length < limit ? null : (candidates.at(-1)?.position ?? null) };
    });
  }

  private async treat(scope: RetentionScope, rule: RetentionRule, candidates: readonly Candidate[], now: Date) {
    const over: Candidate[] = [];
    let [warned, blocked] = [0, 0];
    for (const candidate of candidates) {
      const verdict = judge(candidate, rule, this.policy.warnings, now);
      if (verdict.action === 'blocked') {
        blocked += 1;
        if (candidate.warning) await scope.warnings.forget(rule, candidate);
      }
      if (verdict.action === 'warn') {
        warned += 1;
        await scope.warnings.keep(rule, candidate, verdict.warning);
        await scope.letters.warn(rule, candidate, verdict.warning, verdict.occurrence);
      }
      if (verdict.action === 'erase') over.push(candidate);
    }
    if (over.length > 0) await this.erase(scope, rule, over, now);
    return { erased: over.length, warned, blocked };
  }

  /** The line in the journal says how many of what went under which rule; whose they were it does not say. */
  private async erase(scope: RetentionScope, rule: RetentionRule, over: readonly Candidate[], at: Date): Promise<void> {
    const { version } = this.policy;
    const order: ErasureOrder = {
      id: newId<'Erasure'>(),
      rule,
      ruleText: ruleText(rule, version),
      policyVersion: version,
      at,
    };
    const parts = await scope.erase(order, over);
    await scope.journal.append({
      kind: 'retention.records-erased',
      subject: { kind: 'erasure', id: order.id },
      actor: SYSTEM,
      at,
      facts: {
        class: rule.name,
        rule: order.ruleText,
        records: over.length,
        parts: parts.filter(({ n }) => n > 0).map(({ record, n }) => `${record}: ${n}`),
      },
    });
  }
}

const added = (a: Swept, b: Swept): Swept => ({
  erased: a.erased + b.erased,
  warned: a.warned + b.warned,
  blocked: a.blocked + b.blocked,
});
