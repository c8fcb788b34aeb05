import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CriteriaModule } from '#libs/criteria';
import { IdentityModule } from '#libs/identity';
import { AssignmentSteps } from './application/assignment/assignment-steps.js';
import { AssignmentSurroundings } from './application/assignment/assignment-surroundings.js';
import { EvaluationWork } from './application/evaluation.work.js';
import { ExpertDirectory } from './application/experts/expert-directory.js';
import { EvaluationRules, PanelSeed, People } from './application/neighbours.js';
import { PanelReads } from './application/panel/panel-reads.js';
import { PanelRequests } from './application/panel/panel-request.js';
import { Panels } from './application/panel/panels.js';
import { ExpertQuestions } from './application/questions/expert-questions.js';
import { AgreementReads, DossierAgreements } from './application/reconciliation/agreement-reads.js';
import { OutcomeReads } from './application/reconciliation/outcome-reads.js';
import { Outcomes } from './application/reconciliation/outcomes.js';
import { QuorumWatch } from './application/reconciliation/quorum-watch.js';
import { Unsealing } from './application/reconciliation/unsealing.js';
import { AccountPeople } from './persistence/account-people.js';
import { PolicyFigures } from './persistence/figures.js';
import { PgEvaluationWork } from './persistence/pg-evaluation-work.js';
import { RandomSeed } from './persistence/random-seed.js';
import { evaluationRows } from './persistence/rows.js';

/** What the API, the worker and the other contexts need of this one. */
@Module({
  imports: [TypeOrmModule.forFeature(evaluationRows), CriteriaModule, IdentityModule],
  providers: [
    { provide: EvaluationWork, useClass: PgEvaluationWork },
    { provide: EvaluationRules, useClass: PolicyFigures },
    { provide: People, useClass: AccountPeople },
    { provide: PanelSeed, useClass: RandomSeed },
    { provide: Panels, useClass: PanelReads },
    { provide: Outcomes, useClass: OutcomeReads },
    { provide: DossierAgreements, useClass: AgreementReads },
    AssignmentSteps,
    AssignmentSurroundings,
    ExpertDirectory,
    ExpertQuestions,
    PanelRequests,
    QuorumWatch,
    Unsealing,
  ],
  exports: [
    EvaluationWork,
    EvaluationRules,
    People,
    PanelSeed,
    Panels,
    Outcomes,
    DossierAgreements,
    AssignmentSteps,
    AssignmentSurroundings,
    ExpertDirectory,
    ExpertQuestions,
    PanelRequests,
    QuorumWatch,
    Unsealing,
  ],
})
export class EvaluationModule {}
