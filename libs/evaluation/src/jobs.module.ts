import { Module } from '@nestjs/common';
import { NotificationModule } from '#libs/notification';
import { AssignmentLimits } from './application/reactions/assignment-limits.js';
import { DossierNews } from './application/reactions/dossier-news.js';
import { EvaluationModule } from './evaluation.module.js';
import { AssignmentLetters } from './jobs/assignment-letters.js';
import {
  CloseHandler,
  FollowDossierHandler,
  OpenHandler,
  OpenRoundHandler,
  ReopenReconciliationHandler,
  TakeSubmissionHandler,
} from './jobs/dossier-news.handlers.js';
import {
  RemindInvitation,
  RemindScoring,
  WriteEnd,
  WriteInvitation,
  WriteOutcome,
  WriteOverdue,
} from './jobs/letter.handlers.js';
import { InvitationLimitHandler, PurgeDraftsHandler, ScoringLimitHandler } from './jobs/limit.handlers.js';

/** What the worker mounts. */
@Module({
  imports: [EvaluationModule, NotificationModule],
  providers: [
    DossierNews,
    AssignmentLimits,
    AssignmentLetters,
    OpenHandler,
    FollowDossierHandler,
    TakeSubmissionHandler,
    OpenRoundHandler,
    ReopenReconciliationHandler,
    CloseHandler,
    InvitationLimitHandler,
    ScoringLimitHandler,
    PurgeDraftsHandler,
    WriteInvitation,
    RemindInvitation,
    RemindScoring,
    WriteEnd,
    WriteOutcome,
    WriteOverdue,
  ],
})
export class EvaluationJobsModule {}
