import { Module } from '@nestjs/common';
import { ProblemCatalogue } from '#libs/http';
import { AppealModule } from './appeal.module.js';
import { AnswerAppeal } from './application/answer-appeal.js';
import { AppealReads } from './application/appeal-reads.js';
import { FileAppeal } from './application/file-appeal.js';
import { HearAppeal } from './application/hear-appeal.js';
import { AppealController } from './http/appeal.controller.js';
import { appealProblems } from './http/appeal.problems.js';
import { AppealPresenter } from './http/appeal-presenter.js';
import { AppealStandings } from './http/appeal-standings.js';
import { AppealStatisticsController } from './http/appeal-statistics.controller.js';
import { AppealStepsController } from './http/appeal-steps.controller.js';
import { PgAppealReads } from './persistence/pg-appeal-reads.js';

/** What apps/api mounts of this context. */
@Module({
  imports: [AppealModule],
  controllers: [AppealController, AppealStepsController, AppealStatisticsController],
  providers: [
    AppealStandings,
    AppealPresenter,
    FileAppeal,
    HearAppeal,
    AnswerAppeal,
    { provide: AppealReads, useClass: PgAppealReads },
  ],
})
export class AppealHttpModule {
  constructor(problems: ProblemCatalogue) {
    problems.register(appealProblems);
  }
}
