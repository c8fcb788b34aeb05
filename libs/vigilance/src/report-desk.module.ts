import { Module } from '@nestjs/common';
import { AttachFile } from './application/attachment/attach-file.js';
import { CaseSteps } from './application/case/case-steps.js';
import { ContestCase } from './application/case/contest-case.js';
import { FollowReport } from './application/follow-up/follow-report.js';
import { ReceiveReport } from './application/intake/receive-report.js';
import { RequestSteps } from './application/request/request-steps.js';
import { SayFixed } from './application/request/say-fixed.js';
import { ReceiptPresenter } from './http/receipt-presenter.js';
import { ReportDesk } from './http/report-desk.js';
import { SourceLimiter } from './http/source-limiter.js';
import { VigilanceModule } from './vigilance.module.js';

const shared = [
  ReceiveReport,
  FollowReport,
  AttachFile,
  CaseSteps,
  ContestCase,
  RequestSteps,
  SayFixed,
  ReceiptPresenter,
  SourceLimiter,
];

/** For a process where anybody reports and follows: one that writes pages needs no more of this context. */
@Module({ imports: [VigilanceModule], providers: [...shared, ReportDesk], exports: [...shared, ReportDesk] })
export class ReportDeskModule {}
