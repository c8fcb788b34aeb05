import { Injectable } from '@nestjs/common';
import { type AccountId, type Actor, Clock, Conflict, newId, type Reason } from '#libs/kernel';
import { Assignment } from '../../domain/assignment.js';
import type { DossierId, EvaluatedDossier } from '../../domain/evaluated-dossier.js';
import { exclusionsOf, type PanelRequest } from '../../domain/panel-proposal.js';
import { limitFor } from '../assignment/assignment-timer.js';
import { type EvaluationScope, EvaluationWork } from '../evaluation.work.js';
import { EvaluationRules } from '../neighbours.js';
import { personOf } from '../person-of.js';
import { PanelRequests } from './panel-request.js';

export interface Invitation {
  readonly expertId: AccountId;
  readonly criteria: readonly string[];
}

export interface PanelInvitation {
  readonly dossierId: DossierId;
  readonly expectedVersion: number;
  readonly invitations: readonly Invitation[];
}

/** The lead asks experts, as proposed or otherwise; each must be eligible for what he is asked (REG-07). */
@Injectable()
export class InvitePanel {
  constructor(
    private readonly work: EvaluationWork,
    private readonly requests: PanelRequests,
    private readonly rules: EvaluationRules,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, { dossierId, expectedVersion, invitations }: PanelInvitation): Promise<void> {
    return this.work.transaction(async (scope) => {
      const dossier = await scope.dossiers.forUpdate(dossierId);
      dossier.expectVersion(expectedVersion);
      dossier.expectPhase('evaluation');
      const request = await this.requests.forDossier(scope, dossier);
      const reasons = invitations.flatMap((invitation, index) =>
        refusals(invitation, request, `/invitations/${index}`),
      );
      if (reasons.length > 0) throw new Conflict('expert_not_eligible', 'Somebody cannot be asked.', {}, reasons);

      for (const invitation of invitations) await this.invite(scope, actor, dossier, invitation);
      dossier.touch();
      await scope.dossiers.save(dossier);
    });
  }

  private async invite(
    scope: EvaluationScope,
    actor: Actor,
    dossier: EvaluatedDossier,
    { expertId, criteria }: Invitation,
  ): Promise<void> {
    const { round, frameworkVersion } = dossier.toSnapshot();
    const id = newId<'Assignment'>();
    const invitedAt = this.clock.now();
    const figures = await this.rules.of(frameworkVersion);
    const { dueAt, order } = limitFor(id, 'invitation', invitedAt, figures);
    const invitedBy = personOf(actor);
    const invitation = { id, dossierId: dossier.id, expertId, round, criteria, invitedBy, invitedAt, dueAt };
    await scope.assignments.add(Assignment.invite(invitation));
    await scope.timers.set(order);
    await scope.journal.append({
      kind: 'assignment.invite',
      subject: { kind: 'assignment', id },
      actor,
      at: invitedAt,
      to: 'invited',
      facts: { dossier: dossier.id, round, criteria: criteria.length },
      secrets: { expert: expertId },
    });
    const payload = { dossierId: dossier.id, assignmentId: id, round };
    await scope.outbox.announce({ name: 'evaluation.expert-invited.v1', payload, occurredAt: invitedAt });
  }
}

function refusals({ expertId, criteria }: Invitation, request: PanelRequest, at: string): Reason[] {
  const candidate = request.candidates.find((one) => one.expertId === expertId);
  if (!candidate) return [{ code: 'not_an_expert', message: 'is not on the list of experts', field: `${at}/expertId` }];

  const exclusions = exclusionsOf(candidate, request).map((code) => ({
    code,
    message: `cannot be asked: ${code}`,
    field: `${at}/expertId`,
  }));
  const wrong = criteria.flatMap((id) => {
    const criterion = request.criteria.find((one) => one.id === id);
    const fault = (code: string, message: string) => [{ code, message, field: `${at}/criteria/${id}` }];
    if (!criterion) return fault('not_in_round', 'is not evaluated in this round');
    if (candidate.alreadyHas.includes(id)) return fault('asked_before', 'was asked of this expert before');
    const competent = criterion.competences.some((one) => candidate.competences.includes(one));
    return competent ? [] : fault('not_competent', 'is beyond the competences of this expert');
  });
  return [...exclusions, ...wrong];
}
