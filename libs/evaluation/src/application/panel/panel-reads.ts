import { Injectable } from '@nestjs/common';
import { type AccountId, type Day } from '#libs/kernel';
import { conflictsOf, isHard } from '../../domain/conflict.js';
import type { DossierId } from '../../domain/evaluated-dossier.js';
import { groupedBy } from '../../domain/grouped-by.js';
import { criteriaWithoutExperts, proposePanel } from '../../domain/panel-proposal.js';
import { type EvaluationScope, EvaluationWork } from '../evaluation.work.js';
import { EvaluationRules } from '../neighbours.js';
import { ExpertQuestions } from '../questions/expert-questions.js';
import { type PanelNeed, PanelRequests } from './panel-request.js';
import { type Eligibility, type PanelRelation, Panels } from './panels.js';

const HELD = ['accepted', 'submitted', 'voided'];
const ACCESS: Readonly<Record<string, PanelRelation>> = { invited: 'invited', accepted: 'panel', submitted: 'panel' };

@Injectable()
export class PanelReads extends Panels {
  constructor(
    private readonly work: EvaluationWork,
    private readonly requests: PanelRequests,
    private readonly rules: EvaluationRules,
    private readonly questions: ExpertQuestions,
  ) {
    super();
  }

  override eligibility(need: PanelNeed): Promise<Eligibility> {
    return this.work.read(async (scope) => {
      const request = await this.requests.forNeed(scope, need);
      const { candidates } = proposePanel(request);
      const excluded = candidates.filter(({ standing }) => standing === 'excluded');
      return { missing: criteriaWithoutExperts(request), excluded };
    });
  }

  override members(dossier: DossierId): Promise<readonly AccountId[]> {
    return this.work.read(async (scope) => {
      const held = (await this.panel(scope, dossier)).filter(
        ({ state, declarationId }) => HELD.includes(state) || declarationId !== null,
      );
      return [...new Set(held.map(({ expertId }) => expertId))];
    });
  }

  override hasQuorum(dossier: DossierId): Promise<boolean> {
    return this.work.read(async (scope) => (await scope.dossiers.find(dossier))?.quorumIsReached ?? false);
  }

  override interested(siren: string, today: Day): Promise<readonly AccountId[]> {
    return this.work.read(async (scope) => {
      const { conflictWindow } = await this.rules.inForce();
      const party = { siren, group: await scope.relations.groupOf(siren) };
      const relations = await scope.relations.withAny([siren, ...party.group]);
      const byExpert = groupedBy(relations, ({ expertId }) => expertId);
      return [...byExpert].flatMap(([expert, his]) =>
        conflictsOf(his, party, today, conflictWindow).some(isHard) ? [expert] : [],
      );
    });
  }

  override relationTo(dossier: DossierId, account: AccountId): Promise<PanelRelation | null> {
    return this.work.read(async (scope) => {
      const his = (await this.panel(scope, dossier)).filter(({ expertId }) => expertId === account);
      const relations = his.map(({ state }) => ACCESS[state]);
      if (relations.includes('panel')) return 'panel';
      return relations.includes('invited') ? 'invited' : null;
    });
  }

  override criteriaOf(dossier: DossierId, account: AccountId): Promise<readonly string[]> {
    return this.work.read(async (scope) => {
      const his = (await this.panel(scope, dossier)).filter(
        ({ expertId, state }) => expertId === account && ACCESS[state] === 'panel',
      );
      return [...new Set(his.flatMap(({ criteria }) => criteria))];
    });
  }

  override namesGivenAway(dossier: DossierId, text: string): Promise<readonly string[]> {
    return this.questions.namesGivenAway(dossier, text);
  }

  private async panel(scope: EvaluationScope, dossier: DossierId) {
    return (await scope.assignments.of(dossier)).map((assignment) => assignment.toSnapshot());
  }
}
