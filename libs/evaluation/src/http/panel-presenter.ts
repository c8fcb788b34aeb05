import { Injectable } from '@nestjs/common';
import { type AccountId, Clock } from '#libs/kernel';
import { type EvaluationScope, EvaluationWork } from '../application/evaluation.work.js';
import { People } from '../application/neighbours.js';
import { PanelRequests } from '../application/panel/panel-request.js';
import { readQuorum } from '../application/reconciliation/read-quorum.js';
import { type Assignment, isOverdue } from '../domain/assignment.js';
import type { DossierId, EvaluatedDossier } from '../domain/evaluated-dossier.js';
import { proposePanel } from '../domain/panel-proposal.js';
import { AssignmentPresenter, declarationView } from './assignment-presenter.js';
import { panelActions } from './lead-actions.js';
import type { PanelMemberView, PanelProposalView, PanelView } from './panel.view.js';

/** The panel as the authority sees it: who, where, and whether the review came. */
@Injectable()
export class PanelPresenter {
  constructor(
    private readonly work: EvaluationWork,
    private readonly requests: PanelRequests,
    private readonly people: People,
    private readonly assignments: AssignmentPresenter,
    private readonly clock: Clock,
  ) {}

  /** @param acts whether the reader is the lead: only he is offered actions */
  panel(dossierId: DossierId, acts: boolean): Promise<PanelView> {
    return this.work.read(async (scope) => {
      const dossier = await scope.dossiers.get(dossierId);
      const { number, phase, round, version } = dossier.toSnapshot();
      const panel = await scope.assignments.of(dossierId);
      const names = await this.people.many(panel.map((assignment) => assignment.toSnapshot().expertId));
      const members: PanelMemberView[] = [];
      for (const assignment of panel) {
        const { expertId } = assignment.toSnapshot();
        members.push(await this.member(scope, dossier, assignment, names.get(expertId)?.name ?? '', acts));
      }
      const quorum = await readQuorum(scope, dossier);
      const actions = acts ? panelActions(dossier.toSnapshot()) : [];
      return { dossierId, number, phase, round, sealed: dossier.isSealed, quorum, members, actions, version };
    });
  }

  proposal(dossierId: DossierId): Promise<PanelProposalView> {
    return this.work.read(async (scope) => {
      const dossier = await scope.dossiers.get(dossierId);
      const { seed, candidates, missing } = proposePanel(await this.requests.forDossier(scope, dossier));
      const names = await this.people.many(candidates.map(({ expertId }) => expertId as AccountId));
      const named = candidates.map(({ conflicts, criteria, exclusions, ...candidate }) => ({
        ...candidate,
        name: names.get(candidate.expertId as AccountId)?.name ?? '',
        criteria: [...criteria],
        exclusions: [...exclusions],
        conflicts: conflicts.map(({ kind, strength, siren }) => ({ kind, strength, siren })),
      }));
      const panel = named.filter(({ standing }) => standing === 'proposed');
      return {
        seed,
        panel: panel.map(({ expertId, name, criteria }) => ({ expertId, name, criteria })),
        candidates: named,
        missing: [...missing],
        version: dossier.toSnapshot().version,
      };
    });
  }

  private async member(
    scope: EvaluationScope,
    dossier: EvaluatedDossier,
    assignment: Assignment,
    name: string,
    acts: boolean,
  ): Promise<PanelMemberView> {
    const { id, expertId, round, criteria, dueAt, moreTime, endedReason, version } = assignment.toSnapshot();
    return {
      assignmentId: id,
      expertId,
      name,
      round,
      criteria: [...criteria],
      dueAt: dueAt?.toISOString() ?? null,
      overdue: isOverdue(assignment.toSnapshot(), this.clock.now()),
      moreTime,
      declaration: declarationView(await scope.declarations.of(id)),
      endedReason,
      ...(await this.assignments.life(scope, dossier, assignment, acts ? 'lead' : null)),
      version,
    };
  }
}
