import { Module } from '@nestjs/common';
import { Settings } from '#libs/config';
import { Clock } from '#libs/kernel';
import { ExamineContent } from './application/examine-content.js';
import { FileRecords } from './application/file-records.js';
import { Files } from './application/files.js';
import { ScanFiles } from './application/scan-files.js';
import { ScanPolicy } from './application/scan-policy.js';
import { PostgresFileRecords } from './persistence/postgres-file-records.js';
import { ClamdScanner } from './scan/clamd-scanner.js';
import { Scanner } from './scan/scanner.js';
import { DiskStore } from './store/disk-store.js';
import { EvidenceStore } from './store/evidence-store.js';

/** Evidence files on the disk of the installation, and the antivirus where one is configured. */
@Module({
  providers: [
    Files,
    ScanFiles,
    ExamineContent,
    { provide: FileRecords, useClass: PostgresFileRecords },
    {
      provide: EvidenceStore,
      inject: [Settings, Clock],
      useFactory: ({ FILES_DIR, MAX_UPLOAD_MB }: Settings, clock: Clock) =>
        new DiskStore({ folder: FILES_DIR, limitBytes: MAX_UPLOAD_MB * 1024 * 1024 }, clock),
    },
    {
      provide: Scanner,
      inject: [Settings],
      useFactory: ({ CLAMD_URL }: Settings) => (CLAMD_URL ? new ClamdScanner(new URL(CLAMD_URL)) : undefined),
    },
    {
      provide: ScanPolicy,
      inject: [Settings],
      useFactory: ({ CLAMD_URL, REQUIRE_ANTIVIRUS }: Settings): ScanPolicy => ({
        isRequired: REQUIRE_ANTIVIRUS,
        firstState: CLAMD_URL ? 'pending' : 'not_scanned',
      }),
    },
  ],
  exports: [Files, ScanFiles, ExamineContent, EvidenceStore],
})
export class FilesModule {}
