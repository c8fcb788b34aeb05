import { Module } from '@nestjs/common';
import { ProblemCatalogue } from '#libs/http';
import { AnswerInvitation } from './application/assignment/answer-invitation.js';
import { GiveReview } from './application/assignment/give-review.js';
import { KeepDraft } from './application/assignment/keep-draft.js';
import { LeadAssignment } from './application/assignment/lead-assignment.js';
import { EvaluationReads } from './application/evaluation-reads.js';
import { InvitePanel } from './application/panel/invite-panel.js';
import { SettleOutcome } from './application/reconciliation/settle-outcome.js';
import { EvaluationModule } from './evaluation.module.js';
import { AgreementController } from './http/agreement.controller.js';
import { AssignmentPresenter } from './http/assignment-presenter.js';
import { AssignmentsController } from './http/assignments.controller.js';
import { evaluationProblems } from './http/evaluation.problems.js';
import { ExpertsController } from './http/experts.controller.js';
import { LeadAssignmentsController } from './http/lead-assignments.controller.js';
import { MyInterestsController } from './http/my-interests.controller.js';
import { PanelController } from './http/panel.controller.js';
import { PanelPresenter } from './http/panel-presenter.js';
import { ReconciliationPresenter } from './http/reconciliation-presenter.js';
import { AssignmentStandings, EvaluationStandings } from './http/standings.js';
import { PgEvaluationReads } from './persistence/pg-evaluation-reads.js';

const useCases = [AnswerInvitation, GiveReview, LeadAssignment, KeepDraft, InvitePanel, SettleOutcome];

/** What the API mounts. */
@Module({
  imports: [EvaluationModule],
  controllers: [
    ExpertsController,
    MyInterestsController,
    PanelController,
    AssignmentsController,
    LeadAssignmentsController,
    AgreementController,
  ],
  providers: [
    ...useCases,
    { provide: EvaluationReads, useClass: PgEvaluationReads },
    AssignmentPresenter,
    PanelPresenter,
    ReconciliationPresenter,
    AssignmentStandings,
    EvaluationStandings,
  ],
})
export class EvaluationHttpModule {
  constructor(problems: ProblemCatalogue) {
    problems.register(evaluationProblems);
  }
}
