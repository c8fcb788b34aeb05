import { Module } from '@nestjs/common';
import { FilesModule } from '#libs/files';
import { IdentityModule } from '#libs/identity';
import { NotificationModule } from '#libs/notification';
import { ExportArchive } from './application/export/export-archive.js';
import { PlanRetention } from './application/plan-retention.js';
import { ErasedFiles, RemoveFiles } from './application/remove-files.js';
import { RetentionWork } from './application/retention.work.js';
import { RetentionPolicy } from './application/retention-policy.js';
import { RunRetention } from './application/run-retention.js';
import { FileRetentionPolicy } from './persistence/file-retention-policy.js';
import { PgErasedFiles } from './persistence/pg-erased-files.js';
import { PgRetentionWork } from './persistence/pg-retention.work.js';
import { RetentionPost } from './persistence/retention-post.js';
import { ZipArchive } from './persistence/zip-archive.js';

/** What the API, the worker and the command line need of this context. */
@Module({
  imports: [FilesModule, IdentityModule, NotificationModule],
  providers: [
    PlanRetention,
    RunRetention,
    RemoveFiles,
    RetentionPost,
    { provide: RetentionWork, useClass: PgRetentionWork },
    { provide: RetentionPolicy, useClass: FileRetentionPolicy },
    { provide: ErasedFiles, useClass: PgErasedFiles },
    { provide: ExportArchive, useClass: ZipArchive },
  ],
  exports: [PlanRetention, RunRetention, RemoveFiles, RetentionWork, RetentionPolicy, ExportArchive],
})
export class RetentionModule {}
