import { Module } from '@nestjs/common';
import { FilesModule } from './files.module.js';
import { ScanFilesHandler, ScanLateFilesHandler, SweepUploadsHandler } from './jobs/files.handlers.js';

@Module({ imports: [FilesModule], providers: [ScanFilesHandler, ScanLateFilesHandler, SweepUploadsHandler] })
export class FilesJobsModule {}
