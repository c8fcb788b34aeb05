import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CriteriaModule } from '#libs/criteria';
import { FeedbackModule } from '#libs/feedback';
import { VaultModule } from '#libs/vault';
import { AttachmentCleaner } from './application/attachment/attachment-cleaner.js';
import { CaseRules, LiveListings } from './application/case/case-neighbours.js';
import { CaseReads } from './application/case/case-reads.js';
import { Drafts } from './application/draft/drafts.js';
import { DutyBooks } from './application/duty/duty-neighbours.js';
import { PublisherDuties } from './application/duty/publisher-duties.js';
import { ReportFigures } from './application/figures/report-figures.js';
import { Proofs } from './application/intake/proofs.js';
import { FollowUpCodes, IncidentRules, IntakeRules, ListedApplications } from './application/neighbours.js';
import { ReferralReads } from './application/referral/referral.work.js';
import { RequestReads } from './application/request/request.work.js';
import { ProposeRoute } from './application/route/propose-route.js';
import { RouteReads, RoutingBooks } from './application/route/routing-neighbours.js';
import { ActiveUsers, SignalThresholds } from './application/signal/signal-neighbours.js';
import { SignalReads } from './application/signal/signal-reads.js';
import { ReportReads } from './application/triage/report-reads.js';
import { JobWork, VigilanceWork } from './application/vigilance.work.js';
import { AttachmentRow } from './persistence/attachment/attachment.row.js';
import { SharpCleaner } from './persistence/attachment/sharp-cleaner.js';
import { ListingsToPutRight, PolicyCaseRules } from './persistence/case/case-neighbours.js';
import { CaseRow } from './persistence/case/case-rows.js';
import { PgCaseReads } from './persistence/case/pg-case-reads.js';
import { PgDrafts } from './persistence/draft/pg-drafts.js';
import { FileDutyBook } from './persistence/duty/file-duty-book.js';
import { PgReportFigures } from './persistence/figures/pg-report-figures.js';
import { FileIntakeRules } from './persistence/file-intake-rules.js';
import { PolicyIncidentRules, PublishedApplications, VaultCodes } from './persistence/neighbours.js';
import { PgReportReads } from './persistence/pg-report-reads.js';
import { PgVigilanceWork } from './persistence/pg-vigilance.work.js';
import { AltchaProofs } from './persistence/proof/altcha-proofs.js';
import { PgReferralReads } from './persistence/referral/pg-referrals.js';
import { ReferralRow } from './persistence/referral/referral-row.js';
import { PgRequestReads } from './persistence/request/pg-requests.js';
import { RequestRow } from './persistence/request/request-row.js';
import { FileRoutingBook } from './persistence/route/file-routing-book.js';
import { PgRouteReads } from './persistence/route/pg-routes.js';
import { RouteRow } from './persistence/route/route-row.js';
import { MessageRow, ReadingRow, ReportRow, TriageRow } from './persistence/rows.js';
import { FileSignalThresholds } from './persistence/signal/file-signal-thresholds.js';
import { PgSignalReads } from './persistence/signal/pg-signal-reads.js';
import { ReachedUsers } from './persistence/signal/reached-users.js';
import { SignalRow } from './persistence/signal/signal-rows.js';

/** What every process needs of this context. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      ReportRow,
      TriageRow,
      AttachmentRow,
      MessageRow,
      ReadingRow,
      CaseRow,
      RouteRow,
      RequestRow,
      ReferralRow,
      SignalRow,
    ]),
    CriteriaModule,
    FeedbackModule,
    VaultModule,
  ],
  providers: [
    PgVigilanceWork,
    { provide: VigilanceWork, useExisting: PgVigilanceWork },
    { provide: JobWork, useExisting: PgVigilanceWork },
    { provide: ListedApplications, useClass: PublishedApplications },
    { provide: IncidentRules, useClass: PolicyIncidentRules },
    { provide: IntakeRules, useClass: FileIntakeRules },
    { provide: Proofs, useClass: AltchaProofs },
    { provide: AttachmentCleaner, useClass: SharpCleaner },
    { provide: Drafts, useClass: PgDrafts },
    { provide: FollowUpCodes, useClass: VaultCodes },
    { provide: ReportReads, useClass: PgReportReads },
    { provide: CaseRules, useClass: PolicyCaseRules },
    { provide: LiveListings, useClass: ListingsToPutRight },
    { provide: ReportFigures, useClass: PgReportFigures },
    { provide: CaseReads, useClass: PgCaseReads },
    { provide: RoutingBooks, useClass: FileRoutingBook },
    { provide: DutyBooks, useClass: FileDutyBook },
    PublisherDuties,
    { provide: RouteReads, useClass: PgRouteReads },
    { provide: RequestReads, useClass: PgRequestReads },
    { provide: ReferralReads, useClass: PgReferralReads },
    ProposeRoute,
    { provide: SignalThresholds, useClass: FileSignalThresholds },
    { provide: ActiveUsers, useClass: ReachedUsers },
    { provide: SignalReads, useClass: PgSignalReads },
  ],
  exports: [
    VigilanceWork,
    JobWork,
    ListedApplications,
    IncidentRules,
    IntakeRules,
    FollowUpCodes,
    AttachmentCleaner,
    Proofs,
    Drafts,
    ReportReads,
    CaseRules,
    LiveListings,
    CaseReads,
    RouteReads,
    RequestReads,
    ReferralReads,
    RoutingBooks,
    PublisherDuties,
    ProposeRoute,
    ReportFigures,
    SignalThresholds,
    ActiveUsers,
    SignalReads,
    VaultModule,
  ],
})
export class VigilanceModule {}
