import { Module, type OnModuleInit } from '@nestjs/common';
import { FilesModule } from '#libs/files';
import { ProblemCatalogue } from '#libs/http';
import { AnswerOrientation } from './application/application/answer-orientation.js';
import { DescribeApplication } from './application/application/describe-application.js';
import { RegisterApplication } from './application/application/register-application.js';
import { AnswerClarification } from './application/clarification/answer-clarification.js';
import { AskClarification } from './application/clarification/ask-clarification.js';
import { HandleClarification } from './application/clarification/handle-clarification.js';
import { DeclineContract } from './application/contract/decline-contract.js';
import { SignContract } from './application/contract/sign-contract.js';
import { IssueDecision } from './application/decision/issue-decision.js';
import { PrepareDecision } from './application/decision/prepare-decision.js';
import { AcceptDossier } from './application/dossier/accept-dossier.js';
import { AdmitDossier } from './application/dossier/admit-dossier.js';
import { CloseReport } from './application/dossier/close-report.js';
import { DecideDossier } from './application/dossier/decide-dossier.js';
import { DossierProposal } from './application/dossier/dossier-proposal.js';
import { ExtendLimit } from './application/dossier/extend-limit.js';
import { FollowDecision } from './application/dossier/follow-decision.js';
import { MergeDossiers } from './application/dossier/merge-dossiers.js';
import { OpenDossier } from './application/dossier/open-dossier.js';
import { Reopen } from './application/dossier/reopen.js';
import { ReturnIncomplete } from './application/dossier/return-incomplete.js';
import { SubmitDossier } from './application/dossier/submit-dossier.js';
import { SubmitObservations } from './application/dossier/submit-observations.js';
import { SubmitRequest } from './application/dossier/submit-request.js';
import { WithdrawDossier } from './application/dossier/withdraw-dossier.js';
import { OpenEmergencyAccess } from './application/emergency/open-emergency-access.js';
import { WitnessReading } from './application/emergency/witness-reading.js';
import { KeepEvidence } from './application/submission/keep-evidence.js';
import { ReadReadiness } from './application/submission/read-readiness.js';
import { SaveAnswer } from './application/submission/save-answer.js';
import { MoveToFramework } from './application/transition/move-to-framework.js';
import { DossierStandings } from './http/access/dossier-standings.js';
import { ApplicationController } from './http/application/application.controller.js';
import { ClarificationController } from './http/clarification/clarification.controller.js';
import { ContractController } from './http/contract/contract.controller.js';
import { ContractPresenter } from './http/contract/contract-presenter.js';
import { decisionControllers, decisionHttpProviders } from './http/decision/decision.http.js';
import { decisionProblems } from './http/decision/decision.problems.js';
import { DecidingController } from './http/dossier/deciding.controller.js';
import { DossierController } from './http/dossier/dossier.controller.js';
import { DossierExport } from './http/dossier/dossier-export.js';
import { DossierHistory } from './http/dossier/dossier-history.js';
import { DossierPresenter } from './http/dossier/dossier-presenter.js';
import { DossierStepsController } from './http/dossier/dossier-steps.controller.js';
import { EmergencyController } from './http/emergency/emergency.controller.js';
import { findingControllers, findingHttpProviders } from './http/finding/finding.http.js';
import { findingProblems } from './http/finding/finding.problems.js';
import { referencingProblems } from './http/referencing.problems.js';
import { EvidenceController } from './http/submission/evidence.controller.js';
import { FileController } from './http/submission/file.controller.js';
import { versionControllers, versionHttpProviders } from './http/version/version.http.js';
import { versionProblems } from './http/version/version.problems.js';
import { ReferencingModule } from './referencing.module.js';

/** What apps/api mounts of this context. */
@Module({
  imports: [ReferencingModule, FilesModule],
  controllers: [
    ApplicationController,
    DossierController,
    DossierStepsController,
    FileController,
    EvidenceController,
    ContractController,
    ClarificationController,
    DecidingController,
    EmergencyController,
    ...decisionControllers,
    ...findingControllers,
    ...versionControllers,
  ],
  providers: [
    ...decisionHttpProviders,
    ...findingHttpProviders,
    ...versionHttpProviders,
    DossierStandings,
    ContractPresenter,
    DossierPresenter,
    DossierHistory,
    DossierExport,
    RegisterApplication,
    DescribeApplication,
    AnswerOrientation,
    OpenDossier,
    SubmitRequest,
    AdmitDossier,
    SubmitDossier,
    ReturnIncomplete,
    AcceptDossier,
    Reopen,
    CloseReport,
    DossierProposal,
    SubmitObservations,
    WithdrawDossier,
    ExtendLimit,
    MoveToFramework,
    OpenEmergencyAccess,
    WitnessReading,
    DecideDossier,
    FollowDecision,
    MergeDossiers,
    PrepareDecision,
    IssueDecision,
    SignContract,
    DeclineContract,
    SaveAnswer,
    KeepEvidence,
    ReadReadiness,
    AskClarification,
    AnswerClarification,
    HandleClarification,
  ],
})
export class ReferencingHttpModule implements OnModuleInit {
  constructor(private readonly problems: ProblemCatalogue) {}

  onModuleInit(): void {
    this.problems.register(referencingProblems);
    this.problems.register(decisionProblems);
    this.problems.register(findingProblems);
    this.problems.register(versionProblems);
  }
}
