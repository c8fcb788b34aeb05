import { Module } from '@nestjs/common';
import { ReportDeskModule } from '#http/vigilance';
import { CatalogueModule } from '#libs/catalogue';
import { ClockModule, SettingsModule } from '#libs/config';
import { DatabaseModule } from '#libs/database';
import { houseJobs } from '#libs/house';
import { ProblemCatalogue } from '#libs/http';
import { IdentityModule, VisitorsModule } from '#libs/identity';
import { JobsModule } from '#libs/jobs';
import { JournalModule } from '#libs/journal';
import { MetricsModule } from '#libs/telemetry';
import { AssetsController } from './assets.controller.js';
import { HealthController } from './health.controller.js';
import { PageAnswers } from './page-answers.js';
import { PagesController } from './pages.controller.js';
import { PublicPages } from './public-pages.js';
import { FollowController } from './report/follow.controller.js';
import { ReportController } from './report/report.controller.js';
import { ReportDrafts } from './report/report-drafts.js';
import { SendDraft } from './report/send-draft.js';

@Module({
  imports: [
    SettingsModule,
    ClockModule,
    DatabaseModule,
    JournalModule,
    JobsModule.of(houseJobs),
    MetricsModule.forProcess('portal'),
    CatalogueModule,
    IdentityModule,
    VisitorsModule,
    ReportDeskModule,
  ],
  controllers: [PagesController, ReportController, FollowController, AssetsController, HealthController],
  providers: [PublicPages, PageAnswers, ReportDrafts, SendDraft, ProblemCatalogue],
})
export class PortalModule {}
