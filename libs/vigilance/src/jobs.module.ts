import { Module } from '@nestjs/common';
import { FeedbackModule } from '#libs/feedback';
import { IdentityModule } from '#libs/identity';
import { NotificationModule } from '#libs/notification';
import { CaseLimits } from './application/case/case-limits.js';
import { CaseSteps } from './application/case/case-steps.js';
import { ReactCase } from './application/case/react-case.js';
import { TellReporters } from './application/case/tell-reporters.js';
import { ReadReport, ReportReader } from './application/reading/read-report.js';
import { TakeReviews } from './application/reading/take-reviews.js';
import { RequestSteps } from './application/request/request-steps.js';
import { JudgeSignals } from './application/signal/judge-signals.js';
import { TriageLimits } from './application/triage/triage-limits.js';
import {
  CaseLimitHandler,
  EscalateCaseHandler,
  TellDutyHandler,
  TellOversightHandler,
} from './jobs/case/case-limit.handlers.js';
import { CaseMail } from './jobs/case/case-mail.js';
import { FollowFindingHandler, FollowLostListingHandler } from './jobs/case/follow-finding.handler.js';
import { ReferralLimitHandler } from './jobs/case/referral-limit.handler.js';
import { TellPublisherHandler, TellReportersHandler } from './jobs/case/tell-case.handlers.js';
import { ReadReportHandler } from './jobs/read-report.handler.js';
import { ReadReviewsHandler } from './jobs/read-reviews.handler.js';
import {
  EscalateRequestHandler,
  RequestLimitHandler,
  TellRequestHandler,
  TellRequestReportersHandler,
} from './jobs/request/request.handlers.js';
import { JudgeSignalsHandler, NoteCountHandler, RecountAllHandler } from './jobs/signal/signal.handlers.js';
import { TellSignalHandler } from './jobs/signal/tell-signal.handler.js';
import { TriageLimitHandler } from './jobs/triage-limit.handler.js';
import { AlertHandler, EscalateReportHandler, VigilanceMail } from './jobs/vigilance-letters.handlers.js';
import { WriteToReporterHandler } from './jobs/write-to-reporter.handler.js';
import { ModelReader } from './persistence/model-reader.js';
import { ReporterAddressesModule } from './reporter-addresses.module.js';
import { VigilanceModule } from './vigilance.module.js';

/** What apps/worker mounts of this context. */
@Module({
  imports: [ReporterAddressesModule, VigilanceModule, FeedbackModule, IdentityModule, NotificationModule],
  providers: [
    TriageLimits,
    CaseLimits,
    TellReporters,
    TellReportersHandler,
    TellPublisherHandler,
    CaseSteps,
    ReactCase,
    FollowFindingHandler,
    FollowLostListingHandler,
    CaseMail,
    TellDutyHandler,
    TellOversightHandler,
    CaseLimitHandler,
    EscalateCaseHandler,
    RequestSteps,
    RequestLimitHandler,
    TellRequestHandler,
    TellRequestReportersHandler,
    EscalateRequestHandler,
    TriageLimitHandler,
    WriteToReporterHandler,
    VigilanceMail,
    AlertHandler,
    ReferralLimitHandler,
    EscalateReportHandler,
    ReadReport,
    ReadReportHandler,
    TakeReviews,
    ReadReviewsHandler,
    JudgeSignals,
    NoteCountHandler,
    JudgeSignalsHandler,
    RecountAllHandler,
    TellSignalHandler,
    { provide: ReportReader, useClass: ModelReader },
  ],
})
export class VigilanceJobsModule {}
