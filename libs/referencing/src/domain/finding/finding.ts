import { type AccountId, type Day, type Id, transition } from '#libs/kernel';
import type { DossierId } from '../dossier/dossier.js';
import type { ListingId } from '../listing/listing-id.js';
import {
  type FindingAction,
  type FindingCondition,
  type FindingState,
  findingConditionTexts,
  findingLifecycle,
} from './finding.lifecycle.js';

export type FindingId = Id<'Finding'>;

export const FINDING_SOURCES = ['decision', 'audit', 'incident', 'framework', 'version'] as const;
export type FindingSource = (typeof FINDING_SOURCES)[number];

/** What shows that it is put right: files sent with it, or a dossier that covers its criterion. */
export const PROOFS = ['files', 'dossier'] as const;
export type Proof = (typeof PROOFS)[number];

/** What the publisher will do, who answers for it, and by when. */
export interface FindingPlan {
  readonly action: string;
  readonly owner: string;
  readonly on: Day;
  readonly proposedBy: AccountId;
  readonly proposedAt: Date;
}

/** The statement of sincerity, as the person signed it with the evidence. */
export interface SignedStatement {
  readonly text: string;
  readonly by: AccountId;
  readonly at: Date;
}

/** What was last said of it, in the words the publisher reads. */
export interface Remark {
  readonly on: FindingAction;
  readonly motive: string;
  readonly at: Date;
}

/** The one time the due day was moved, with the motive that is published. */
export interface Extension {
  readonly from: Day;
  readonly motive: string;
  readonly at: Date;
}

export interface FindingSnapshot {
  readonly id: FindingId;
  readonly listingId: ListingId;
  readonly criterion: string;
  readonly severity: string;
  readonly sourceType: FindingSource;
  readonly sourceId: string;
  /** What is wrong, in the words the publisher reads. */
  readonly text: string;
  readonly proof: Proof;
  /** The last day on which evidence is in time. */
  readonly dueOn: Day;
  readonly state: FindingState;
  /** The last one that was proposed; it stays to be read after it was rejected. */
  readonly plan: FindingPlan | null;
  readonly statement: SignedStatement | null;
  /** When evidence was last sent. */
  readonly submittedAt: Date | null;
  /** The last day to look at the evidence; null unless files were sent and wait for it. */
  readonly verifyBy: Day | null;
  /** The dossier that carries the evidence; null unless it is submitted with one. */
  readonly coveringDossierId: DossierId | null;
  readonly rejections: number;
  readonly remark: Remark | null;
  readonly extension: Extension | null;
  /** The finding that fell with the listing and that this one takes up again. */
  readonly reopens: FindingId | null;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly version: number;
}

export type NewFinding = Pick<
  FindingSnapshot,
  'id' | 'listingId' | 'criterion' | 'severity' | 'sourceType' | 'sourceId' | 'text' | 'proof' | 'dueOn' | 'openedAt'
> &
  Partial<Pick<FindingSnapshot, 'reopens'>>;

/** One step that was taken. */
export interface FindingMove {
  readonly action: FindingAction;
  readonly from: FindingState;
  readonly to: FindingState;
}

type Met = ReadonlySet<FindingCondition>;
type Changes = Partial<FindingSnapshot>;

/** Constat: one criterion to put right. The health of a listing is its open findings. */
export class Finding {
  private constructor(private snapshot: FindingSnapshot) {}

  static open(finding: NewFinding): Finding {
    return new Finding({
      reopens: null,
      ...finding,
      state: 'open',
      plan: null,
      statement: null,
      submittedAt: null,
      verifyBy: null,
      coveringDossierId: null,
      rejections: 0,
      remark: null,
      extension: null,
      closedAt: null,
      version: 1,
    });
  }

  static restore(snapshot: FindingSnapshot): Finding {
    return new Finding(snapshot);
  }

  toSnapshot(): FindingSnapshot {
    return this.snapshot;
  }

  get id(): FindingId {
    return this.snapshot.id;
  }

  get isLive(): boolean {
    return !findingLifecycle.final.includes(this.snapshot.state);
  }

  /** F1. @throws ActionNotAllowed, ConditionsNotMet when the day is after the due day */
  proposePlan(plan: FindingPlan, met: Met): FindingMove {
    return this.step('proposePlan', met, plan.proposedAt, { plan });
  }

  /** F2. */
  rejectPlan(motive: string, met: Met, at: Date): FindingMove {
    return this.step('rejectPlan', met, at, remark('rejectPlan', motive, at));
  }

  /** F3, with files. */
  submitEvidence(statement: SignedStatement, verifyBy: Day, met: Met): FindingMove {
    return this.step('submitEvidence', met, statement.at, { statement, submittedAt: statement.at, verifyBy });
  }

  /** F3, with the dossier that covers it. */
  submitWithDossier(coveringDossierId: DossierId, met: Met, at: Date): FindingMove {
    return this.step('submitEvidence', met, at, { coveringDossierId, submittedAt: at });
  }

  /** F4. */
  verify(met: Met, at: Date): FindingMove {
    return this.step('verify', met, at, { verifyBy: null });
  }

  /** F5: there is time left to do better, until `dueOn` at the earliest. */
  reject(motive: string, dueOn: Day, met: Met, at: Date): FindingMove {
    return this.step('reject', met, at, { ...this.sentBack(), dueOn, ...remark('reject', motive, at) });
  }

  /** F7. */
  rejectFinal(motive: string, met: Met, at: Date): FindingMove {
    return this.step('rejectFinal', met, at, { ...this.sentBack(), ...remark('rejectFinal', motive, at) });
  }

  /** F6. @throws ConditionsNotMet before the day has passed, ActionNotAllowed once something was submitted */
  timeOut(met: Met, at: Date): FindingMove {
    return this.step('timeout', met, at, {});
  }

  /** F8. */
  extend(dueOn: Day, motive: string, met: Met, at: Date): FindingMove {
    const extension = { from: this.snapshot.dueOn, motive, at };
    return this.step('extend', met, at, { dueOn, extension, ...remark('extend', motive, at) });
  }

  /** F9. */
  waive(motive: string, met: Met, at: Date): FindingMove {
    return this.step('waive', met, at, { verifyBy: null, ...remark('waive', motive, at) });
  }

  /** F10: the dossier that carried the evidence ended undecided; the due day stays where it was. */
  coveringDossierEnded(at: Date): FindingMove {
    return this.step('coveringDossierEnded', new Set(), at, { coveringDossierId: null });
  }

  /** F11: there is no listing left to put right. */
  endWithListing(motive: string, at: Date): FindingMove {
    return this.step('listingEnded', new Set(), at, { verifyBy: null, ...remark('listingEnded', motive, at) });
  }

  /** F12: a new decision found the same gap, which is not opened twice. */
  decideAnew(dueOn: Day, motive: string, at: Date): FindingMove {
    return this.step('decideAnew', new Set(), at, { dueOn, ...remark('decideAnew', motive, at) });
  }

  private sentBack(): Changes {
    return { rejections: this.snapshot.rejections + 1, verifyBy: null, coveringDossierId: null };
  }

  private step(action: FindingAction, met: Met, at: Date, changes: Changes): FindingMove {
    const { state: from, version } = this.snapshot;
    const { to } = transition(findingLifecycle, from, action, met, findingConditionTexts);
    const closedAt = findingLifecycle.final.includes(to) ? at : null;
    this.snapshot = { ...this.snapshot, ...changes, state: to, closedAt, version: version + 1 };
    return { action, from, to };
  }
}

const remark = (on: FindingAction, motive: string, at: Date): Changes => ({ remark: { on, motive, at } });

/** Whether a dossier of transition has to answer it, and none that was sent does. */
export const isOwedByTransition = ({ sourceType, state }: Pick<FindingSnapshot, 'sourceType' | 'state'>): boolean =>
  sourceType === 'framework' && (state === 'open' || state === 'planned');
