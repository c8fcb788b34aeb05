import { Injectable } from '@nestjs/common';
import { Clock, type OrganisationId } from '#libs/kernel';
import type { DossierId, EvaluatedDossier } from '../../domain/evaluated-dossier.js';
import { groupedBy } from '../../domain/grouped-by.js';
import type { Candidate, PanelCriterion, PanelRequest } from '../../domain/panel-proposal.js';
import { reviewsRequired } from '../../domain/quorum.js';
import type { EvaluationScope } from '../evaluation.work.js';
import { type EvaluationFigures, EvaluationRules } from '../neighbours.js';

/** A dossier that is not evaluated yet: is a panel for it possible at all (REG-08)? */
export interface PanelNeed {
  readonly dossierId: DossierId;
  readonly organisationId: OrganisationId;
  readonly siren: string;
  readonly criteria: readonly PanelCriterion[];
  /** Absent while no framework is pinned. */
  readonly frameworkVersion?: string;
  /** The application, when the dossier renews its listing: no panel sits on two of its renewals in a row. */
  readonly renewalOf: string | null;
}

const RENEWAL = 'renewal';
const HOLDING = ['invited', 'accepted', 'submitted'];

/** Gathers what a panel is composed from. */
@Injectable()
export class PanelRequests {
  constructor(
    private readonly rules: EvaluationRules,
    private readonly clock: Clock,
  ) {}

  async forNeed(scope: EvaluationScope, need: PanelNeed): Promise<PanelRequest> {
    const { dossierId, frameworkVersion, siren, criteria, renewalOf } = need;
    const figures = await (frameworkVersion ? this.rules.of(frameworkVersion) : this.rules.inForce());
    const candidates = await this.candidates(scope, dossierId, renewalOf, new Map());
    return this.request(scope, siren, criteria, candidates, figures, '');
  }

  /** In an extra round each of its criteria needs one voice more than it has. */
  async forDossier(scope: EvaluationScope, dossier: EvaluatedDossier): Promise<PanelRequest> {
    const { id, siren, round, roundCriteria, kind, applicationId, frameworkVersion, seed } = dossier.toSnapshot();
    const panel = (await scope.assignments.of(id)).map((assignment) => assignment.toSnapshot());
    const holding = panel.filter(({ state }) => HOLDING.includes(state));
    const held = new Map(
      [...groupedBy(holding, ({ expertId }) => expertId)].map(([expert, his]) => [
        expert as string,
        his.flatMap(({ criteria }) => criteria),
      ]),
    );
    const earlier = holding.filter((assignment) => assignment.round < round).flatMap(({ criteria }) => criteria);
    const criteria = (await scope.dossiers.criteria(id))
      .filter((criterion) => round === 1 || roundCriteria.includes(criterion.id))
      .map((criterion) => {
        if (round === 1) return criterion;
        const voices = earlier.filter((one) => one === criterion.id).length;
        return { ...criterion, assessor: 'expert', expertsRequired: Math.max(reviewsRequired(criterion), voices + 1) };
      });
    const figures = await this.rules.of(frameworkVersion);
    const renewalOf = kind === RENEWAL ? applicationId : null;
    const candidates = await this.candidates(scope, id, renewalOf, held);
    return this.request(scope, siren, criteria, candidates, figures, seed);
  }

  private async request(
    scope: EvaluationScope,
    siren: string,
    criteria: readonly PanelCriterion[],
    candidates: readonly Candidate[],
    { conflictWindow, maxOpenAssignments, noTwoRenewalsInARow }: EvaluationFigures,
    seed: string,
  ): Promise<PanelRequest> {
    return {
      criteria,
      candidates,
      publisher: { siren, group: await scope.relations.groupOf(siren) },
      policy: { conflictWindow, maxOpenAssignments, noTwoRenewalsInARow },
      today: this.clock.today(),
      seed,
    };
  }

  private async candidates(
    scope: EvaluationScope,
    dossier: DossierId,
    renewalOf: string | null,
    held: ReadonlyMap<string, readonly string[]>,
  ): Promise<Candidate[]> {
    const relations = groupedBy(await scope.relations.all(), ({ expertId }) => expertId);
    const loads = new Map((await scope.experts.loads(dossier, renewalOf)).map((load) => [load.expertId, load]));
    return (await scope.experts.all()).map(({ id, competences, mandateFrom, mandateTo }) => ({
      expertId: id,
      competences,
      mandateFrom,
      mandateTo,
      relations: relations.get(id) ?? [],
      openAssignments: loads.get(id)?.openAssignments ?? 0,
      refusedThisDossier: loads.get(id)?.refusedThisDossier ?? false,
      satOnLastRenewal: loads.get(id)?.satOnLastRenewal ?? false,
      satOnContestedPanel: loads.get(id)?.satOnContestedPanel ?? false,
      alreadyHas: held.get(id) ?? [],
    }));
  }
}
