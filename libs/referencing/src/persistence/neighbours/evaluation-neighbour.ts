import { Injectable } from '@nestjs/common';
import { Outcomes, Panels } from '#libs/evaluation';
import { type AccountId, Clock, type OrganisationId } from '#libs/kernel';
import { EvaluationReader, OrganisationReader, type PanelNeed } from '../../application/neighbours.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import type { ReportedOutcome } from '../../domain/report/report.js';

/** What the evaluation tells of a dossier: never a review, never a name. */
@Injectable()
export class EvaluationNeighbour extends EvaluationReader {
  constructor(
    private readonly panels: Panels,
    private readonly settled: Outcomes,
    private readonly organisations: OrganisationReader,
    private readonly clock: Clock,
  ) {
    super();
  }

  async criteriaWithoutExperts(need: PanelNeed): Promise<readonly string[]> {
    const criteria = need.criteria.map(({ id, brick, expertsRequired }) => ({
      id,
      assessor: 'expert',
      expertsRequired,
      competences: [brick],
    }));
    const { missing } = await this.panels.eligibility({ ...need, criteria });
    return missing.map(({ criterion }) => criterion);
  }

  async outcomes(dossier: DossierId): Promise<readonly ReportedOutcome[]> {
    const outcomes = await this.settled.forDossier(dossier);
    return outcomes.map(({ criterion, verdict, rationale, method }) => ({ criterion, verdict, rationale, method }));
  }

  clearedInterests(dossier: DossierId): Promise<readonly { disclosed: string; reason: string }[]> {
    return this.settled.clearedInterests(dossier);
  }

  namesGivenAway(dossier: DossierId, text: string): Promise<readonly string[]> {
    return this.panels.namesGivenAway(dossier, text);
  }

  standing(dossier: DossierId, account: AccountId): Promise<'invited' | 'panel' | null> {
    return this.panels.relationTo(dossier, account);
  }

  assignedCriteria(dossier: DossierId, account: AccountId): Promise<readonly string[]> {
    return this.panels.criteriaOf(dossier, account);
  }

  hasQuorum(dossier: DossierId): Promise<boolean> {
    return this.panels.hasQuorum(dossier);
  }

  async involved(dossier: DossierId, organisation: OrganisationId): Promise<readonly AccountId[]> {
    const members = await this.panels.members(dossier);
    return [...members, ...(await this.interestedIn(organisation))];
  }

  async interestedIn(organisation: OrganisationId): Promise<readonly AccountId[]> {
    const { siren } = await this.organisations.get(organisation);
    return this.panels.interested(siren, this.clock.today());
  }
}
