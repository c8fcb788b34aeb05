import { Injectable } from '@nestjs/common';
import { type AccountId, Clock, type OrganisationId, SYSTEM } from '#libs/kernel';
import type { Assignment } from '../../domain/assignment.js';
import { OPEN_STATES } from '../../domain/assignment.lifecycle.js';
import { type DossierId, type DossierPhase, EvaluatedDossier, PHASES } from '../../domain/evaluated-dossier.js';
import { AssignmentSteps } from '../assignment/assignment-steps.js';
import { reopenDraft } from '../assignment/give-review.js';
import type { EvaluationScope } from '../evaluation.work.js';
import { PanelSeed } from '../neighbours.js';
import { draftOutcomes, reopenOutcomes } from '../reconciliation/draft-outcomes.js';
import { QuorumWatch } from '../reconciliation/quorum-watch.js';
import { Unsealing } from '../reconciliation/unsealing.js';

/** `referencing.evaluation-opened.v1` */
export interface EvaluationOpened {
  readonly dossierId: DossierId;
  readonly number: string;
  readonly kind?: string;
  readonly applicationId?: string;
  readonly applicationName: string;
  readonly publisherName: string;
  readonly organisationId: OrganisationId;
  readonly siren: string;
  readonly category: string;
  readonly tier: string;
  readonly frameworkVersion: string;
  readonly submissionVersion: number;
  readonly leadId: AccountId;
  readonly round: number;
  readonly criteria: readonly {
    readonly id: string;
    readonly brick: string;
    readonly severity: string;
    readonly assessor: string;
    readonly expertsRequired: number;
    readonly competences: readonly string[];
    readonly naReasons: readonly string[];
  }[];
}

/** What happens to a dossier elsewhere, as far as its evaluation is concerned. Each may be told twice. */
@Injectable()
export class DossierNews {
  constructor(
    private readonly steps: AssignmentSteps,
    private readonly quorum: QuorumWatch,
    private readonly unsealing: Unsealing,
    private readonly seeds: PanelSeed,
    private readonly clock: Clock,
  ) {}

  async opened(scope: EvaluationScope, { dossierId, criteria, kind, applicationId, ...opening }: EvaluationOpened) {
    const openedAt = this.clock.now();
    const seed = await this.seeds.next();
    const dossier = EvaluatedDossier.open({
      ...opening,
      id: dossierId,
      kind: kind ?? null,
      applicationId: applicationId ?? null,
      seed,
      openedAt,
    });
    const copies = criteria.map((criterion) => ({ ...criterion, changedIn: 1 }));
    if (!(await scope.dossiers.add(dossier, copies))) return;
    await scope.journal.append({
      kind: 'evaluation.opened',
      subject: { kind: 'evaluation', id: dossierId },
      actor: SYSTEM,
      at: openedAt,
      facts: { seed, criteria: criteria.length, tier: opening.tier, criteriaVersion: opening.frameworkVersion },
    });
  }

  /** The dossier moved: reaching reconciliation opens the reviews. */
  async moved(scope: EvaluationScope, dossierId: DossierId, to: string, version: number): Promise<void> {
    const phase = PHASES.find((known) => known === to && known !== 'closed');
    const dossier = phase && (await this.find(scope, dossierId));
    if (!phase || !dossier?.movedTo(phase satisfies DossierPhase, version)) return;
    await scope.dossiers.save(dossier);
    await this.unsealing.unsealIfDue(scope, dossier);
  }

  /** The publisher changed his answers: reviews of these criteria must look again, and no other (N11, EXP-10). */
  async fileChanged(scope: EvaluationScope, dossierId: DossierId, submission: number, changed: readonly string[]) {
    const dossier = await this.find(scope, dossierId);
    if (!dossier || submission <= dossier.toSnapshot().submissionVersion) return;
    dossier.fileChanged(submission);
    await scope.dossiers.save(dossier);
    await scope.dossiers.markChanged(dossierId, changed, submission);

    for (const assignment of await scope.assignments.of(dossierId)) {
      const { state, criteria } = assignment.toSnapshot();
      const toScore = criteria.filter((criterion) => changed.includes(criterion));
      if (toScore.length === 0) continue;
      if (state === 'accepted') await this.lookAgain(scope, assignment, toScore);
      if (state !== 'submitted') continue;
      const held = { scope, dossier, assignment };
      await this.steps.take(held, SYSTEM, 'invalidate', { changes: { toScore }, facts: { criteria: toScore } });
      await reopenDraft(held, this.clock.now());
    }
    await this.quorum.look(scope, dossier);
    if (!dossier.isSealed) await draftOutcomes(scope, dossier, new Set(changed));
  }

  async roundOpened(scope: EvaluationScope, dossierId: DossierId, round: number, criteria: readonly string[]) {
    const dossier = await this.find(scope, dossierId);
    if (!dossier || round <= dossier.toSnapshot().round) return;
    dossier.openRound(round, criteria);
    await scope.dossiers.save(dossier);
    await reopenOutcomes(scope, dossierId, criteria);
    await scope.journal.append({
      kind: 'evaluation.round-opened',
      subject: { kind: 'evaluation', id: dossierId },
      actor: SYSTEM,
      at: this.clock.now(),
      facts: { round, criteria: [...criteria] },
    });
  }

  async reconciliationReopened(scope: EvaluationScope, dossierId: DossierId): Promise<void> {
    const dossier = await this.find(scope, dossierId);
    if (!dossier || dossier.toSnapshot().phase === 'closed') return;
    dossier.reopenReconciliation();
    await scope.dossiers.save(dossier);
  }

  /** Nobody is asked anything any more; who gave a review is told what came of it (EXP-16, PUB-19). */
  async closed(scope: EvaluationScope, dossierId: DossierId, outcome: string | null): Promise<void> {
    const dossier = await this.find(scope, dossierId);
    if (!dossier || dossier.toSnapshot().phase === 'closed') return;
    dossier.close(outcome);
    await scope.dossiers.save(dossier);

    const at = this.clock.now();
    for (const assignment of await scope.assignments.of(dossierId)) {
      const { state } = assignment.toSnapshot();
      if (OPEN_STATES.some((open) => open === state)) {
        const changes = { endedReason: 'dossier_closed' };
        await this.steps.take({ scope, dossier, assignment }, SYSTEM, 'cancel', {
          changes,
          facts: { reason: 'dossier_closed' },
        });
      } else if (state === 'submitted' && outcome !== null) {
        const payload = { dossierId, assignmentId: assignment.id };
        await scope.outbox.announce({ name: 'evaluation.outcome-known.v1', payload, occurredAt: at });
      }
    }
  }

  /** He is still at work: whatever he was about to send, he must have seen the change. */
  private async lookAgain(scope: EvaluationScope, assignment: Assignment, changed: readonly string[]): Promise<void> {
    assignment.reopen(changed);
    await scope.assignments.save(assignment);
  }

  private async find(scope: EvaluationScope, id: DossierId): Promise<EvaluatedDossier | undefined> {
    return (await scope.dossiers.find(id)) && scope.dossiers.forUpdate(id);
  }
}
