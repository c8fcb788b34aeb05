import { type Day, NotFound, StaleVersion, transition } from '#libs/kernel';
import { type AuditAction, auditConditionTexts, auditLifecycle } from './audit.lifecycle.js';
import { type AuditFacts, auditConditions } from './audit-facts.js';
import type {
  AuditOutcome,
  AuditSnapshot,
  DraftFinding,
  FollowedFinding,
  MissionLetter,
  Result,
} from './audit-snapshot.js';

type Unstarted =
  | 'announced'
  | 'mission'
  | 'startsOn'
  | 'leadId'
  | 'team'
  | 'sample'
  | 'toldAt'
  | 'startedAt'
  | 'fieldworkDueOn'
  | 'access'
  | 'report'
  | 'reportedAt'
  | 'drafts'
  | 'observationsDueOn'
  | 'observations'
  | 'observedAt'
  | 'followed'
  | 'outcome'
  | 'cancelMotive'
  | 'closedAt'
  | 'state'
  | 'stateSince'
  | 'version';

export type NewAudit = Omit<AuditSnapshot, Unstarted>;

const UNSTARTED: Omit<Pick<AuditSnapshot, Unstarted>, 'stateSince'> = {
  announced: null,
  mission: null,
  startsOn: null,
  leadId: null,
  team: [],
  sample: [],
  toldAt: null,
  startedAt: null,
  fieldworkDueOn: null,
  access: null,
  report: null,
  reportedAt: null,
  drafts: [],
  observationsDueOn: null,
  observations: null,
  observedAt: null,
  followed: [],
  outcome: null,
  cancelMotive: null,
  closedAt: null,
  state: 'planned',
  version: 1,
};

/** Audit de vérification of one listing. It opens findings and proposes measures; it never touches the listing. */
export class Audit {
  private constructor(private snapshot: AuditSnapshot) {}

  static plan(audit: NewAudit): Audit {
    return new Audit({ ...audit, ...UNSTARTED, stateSince: audit.createdAt });
  }

  static restore(snapshot: AuditSnapshot): Audit {
    return new Audit(snapshot);
  }

  toSnapshot(): AuditSnapshot {
    return this.snapshot;
  }

  /** @throws StaleVersion */
  expectVersion(expected: number): void {
    if (expected !== this.snapshot.version) throw new StaleVersion(expected, this.snapshot.version);
  }

  /** B1: who goes, when, to look at what. Announced, the publisher knows from now on; a second letter replaces the first. */
  prepare(letter: MissionLetter, facts: AuditFacts, at: Date): void {
    const sample = letter.sample.map((one) => ({ ...one, result: null, text: null }));
    this.move('prepare', facts, at, { ...letter, sample, toldAt: letter.announced ? at : this.snapshot.toldAt });
  }

  /** B2: something happened that does not wait for the planned day. */
  bringForward(to: Pick<AuditSnapshot, 'plannedOn' | 'cause' | 'motive'>, facts: AuditFacts, at: Date): void {
    this.move('bringForward', facts, at, to);
  }

  /** A1. Now the publisher knows, announced or not. */
  start(fieldworkDueOn: Day, facts: AuditFacts, at: Date): void {
    const { toldAt } = this.snapshot;
    this.move('start', facts, at, { startedAt: at, fieldworkDueOn, toldAt: toldAt ?? at });
  }

  /** A2. */
  cancel(motive: string, facts: AuditFacts, at: Date): void {
    const told = { ...facts, motiveGiven: motive.trim() !== '' };
    this.move('cancel', told, at, { cancelMotive: motive, closedAt: at });
  }

  /** B3. Asking again replaces the list and gives the time anew. */
  askDocuments(documents: readonly string[], dueOn: Day, facts: AuditFacts, at: Date): void {
    this.move('askDocuments', facts, at, {
      access: { documents, askedOn: facts.today, dueOn, givenAt: null, answer: null, obstructed: false },
    });
  }

  /** B4. Late is better than never, but what was put down stands until it is judged. */
  giveAccess(answer: string, facts: AuditFacts, at: Date): void {
    const { access } = this.snapshot;
    this.move('giveAccess', facts, at, { access: access && { ...access, givenAt: at, answer } });
  }

  /** B5: the time to give access has passed; the draft report says so. */
  obstruct(finding: Pick<DraftFinding, 'criterion' | 'severity' | 'text'>, facts: AuditFacts, at: Date): void {
    const { access, drafts } = this.snapshot;
    this.move('obstruct', facts, at, {
      drafts: withDraft(drafts, finding),
      access: access && { ...access, obstructed: true },
    });
  }

  /** B6. A failing criterion becomes a draft finding, and is none any more when the result is put right. @throws NotFound */
  recordResult(criterion: string, result: Result, text: string, facts: AuditFacts, at: Date): void {
    const sampled = this.snapshot.sample.find((one) => one.criterion === criterion);
    if (!sampled) throw new NotFound('sampled criterion', criterion);
    const sample = this.snapshot.sample.map((one) => (one === sampled ? { ...one, result, text } : one));
    const { severity } = sampled;
    const drafts =
      result === 'non_conforme'
        ? withDraft(this.snapshot.drafts, { criterion, severity, text })
        : without(this.snapshot.drafts, criterion);
    this.move('recordResult', facts, at, { sample, drafts });
  }

  /** A3. */
  reportClean(report: string, facts: AuditFacts, at: Date): void {
    this.move('reportClean', facts, at, { report, reportedAt: at, ...ended('conform', at) });
  }

  /** A4: the publisher is heard on the draft findings. */
  reportFindings(report: string, observationsDueOn: Day, facts: AuditFacts, at: Date): void {
    this.move('reportFindings', facts, at, { report, reportedAt: at, observationsDueOn });
  }

  /** B7. */
  observe(observations: string, facts: AuditFacts, at: Date): void {
    this.move('observe', facts, at, { observations, observedAt: at });
  }

  /** B8. @throws NotFound */
  judge(criterion: string, state: 'kept' | 'dropped', reason: string, facts: AuditFacts, at: Date): void {
    if (!this.snapshot.drafts.some((draft) => draft.criterion === criterion)) {
      throw new NotFound('draft finding', criterion);
    }
    const drafts = this.snapshot.drafts.map((draft) =>
      draft.criterion === criterion ? { ...draft, state, reason } : draft,
    );
    this.move('judgeFinding', { ...facts, motiveGiven: reason.trim() !== '' }, at, { drafts });
  }

  /** A5. @returns the findings that are kept */
  confirm(facts: AuditFacts, at: Date): readonly DraftFinding[] {
    this.move('confirm', facts, at, {});
    return this.snapshot.drafts.filter(({ state }) => state === 'kept');
  }

  /** A6. */
  dropAll(facts: AuditFacts, at: Date): void {
    this.move('dropAll', facts, at, ended('conform', at));
  }

  /**
   * A7 and A8: what became of a finding of this audit. Told twice, or after the audit was closed, it changes nothing.
   * @returns the outcome when this closed the audit
   */
  follow(finding: FollowedFinding, facts: AuditFacts, at: Date): AuditOutcome | null {
    const { state, followed } = this.snapshot;
    if (state !== 'corrective' || followed.some(({ findingId }) => findingId === finding.findingId)) return null;
    this.snapshot = { ...this.snapshot, followed: [...followed, finding], version: this.snapshot.version + 1 };
    const met = auditConditions(this.snapshot, facts);
    if (met.has('finding_failed')) return this.end('findingFailed', 'non_conform', facts, at);
    return met.has('all_settled') ? this.end('allVerified', 'corrected', facts, at) : null;
  }

  private end(action: AuditAction, outcome: AuditOutcome, facts: AuditFacts, at: Date): AuditOutcome {
    this.move(action, facts, at, ended(outcome, at));
    return outcome;
  }

  private move(action: AuditAction, facts: AuditFacts, at: Date, changes: Partial<AuditSnapshot>): void {
    const { state, stateSince, version } = this.snapshot;
    const { to } = transition(
      auditLifecycle,
      state,
      action,
      auditConditions(this.snapshot, facts),
      auditConditionTexts,
    );
    const since = to === state ? stateSince : at;
    this.snapshot = { ...this.snapshot, ...changes, state: to, stateSince: since, version: version + 1 };
  }
}

const ended = (outcome: AuditOutcome, closedAt: Date) => ({ outcome, closedAt });

/** One draft for each criterion: what is said last holds. */
const withDraft = (
  drafts: readonly DraftFinding[],
  finding: Pick<DraftFinding, 'criterion' | 'severity' | 'text'>,
): readonly DraftFinding[] => [...without(drafts, finding.criterion), { ...finding, state: 'draft', reason: null }];

const without = (drafts: readonly DraftFinding[], criterion: string): readonly DraftFinding[] =>
  drafts.filter((draft) => draft.criterion !== criterion);
