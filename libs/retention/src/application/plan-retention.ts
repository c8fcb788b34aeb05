import { Injectable } from '@nestjs/common';
import { Clock, type Day, dayOf, MovableClock } from '#libs/kernel';
import { judge, type Verdict } from '../domain/judge.js';
import type { RetentionRule } from '../domain/retention-policy.js';
import { type Candidate, type Position, RetentionWork } from './retention.work.js';
import { RetentionPolicy } from './retention-policy.js';
import { horizon } from './run-retention.js';

/** What a run would do with one thing, and why. No content: a number and dates. */
export interface PlannedItem {
  readonly id: string;
  readonly label: string | null;
  readonly endedOn: Day;
  readonly dueOn: Day;
  readonly action: Exclude<Verdict['action'], 'none'>;
  /** Why it is blocked. */
  readonly heldBy: readonly string[];
  /** The day that was, or would be, named to the publisher. */
  readonly eraseOn: Day | null;
}

export interface PlannedClass {
  readonly rule: RetentionRule;
  readonly erase: number;
  readonly warn: number;
  readonly wait: number;
  readonly blocked: number;
}

export interface PlannedPage {
  readonly items: readonly PlannedItem[];
  readonly next: Position | null;
}

const PAGE = 1_000;

/** The dry run: what the job would do at a moment, with the rows as they are today. It writes nothing. */
@Injectable()
export class PlanRetention {
  constructor(
    private readonly work: RetentionWork,
    private readonly policy: RetentionPolicy,
    private readonly clock: Clock,
  ) {}

  /** One line per class. */
  async summary(at = this.clock.now()): Promise<PlannedClass[]> {
    const lines: PlannedClass[] = [];
    for (const rule of this.policy.rules) {
      const count = { erase: 0, warn: 0, wait: 0, blocked: 0 };
      let after: Position | null = null;
      do {
        const page: PlannedPage = await this.page(rule, { at, after, limit: PAGE });
        for (const { action } of page.items) count[action] += 1;
        after = page.next;
      } while (after !== null);
      lines.push({ rule, ...count });
    }
    return lines;
  }

  async page(
    rule: RetentionRule,
    { at = this.clock.now(), after, limit }: { at?: Date; after: Position | null; limit: number },
  ): Promise<PlannedPage> {
    const until = horizon(rule, this.policy, at, new MovableClock(at));
    const candidates = await this.work.transaction((scope) => scope.candidates({ rule, until, after, limit }));
    return {
      items: candidates.flatMap((candidate) => this.planned(candidate, rule, at)),
      next: candidates.length < limit ? null : (candidates.at(-1)?.position ?? null),
    };
  }

  private planned(candidate: Candidate, rule: RetentionRule, at: Date): PlannedItem[] {
    const verdict = judge(candidate, rule, this.policy.warnings, at);
    if (verdict.action === 'none') return [];
    const { id, label, endedAt, dueAt, warning } = candidate;
    const named = verdict.action === 'warn' ? verdict.warning.eraseOn : (warning?.eraseOn ?? null);
    return [
      {
        id,
        label,
        endedOn: dayOf(endedAt),
        dueOn: dayOf(dueAt),
        action: verdict.action,
        heldBy: verdict.action === 'blocked' ? verdict.heldBy : [],
        eraseOn: verdict.action === 'blocked' ? null : named,
      },
    ];
  }
}
