import { Module } from '@nestjs/common';
import { AccessModule, OperationsModule } from '#libs/access';
import { ClockModule, SettingsModule } from '#libs/config';
import { DatabaseModule } from '#libs/database';
import { HttpModule } from '#libs/http';
import { JournalModule } from '#libs/journal';
import { MetricsModule } from '#libs/telemetry';
import { HealthController } from './health/health.controller.js';
import { OpenApiController } from './openapi.controller.js';
import { operations } from './operations.js';

@Module({
  imports: [
    SettingsModule,
    ClockModule,
    DatabaseModule,
    JournalModule,
    MetricsModule.forProcess('api'),
    OperationsModule.of(operations),
    AccessModule,
    HttpModule,
  ],
  controllers: [HealthController, OpenApiController],
})
export class ApiModule {}
