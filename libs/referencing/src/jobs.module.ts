import { Module } from '@nestjs/common';
import { NotificationModule } from '#libs/notification';
import { ClarificationLimit } from './application/clarification/clarification-limit.js';
import { ReactDossier } from './application/dossier/react.js';
import { FindingLimits } from './application/finding/finding-limits.js';
import { LastAudits } from './application/listing/last-audits.js';
import { HearPublisher } from './application/measure/hear-publisher.js';
import { ProlongListing } from './application/measure/prolong-listing.js';
import { ProposeMeasure } from './application/measure/propose-measure.js';
import { ReactListing } from './application/measure/react-listing.js';
import { WithdrawListing } from './application/measure/withdraw-listing.js';
import { DeemNoticeRead } from './application/notice/deem-notice-read.js';
import { FollowNewFramework } from './application/transition/follow-new-framework.js';
import { appealHandlers } from './jobs/appeal/appeal.handlers.js';
import { ClarificationLimitHandler } from './jobs/dossier/clarification-limit.handler.js';
import { DossierLimitHandler } from './jobs/dossier/dossier-limit.handler.js';
import { LookForQuorumHandler } from './jobs/dossier/look-for-quorum.handler.js';
import { TellEmergencyHandler } from './jobs/emergency/tell-emergency.handler.js';
import { findingHandlers } from './jobs/finding/finding-handlers.js';
import { EscalateHandler } from './jobs/letters/escalate.handler.js';
import { RemindHandler } from './jobs/letters/remind.handler.js';
import { TellDecisionHandler } from './jobs/letters/tell-decision.handler.js';
import { TellExtensionHandler } from './jobs/letters/tell-extension.handler.js';
import { WriteLettersHandler } from './jobs/letters/write-letters.handler.js';
import { ProposeForAuditHandler, ShowLastAuditHandler } from './jobs/measure/audit-outcome.handlers.js';
import {
  HearingLimitHandler,
  ListingRenewalHandler,
  ListingUndecidedHandler,
  ListingUnprotectedHandler,
  ListingValidityHandler,
  ProlongationLimitHandler,
  WithdrawalNoticeHandler,
} from './jobs/measure/listing-limits.handlers.js';
import { ProposeForCaseHandler } from './jobs/measure/propose-for-case.handler.js';
import { TellHearingHandler } from './jobs/measure/tell-hearing.handler.js';
import { TellProlongationHandler } from './jobs/measure/tell-prolongation.handler.js';
import { TellSignatoriesHandler } from './jobs/measure/tell-signatories.handler.js';
import { DeemNoticeReadHandler } from './jobs/notice/deem-notice-read.handler.js';
import { transitionHandlers } from './jobs/transition/transition-handlers.js';
import { versionHandlers } from './jobs/version/version-handlers.js';
import { PgLastAudits } from './persistence/listing/pg-last-audits.js';
import { ReferencingModule } from './referencing.module.js';

/** What apps/worker mounts of this context. */
@Module({
  imports: [ReferencingModule, NotificationModule],
  providers: [
    ReactDossier,
    DeemNoticeRead,
    DeemNoticeReadHandler,
    FollowNewFramework,
    ...transitionHandlers,
    ClarificationLimit,
    DossierLimitHandler,
    ClarificationLimitHandler,
    LookForQuorumHandler,
    WriteLettersHandler,
    TellExtensionHandler,
    TellEmergencyHandler,
    RemindHandler,
    EscalateHandler,
    TellDecisionHandler,
    ReactListing,
    HearPublisher,
    WithdrawListing,
    ListingRenewalHandler,
    ListingValidityHandler,
    ListingUnprotectedHandler,
    ListingRenewalHandler,
    ListingUndecidedHandler,
    HearingLimitHandler,
    WithdrawalNoticeHandler,
    ProlongListing,
    ProlongationLimitHandler,
    TellProlongationHandler,
    ProposeForAuditHandler,
    ProposeForCaseHandler,
    ShowLastAuditHandler,
    { provide: LastAudits, useClass: PgLastAudits },
    TellHearingHandler,
    TellSignatoriesHandler,
    FindingLimits,
    ...findingHandlers,
    ProposeMeasure,
    ...appealHandlers,
    ...versionHandlers,
  ],
})
export class ReferencingJobsModule {}
