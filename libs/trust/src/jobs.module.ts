import { Module } from '@nestjs/common';
import { LogWork } from './application/log.work.js';
import { LogSigner } from './application/log-signer.js';
import { SequenceJournal } from './application/sequence-journal.js';
import { SequenceJournalHandler } from './jobs/sequence-journal.handler.js';
import { LogFigures } from './persistence/log-figures.js';
import { LogKeyFile } from './persistence/log-key-file.js';
import { PgLogWork } from './persistence/pg-log.work.js';

/** Makes a process the one that signs: it refuses to start without the key. */
@Module({
  providers: [
    SequenceJournal,
    SequenceJournalHandler,
    LogFigures,
    { provide: LogWork, useClass: PgLogWork },
    { provide: LogSigner, useClass: LogKeyFile },
  ],
  exports: [LogFigures],
})
export class TrustJobsModule {}

export * from './persistence/log-figures.js';
