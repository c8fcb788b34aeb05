import { type AccountId, type Id, transition } from '#libs/kernel';
import {
  type TriageAction,
  type TriageCondition,
  type TriageState,
  triageConditionTexts,
  triageLifecycle,
} from './triage.lifecycle.js';
import { gravest, type Kind, SEVERITIES, type Service, type Severity } from './vocabulary.js';

export type ReportId = Id<'Report'>;

/** What became of a report. */
export const OUTCOMES = ['routed', 'redirected', 'set_aside'] as const;
export type SortingOutcome = (typeof OUTCOMES)[number];

/** Somebody asks another to give a lower severity than what was claimed or read. */
export interface Lowering {
  readonly severity: Severity;
  readonly by: AccountId;
  readonly motive: string;
  readonly at: string;
}

export interface Sorting {
  readonly outcome: SortingOutcome;
  readonly kind: Kind;
  readonly severity: Severity;
  /** Who is told; empty when nobody has to be. */
  readonly services: readonly Service[];
  readonly motive: string;
}

export interface TriageSnapshot {
  readonly reportId: ReportId;
  readonly state: TriageState;
  /** The gravest of what was claimed and what was read, until a person says otherwise. */
  readonly kind: Kind;
  readonly severity: Severity;
  readonly services: readonly Service[];
  readonly dueAt: Date | null;
  readonly lowering: Lowering | null;
  readonly outcome: SortingOutcome | null;
  readonly motive: string | null;
  readonly sortedBy: AccountId | null;
  readonly sortedAt: Date | null;
  readonly version: number;
}

export type Proposal = Pick<TriageSnapshot, 'kind' | 'severity' | 'services'>;

/** The sorting of one report. The report itself never changes. */
export class Triage {
  private constructor(private snapshot: TriageSnapshot) {}

  static receive(reportId: ReportId, claim: Pick<Proposal, 'kind' | 'severity'>, dueAt: Date): Triage {
    const untouched = { lowering: null, outcome: null, motive: null, sortedBy: null, sortedAt: null };
    return new Triage({ ...untouched, reportId, ...claim, services: [], state: 'received', dueAt, version: 1 });
  }

  static restore(snapshot: TriageSnapshot): Triage {
    return new Triage(snapshot);
  }

  toSnapshot(): TriageSnapshot {
    return this.snapshot;
  }

  /** R1: software may raise a severity, never lower it; and a limit only comes nearer. */
  read({ kind, severity, services }: Proposal, dueAt: Date): void {
    const { severity: claimed, kind: claimedKind, dueAt: due } = this.snapshot;
    const raises = SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(claimed);
    this.step('read', new Set(), {
      kind: raises || claimedKind === 'praise_other' ? kind : claimedKind,
      severity: gravest(claimed, severity),
      services,
      dueAt: due !== null && due < dueAt ? due : dueAt,
    });
  }

  /** R3. @throws ConditionsNotMet `severity_lowered` */
  askLowering(severity: Severity, motive: string, by: AccountId, at: Date): void {
    const met = this.conditions(severity, motive, by);
    this.step('askLowering', met, { lowering: { severity, by, motive, at: at.toISOString() } });
  }

  /** R2, R4. @throws ConditionsNotMet `severity_kept`, `second_person` */
  sort({ outcome, kind, severity, services, motive }: Sorting, by: AccountId, at: Date): void {
    const changes = { outcome, kind, severity, services, motive, sortedBy: by, sortedAt: at, dueAt: null };
    this.step('sort', this.conditions(severity, motive, by), changes);
  }

  /** What holds for this person and this severity. */
  conditions(severity: Severity, motive: string, by: AccountId | null): Set<TriageCondition> {
    const { severity: present, lowering } = this.snapshot;
    const lowers = SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(present);
    const seconds =
      lowering !== null && lowering.by !== by && SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(lowering.severity);
    return new Set<TriageCondition>([
      ...(motive.trim() === '' ? [] : (['motive_given'] as const)),
      lowers ? 'severity_lowered' : 'severity_kept',
      ...(lowers && seconds ? (['second_person'] as const) : []),
    ]);
  }

  private step(action: TriageAction, met: ReadonlySet<TriageCondition>, changes: Partial<TriageSnapshot>): void {
    const { state, version } = this.snapshot;
    const { to } = transition(triageLifecycle, state, action, met, triageConditionTexts);
    this.snapshot = { ...this.snapshot, ...changes, state: to, version: version + 1 };
  }
}
