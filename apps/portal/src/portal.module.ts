import { Module } from '@nestjs/common';
import { CatalogueModule } from '#libs/catalogue';
import { ClockModule, SettingsModule } from '#libs/config';
import { DatabaseModule } from '#libs/database';
import { ProblemCatalogue } from '#libs/http';
import { VisitorsModule } from '#libs/identity';
import { MetricsModule } from '#libs/telemetry';
import { AssetsController } from './assets.controller.js';
import { HealthController } from './health.controller.js';
import { PageAnswers } from './page-answers.js';
import { PagesController } from './pages.controller.js';
import { PublicPages } from './public-pages.js';

@Module({
  imports: [
    SettingsModule,
    ClockModule,
    DatabaseModule,
    MetricsModule.forProcess('portal'),
    CatalogueModule,
    VisitorsModule,
  ],
  controllers: [PagesController, AssetsController, HealthController],
  providers: [PublicPages, PageAnswers, ProblemCatalogue],
})
export class PortalModule {}
