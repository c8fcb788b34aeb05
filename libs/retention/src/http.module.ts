import { Module } from '@nestjs/common';
import { ProblemCatalogue } from '#libs/http';
import { ExportReads } from './application/export/export-reads.js';
import { FetchExport } from './application/export/fetch-export.js';
import { OrderExport } from './application/export/order-export.js';
import { HoldReads } from './application/hold/hold-reads.js';
import { PutHold } from './application/hold/put-hold.js';
import { ExportsController } from './http/exports.controller.js';
import { HoldsController } from './http/holds.controller.js';
import { PlanController } from './http/plan.controller.js';
import { retentionProblems } from './http/retention.problems.js';
import { PgExportReads, PgHoldReads } from './persistence/pg-reads.js';
import { RetentionModule } from './retention.module.js';

/** What apps/api mounts of this context. */
@Module({
  imports: [RetentionModule],
  controllers: [PlanController, HoldsController, ExportsController],
  providers: [
    PutHold,
    OrderExport,
    FetchExport,
    { provide: HoldReads, useClass: PgHoldReads },
    { provide: ExportReads, useClass: PgExportReads },
  ],
})
export class RetentionHttpModule {
  constructor(problems: ProblemCatalogue) {
    problems.register(retentionProblems);
  }
}
