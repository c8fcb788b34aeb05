import { Module } from '@nestjs/common';
import { BuildExport } from './application/export/build-export.js';
import { EraseExports } from './application/export/erase-exports.js';
import {
  BuildExportHandler,
  EraseExportsHandler,
  GoOnHandler,
  RemoveFilesHandler,
  RunRetentionHandler,
} from './jobs/retention.handlers.js';
import { RetentionModule } from './retention.module.js';

/** What apps/worker mounts of this context. */
@Module({
  imports: [RetentionModule],
  providers: [
    BuildExport,
    EraseExports,
    RunRetentionHandler,
    GoOnHandler,
    RemoveFilesHandler,
    BuildExportHandler,
    EraseExportsHandler,
  ],
})
export class RetentionJobsModule {}
