import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Settings } from '#libs/config';
import { CriteriaModule } from '#libs/criteria';
import { EvaluationModule } from '#libs/evaluation';
import { IdentityModule } from '#libs/identity';
import { ContestedMatters } from './application/appeal/contested-matters.js';
import { ContractTemplate } from './application/contract/contract-template.js';
import { CloseBehind } from './application/dossier/close-behind.js';
import { DossierReads } from './application/dossier/dossier-reads.js';
import { DossierSteps } from './application/dossier/dossier-steps.js';
import { OpenFollowUp } from './application/dossier/open-follow-up.js';
import { EmergencyReads } from './application/emergency/emergency-register.js';
import { CoverFindings } from './application/finding/cover-findings.js';
import { FindingSteps } from './application/finding/finding-steps.js';
import { OpenFindings } from './application/finding/open-findings.js';
import { ProposeAfterFailure } from './application/finding/propose-after-failure.js';
import { JobWork } from './application/job-work.js';
import { MeasureReads } from './application/measure/measure-reads.js';
import { MeasureSigners } from './application/measure/measure-signers.js';
import { ProposeMeasure } from './application/measure/propose-measure.js';
import { TakeMeasure } from './application/measure/take-measure.js';
import { AccountReader, EvaluationReader, OrganisationReader, ProcedureRules } from './application/neighbours.js';
import { ReferencingWork } from './application/referencing.work.js';
import { AntivirusRule } from './application/submission/antivirus-rule.js';
import { AssessChange } from './application/version/assess-change.js';
import { ClassifyVersion } from './application/version/classify-version.js';
import { CoverMinor } from './application/version/cover-minor.js';
import { EndVersion } from './application/version/end-version.js';
import { JudgeVersionAgain } from './application/version/judge-version-again.js';
import { ChangeCounts, VersionReads } from './application/version/version-reads.js';
import { WatchUndeclared } from './application/version/watch-undeclared.js';
import { PgContestedMatters } from './persistence/appeal/pg-contested-matters.js';
import { FileContractTemplate } from './persistence/contract/file-contract-template.js';
import { decisionReads } from './persistence/decision/decision-reads.providers.js';
import { decisionRows } from './persistence/decision/rows.js';
import { PgEmergencyReads } from './persistence/emergency/pg-emergency-accesses.js';
import { PgMeasureReads } from './persistence/measure/pg-measure-reads.js';
import { measureRows } from './persistence/measure/rows.js';
import { CriteriaProcedureRules } from './persistence/neighbours/criteria-procedure-rules.js';
import { EvaluationNeighbour } from './persistence/neighbours/evaluation-neighbour.js';
import { IdentityAccounts, IdentityOrganisations } from './persistence/neighbours/identity-neighbours.js';
import { PgDossierReads } from './persistence/pg-dossier-reads.js';
import { PgReferencingWork } from './persistence/pg-referencing-work.js';
import { referencingRows } from './persistence/rows.js';
import { PgChangeCounts, PgVersionReads } from './persistence/version/pg-version-reads.js';
import { versionRows } from './persistence/version/rows.js';

/** What both the API and the worker need of this context. */
@Module({
  imports: [
    TypeOrmModule.forFeature([...referencingRows, ...decisionRows, ...measureRows, ...versionRows]),
    CriteriaModule,
    EvaluationModule,
    IdentityModule,
  ],
  providers: [
    ...decisionReads,
    DossierSteps,
    OpenFollowUp,
    TakeMeasure,
    MeasureSigners,
    ProposeMeasure,
    FindingSteps,
    OpenFindings,
    CoverFindings,
    CloseBehind,
    ProposeAfterFailure,
    CoverMinor,
    AssessChange,
    ClassifyVersion,
    EndVersion,
    JudgeVersionAgain,
    WatchUndeclared,
    { provide: VersionReads, useClass: PgVersionReads },
    { provide: ChangeCounts, useClass: PgChangeCounts },
    { provide: MeasureReads, useClass: PgMeasureReads },
    { provide: ContestedMatters, useClass: PgContestedMatters },
    PgReferencingWork,
    { provide: ReferencingWork, useExisting: PgReferencingWork },
    { provide: JobWork, useExisting: PgReferencingWork },
    { provide: EmergencyReads, useClass: PgEmergencyReads },
    { provide: DossierReads, useClass: PgDossierReads },
    { provide: ContractTemplate, useClass: FileContractTemplate },
    { provide: ProcedureRules, useClass: CriteriaProcedureRules },
    { provide: EvaluationReader, useClass: EvaluationNeighbour },
    { provide: OrganisationReader, useClass: IdentityOrganisations },
    { provide: AccountReader, useClass: IdentityAccounts },
    {
      provide: AntivirusRule,
      inject: [Settings],
      useFactory: (settings: Settings): AntivirusRule => ({ required: settings.REQUIRE_ANTIVIRUS }),
    },
  ],
  exports: [
    ...decisionReads,
    DossierSteps,
    OpenFollowUp,
    TakeMeasure,
    MeasureSigners,
    ProposeMeasure,
    FindingSteps,
    OpenFindings,
    CoverFindings,
    CloseBehind,
    ProposeAfterFailure,
    CoverMinor,
    AssessChange,
    ClassifyVersion,
    EndVersion,
    JudgeVersionAgain,
    WatchUndeclared,
    VersionReads,
    ChangeCounts,
    MeasureReads,
    ContestedMatters,
    ReferencingWork,
    JobWork,
    DossierReads,
    EmergencyReads,
    ContractTemplate,
    ProcedureRules,
    EvaluationReader,
    OrganisationReader,
    AccountReader,
    AntivirusRule,
  ],
})
export class ReferencingModule {}
