import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '#libs/jobs';
import { ScanFiles } from '../application/scan-files.js';
import { EvidenceStore } from '../store/evidence-store.js';

/** Each verdict is a transaction of its own: a daemon that goes away in the middle loses none. */
@Injectable()
@Handles('files.scan-files')
export class ScanFilesHandler implements JobHandler {
  constructor(private readonly files: ScanFiles) {}

  async run(): Promise<void> {
    await this.files.execute();
  }
}

@Injectable()
@Handles('files.scan-late-files')
export class ScanLateFilesHandler extends ScanFilesHandler {}

@Injectable()
@Handles('files.sweep-uploads')
export class SweepUploadsHandler implements JobHandler {
  constructor(private readonly store: EvidenceStore) {}

  async run(): Promise<void> {
    await this.store.sweep();
  }
}
