import { type AccountId, transition } from '#libs/kernel';
import type { Kind, Service } from '../report/vocabulary.js';
import {
  type CaseAction,
  type CaseCondition,
  type CaseState,
  caseConditionTexts,
  caseLifecycle,
} from './case.lifecycle.js';
import { type CaseRule, caseTriageDue, conclusionDue, isGraver, mayReopen } from './case-limits.js';
import type { Opened } from './case-opening.js';
import type { CaseFinding, CaseGap, CaseId, CaseSnapshot, Closure, Conclusion, Dismissal } from './case-snapshot.js';

interface NewCase extends Opened {
  readonly id: CaseId;
  readonly number: string;
  readonly openedBy: AccountId;
  readonly openedAt: Date;
}

/** Who acts, and when, under which policy. */
export interface CaseAct {
  /** Null for the system. */
  readonly by: AccountId | null;
  readonly at: Date;
  readonly rule: CaseRule;
}

export interface Qualification extends Pick<CaseSnapshot, 'severity' | 'topics' | 'versions'> {
  readonly kind: Kind;
}

export interface Confirmation {
  /** What was established, in the words the publisher reads. */
  readonly facts: string;
  readonly gaps: readonly CaseGap[];
  readonly isListed: boolean;
  /** Every criterion named is one that a topic of the case leads to. */
  readonly areLinked: boolean;
}

export interface Concluding<Outcome> {
  readonly outcome: Outcome;
  readonly motive: string;
  readonly services: readonly Service[];
}

/** What happened, told by one report or by several alike, and what comes of it. It never touches a listing. */
export class IncidentCase {
  private constructor(private snapshot: CaseSnapshot) {}

  static open(opened: NewCase, rule: CaseRule): IncidentCase {
    const { zeroAt, kind, severity, openedAt } = opened;
    return new IncidentCase({
      ...opened,
      facts: null,
      gaps: [],
      round: 0,
      followed: [],
      dueAt: caseTriageDue(zeroAt, kind, severity, rule),
      conclusions: [],
      state: 'triage',
      stateSince: openedAt,
      version: 1,
    });
  }

  static restore(snapshot: CaseSnapshot): IncidentCase {
    return new IncidentCase(snapshot);
  }

  toSnapshot(): CaseSnapshot {
    return this.snapshot;
  }

  /** I1. @throws ConditionsNotMet `severity_kept` */
  qualify({ kind, severity, topics, versions }: Qualification, { at, rule }: CaseAct): void {
    const met = new Set<CaseCondition>(isGraver(this.snapshot.severity, severity) ? [] : ['severity_kept']);
    const dueAt = conclusionDue(this.snapshot.zeroAt, severity, rule);
    this.step('qualify', met, at, { kind, severity, topics, versions, dueAt });
  }

  /** I2. */
  dismiss(concluding: Concluding<Dismissal>, act: CaseAct): void {
    this.conclude('dismiss', concluding, act);
  }

  /** I3. @throws ConditionsNotMet `listed`, `gaps_linked` */
  confirm({ facts, gaps, isListed, areLinked }: Confirmation, { at }: CaseAct): void {
    const met = new Set<CaseCondition>([
      ...said(facts),
      ...(isListed ? (['listed'] as const) : []),
      ...(gaps.length > 0 && areLinked ? (['gaps_linked'] as const) : []),
    ]);
    this.step('confirm', met, at, { facts, gaps, round: this.snapshot.round + 1, followed: [], dueAt: null });
  }

  /** I4. */
  close(concluding: Concluding<Closure>, act: CaseAct): void {
    this.conclude('close', concluding, act);
  }

  /**
   * I5, I6: a finding of this round has ended. The last that is settled closes the case, one that fails brings it back.
   * May be told twice, and late. @returns whether the case moved
   */
  follow(finding: CaseFinding, round: number, motive: string, act: CaseAct): 'allVerified' | 'findingFailed' | null {
    const { followed, gaps, state } = this.snapshot;
    if (state !== 'mitigating' || round !== this.snapshot.round) return null;
    if (finding.state === 'failed') {
      const dueAt = conclusionDue(act.at, this.snapshot.severity, act.rule);
      this.step('findingFailed', new Set(['finding_failed']), act.at, { zeroAt: act.at, dueAt });
      return 'findingFailed';
    }
    const ended = [...followed.filter(({ findingId }) => findingId !== finding.findingId), finding];
    this.snapshot = { ...this.snapshot, followed: ended };
    if (ended.length < gaps.length) return null;
    this.conclude('allVerified', { outcome: 'corrected', motive, services: [] }, act, ['all_settled']);
    return 'allVerified';
  }

  /** I9: its clocks begin anew. @throws ConditionsNotMet `reopened_in_time` */
  reopen(motive: string, { at, rule }: CaseAct): void {
    const { kind, severity, stateSince } = this.snapshot;
    const met = new Set<CaseCondition>([
      ...said(motive),
      ...(mayReopen(stateSince, at, rule) ? (['reopened_in_time'] as const) : []),
    ]);
    this.step('reopen', met, at, { zeroAt: at, dueAt: caseTriageDue(at, kind, severity, rule) });
  }

  private conclude(
    action: 'dismiss' | 'close' | 'allVerified',
    concluding: Concluding<Conclusion['outcome']>,
    { by, at }: CaseAct,
    met: readonly CaseCondition[] = [],
  ): void {
    const conclusion = { ...concluding, by, at: at.toISOString() };
    const conclusions = [...this.snapshot.conclusions, conclusion];
    this.step(action, new Set([...said(concluding.motive), ...met]), at, { conclusions, dueAt: null });
  }

  private step(action: CaseAction, met: ReadonlySet<CaseCondition>, at: Date, changes: Partial<CaseSnapshot>): void {
    const { state, stateSince, version } = this.snapshot;
    const to: CaseState = transition(caseLifecycle, state, action, met, caseConditionTexts).to;
    const since = to === state ? stateSince : at;
    this.snapshot = { ...this.snapshot, ...changes, state: to, stateSince: since, version: version + 1 };
  }
}

const said = (words: string): readonly CaseCondition[] => (words.trim() === '' ? [] : ['motive_given']);
