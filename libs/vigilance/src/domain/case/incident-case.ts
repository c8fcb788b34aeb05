import { type AccountId, transition } from '#libs/kernel';
import type { ReportId } from '../report/triage.js';
import type { CaseSeverity, Kind, Service } from '../report/vocabulary.js';
import {
  type CaseAction,
  type CaseCondition,
  type CaseState,
  caseConditionTexts,
  caseLifecycle,
} from './case.lifecycle.js';
import {
  type CaseRule,
  caseTriageDue,
  conclusionDue,
  contestDue,
  gravestCase,
  isGraver,
  mayContest,
  mayReopen,
} from './case-limits.js';
import { belongs, type CaseReport, type Opened, severityOf, withThose } from './case-opening.js';
import type {
  CaseContest,
  CaseFinding,
  CaseGap,
  CaseId,
  CaseSnapshot,
  Closure,
  Conclusion,
  Dismissal,
} from './case-snapshot.js';

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
      lowering: null,
      contests: [],
      mergedInto: null,
      route: null,
      routeDueAt: null,
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
    this.step('qualify', met, at, { kind, severity, topics, versions, dueAt, lowering: null });
  }

  /** M1: who is told; a later word goes before an earlier one. */
  routeTo(services: readonly Service[], { at }: CaseAct): void {
    this.step('route', new Set(), at, { route: services, routeDueAt: null });
  }

  /** I7: a competent authority is seized; nothing changes for the case. */
  refer({ at }: CaseAct): void {
    this.step('refer', new Set(['motive_given']), at, {});
  }

  /** The limit of the routing only comes nearer; what is routed or closed waits for nobody. */
  waitForRoute(due: Date | null): void {
    const { route, state, routeDueAt: before } = this.snapshot;
    const waits = route === null && state !== 'closed';
    const sooner = before !== null && due !== null && before < due ? before : due;
    this.snapshot = { ...this.snapshot, routeDueAt: waits ? sooner : null };
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
      this.snapshot.mergedInto === null ? 'not_merged' : 'merged',
    ]);
    this.step('reopen', met, at, { zeroAt: at, dueAt: caseTriageDue(at, kind, severity, rule) });
  }

  /** I8, I8b: anybody raises it, two lower it. @throws ConditionsNotMet `severity_raised`, `second_person` */
  requalify(severity: CaseSeverity, motive: string, { by, at, rule }: CaseAct): void {
    const met = this.towards(severity, motive, by);
    const due = this.dueAs(severity, rule);
    const { dueAt: before } = this.snapshot;
    const sooner = met.has('severity_raised') && before !== null && due !== null && before < due;
    this.step('requalify', met, at, { severity, dueAt: sooner ? before : due, lowering: null });
  }

  /** I8a. @throws ConditionsNotMet `severity_lowered` */
  askLowering(severity: CaseSeverity, motive: string, { by, at }: CaseAct): void {
    const met = this.towards(severity, motive, by);
    if (by === null) throw new Error('software never lowers a severity');
    this.step('askLowering', met, at, { lowering: { severity, by, motive, at: at.toISOString() } });
  }

  /** J1: a graver report raises the severity, an earlier one moves the zero; a limit only comes nearer. */
  attach(reports: readonly CaseReport[], { at, rule }: CaseAct): void {
    for (const report of reports) belongs(report, this.snapshot);
    const { severity, zeroAt, versions, topics } = this.snapshot;
    const raised = reports.map(severityOf).reduce(gravestCase, severity);
    const zero = reports.map(({ awareAt }) => awareAt).reduce((one, other) => (one <= other ? one : other), zeroAt);
    const changes = {
      severity: raised,
      zeroAt: zero,
      versions: withThose(
        versions,
        reports.map((one) => one.appVersion),
      ),
    };
    const joined = {
      ...changes,
      topics: withThose(
        topics,
        reports.map((one) => one.topic),
      ),
    };
    this.snapshot = { ...this.snapshot, ...joined };
    const due = this.dueAs(raised, rule);
    const { dueAt: before } = this.snapshot;
    this.step('attach', new Set(), at, { dueAt: before !== null && due !== null && before < due ? before : due });
  }

  /** J2. @param left how many reports stay. @throws ConditionsNotMet `another_report_stays` */
  detach(left: number, motive: string, { at }: CaseAct): void {
    this.step('detach', new Set([...said(motive), ...staying(left)]), at, {});
  }

  /** J3: the other goes on with its reports. @throws ConditionsNotMet `same_application`, `other_at_work` */
  merge(other: IncidentCase, motive: string, { by, at }: CaseAct): void {
    const { id, state, applicationId, applicationName } = other.toSnapshot();
    const mine = this.snapshot;
    const same =
      applicationId === mine.applicationId && (applicationId !== null || applicationName === mine.applicationName);
    const met = new Set<CaseCondition>([
      ...said(motive),
      ...(same ? (['same_application'] as const) : []),
      ...(state === 'closed' || id === mine.id ? [] : (['other_at_work'] as const)),
    ]);
    const conclusion: Conclusion = { outcome: 'merged', motive, services: [], by, at: at.toISOString() };
    const conclusions = [...mine.conclusions, conclusion];
    this.step('merge', met, at, { mergedInto: id, dueAt: null, lowering: null, conclusions });
  }

  /** J4: its reports come back to it. @param left how many stay with the other. @throws ConditionsNotMet `merged` */
  separate(left: number, motive: string, { at, rule }: CaseAct): void {
    const { mergedInto, zeroAt, kind, severity } = this.snapshot;
    const met = new Set<CaseCondition>([
      ...said(motive),
      ...staying(left),
      mergedInto === null ? 'not_merged' : 'merged',
    ]);
    this.step('separate', met, at, { mergedInto: null, dueAt: caseTriageDue(zeroAt, kind, severity, rule) });
  }

  /** The contest that waits, if one does. */
  get pending(): CaseContest | undefined {
    return this.snapshot.contests.find(({ state }) => state === 'pending');
  }

  /** K1: one for each conclusion. @throws ConditionsNotMet (`contested_in_time`, `not_contested_yet`, `not_merged`) */
  contest(reportId: ReportId, message: number, { at, rule }: CaseAct): void {
    const { contests, conclusions } = this.snapshot;
    const contest: CaseContest = {
      reportId,
      message,
      conclusion: conclusions.length,
      lodgedAt: at.toISOString(),
      dueAt: contestDue(at, rule).toISOString(),
      state: 'pending',
      answer: null,
      by: null,
    };
    this.step('contest', this.contestable(at, rule), at, { contests: [...contests, contest] });
  }

  /** K2, K3: upheld, the case opens again. @throws ConditionsNotMet (`contested`, `took_no_part`) */
  rule(upheld: boolean, answer: string, { by, at, rule }: CaseAct): void {
    const { contests, kind, severity } = this.snapshot;
    const met = new Set<CaseCondition>([...said(answer), ...this.rulable(by)]);
    const ruled = contests.map(
      (contest): CaseContest =>
        contest.state === 'pending' ? { ...contest, state: upheld ? 'upheld' : 'rejected', answer, by } : contest,
    );
    const again = upheld ? { zeroAt: at, dueAt: caseTriageDue(at, kind, severity, rule) } : {};
    this.step(upheld ? 'upholdContest' : 'rejectContest', met, at, { contests: ruled, ...again });
  }

  /** What holds for a contest of its last conclusion. */
  contestable(at: Date, rule: CaseRule): Set<CaseCondition> {
    const { contests, conclusions, stateSince, mergedInto } = this.snapshot;
    const known = contests.some(({ conclusion }) => conclusion === conclusions.length);
    return new Set<CaseCondition>([
      ...(mayContest(stateSince, at, rule) ? (['contested_in_time'] as const) : []),
      ...(known ? [] : (['not_contested_yet'] as const)),
      mergedInto === null ? 'not_merged' : 'merged',
    ]);
  }

  /** What holds for a ruling by this person. */
  rulable(by: AccountId | null): Set<CaseCondition> {
    const { openedBy, conclusions } = this.snapshot;
    const tookPart = by === openedBy || conclusions.some((conclusion) => conclusion.by === by);
    return new Set<CaseCondition>([
      ...(this.pending ? (['contested'] as const) : []),
      ...(tookPart ? [] : (['took_no_part'] as const)),
    ]);
  }

  /** What holds for this person and this severity. */
  towards(severity: CaseSeverity, motive: string, by: AccountId | null): Set<CaseCondition> {
    const { severity: present, lowering } = this.snapshot;
    const lowers = isGraver(present, severity);
    const seconds = lowers && lowering !== null && lowering.by !== by && !isGraver(lowering.severity, severity);
    return new Set<CaseCondition>([
      ...said(motive),
      ...(isGraver(severity, present) ? (['severity_raised'] as const) : []),
      ...(lowers ? (['severity_lowered'] as const) : []),
      ...(seconds ? (['second_person'] as const) : []),
    ]);
  }

  /** When it would be due were it so grave. */
  private dueAs(severity: CaseSeverity, rule: CaseRule): Date | null {
    const { state, zeroAt, kind } = this.snapshot;
    if (state === 'triage') return caseTriageDue(zeroAt, kind, severity, rule);
    return state === 'investigating' ? conclusionDue(zeroAt, severity, rule) : null;
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
const staying = (left: number): readonly CaseCondition[] => (left > 0 ? ['another_report_stays'] : []);

/** Whether a contest of its last conclusion would be taken now. */
export const contestable = (incident: CaseSnapshot, now: Date, rule: CaseRule): boolean =>
  incident.state === 'closed' &&
  caseLifecycle.transitions.K1?.when?.every((condition) =>
    IncidentCase.restore(incident).contestable(now, rule).has(condition),
  ) === true;
