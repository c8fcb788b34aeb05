import { Module } from '@nestjs/common';
import { FeedbackModule } from '#libs/feedback';
import { FilesModule } from '#libs/files';
import { ProblemCatalogue } from '#libs/http';
import { OpenAttachment } from './application/attachment/open-attachment.js';
import { DecideCase } from './application/case/decide-case.js';
import { JoinCase } from './application/case/join-case.js';
import { OpenCase } from './application/case/open-case.js';
import { TellReporters } from './application/case/tell-reporters.js';
import { AcknowledgeReferral } from './application/referral/acknowledge-referral.js';
import { ReferCase } from './application/referral/refer-case.js';
import { AnswerRequest } from './application/request/answer-request.js';
import { SendReport } from './application/request/send-report.js';
import { RouteCase } from './application/route/route-case.js';
import { RouteReport } from './application/route/route-report.js';
import { EndSignal } from './application/signal/end-signal.js';
import { ReviewCampaigns } from './application/signal/review-campaigns.js';
import { SortReport } from './application/triage/sort-report.js';
import { ApplicationReportsController } from './http/application-reports.controller.js';
import { AttachmentsController } from './http/attachments.controller.js';
import { CaseContestController } from './http/case/case-contest.controller.js';
import { CasePresenter } from './http/case/case-presenter.js';
import { CaseReportsController } from './http/case/case-reports.controller.js';
import { CaseStandings } from './http/case/case-standings.js';
import { CasesController } from './http/case/cases.controller.js';
import { PublicIncidentsController } from './http/case/public-incidents.controller.js';
import { DutyPresenter } from './http/duty/duty-presenter.js';
import { PublicReportsController } from './http/public-reports.controller.js';
import { ReferralPresenter } from './http/referral/referral-presenter.js';
import { ReferralsController } from './http/referral/referrals.controller.js';
import { ReportPresenter } from './http/report-presenter.js';
import { ReportStandings } from './http/report-standings.js';
import { ReportsController } from './http/reports.controller.js';
import { PublisherRequestsController } from './http/request/publisher-requests.controller.js';
import { RequestPresenter } from './http/request/request-presenter.js';
import { RequestStandings } from './http/request/request-standings.js';
import { RouteController } from './http/route/route.controller.js';
import { RoutePresenter } from './http/route/route-presenter.js';
import { ReportCampaignsController } from './http/signal/report-campaigns.controller.js';
import { ReviewCampaignsController } from './http/signal/review-campaigns.controller.js';
import { SignalPresenter } from './http/signal/signal-presenter.js';
import { SignalStandings } from './http/signal/signal-standings.js';
import { SignalsController } from './http/signal/signals.controller.js';
import { vigilanceProblems } from './http/vigilance.problems.js';
import { ReportDeskModule } from './report-desk.module.js';
import { VigilanceModule } from './vigilance.module.js';

// What the portal serves people with too: the same desk, without a controller of the API.
export * from './http/bounded-body.js';
export type * from './http/report.view.js';
export { type PublicReport, ReportDesk } from './http/report-desk.js';
export * from './report-desk.module.js';

/** What apps/api mounts of this context. */
@Module({
  imports: [FeedbackModule, VigilanceModule, ReportDeskModule, FilesModule],
  controllers: [
    PublicReportsController,
    ApplicationReportsController,
    AttachmentsController,
    ReportsController,
    CasesController,
    CaseReportsController,
    CaseContestController,
    PublicIncidentsController,
    RouteController,
    ReferralsController,
    PublisherRequestsController,
    SignalsController,
    ReportCampaignsController,
    ReviewCampaignsController,
  ],
  providers: [
    ReviewCampaigns,
    OpenAttachment,
    SortReport,
    ReportPresenter,
    ReportStandings,
    OpenCase,
    DecideCase,
    JoinCase,
    CasePresenter,
    CaseStandings,
    RouteCase,
    RouteReport,
    DutyPresenter,
    ReferralPresenter,
    ReferCase,
    TellReporters,
    AcknowledgeReferral,
    RoutePresenter,
    AnswerRequest,
    SendReport,
    RequestPresenter,
    RequestStandings,
    EndSignal,
    SignalPresenter,
    SignalStandings,
  ],
})
export class VigilanceHttpModule {
  constructor(problems: ProblemCatalogue) {
    problems.register(vigilanceProblems);
  }
}
