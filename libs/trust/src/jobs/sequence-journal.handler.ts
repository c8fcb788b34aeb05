import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Handles, type JobHandler } from '#libs/jobs';
import { LogSigner } from '../application/log-signer.js';
import { SequenceJournal } from '../application/sequence-journal.js';

/** Leaves per run, in batches: well within the minute that a job may take. */
const BATCHES = 20;

/** Each batch commits by itself: what was sequenced stays so, whatever becomes of the delivery. */
@Injectable()
@Handles('trust.sequence-journal')
export class SequenceJournalHandler implements JobHandler, OnApplicationBootstrap {
  constructor(
    private readonly sequence: SequenceJournal,
    private readonly signer: LogSigner,
  ) {}

  /** A process that could not sign must not start. @throws SettingsFault */
  onApplicationBootstrap(): void {
    this.signer.key();
  }

  async run(): Promise<void> {
    await this.sequence.execute({ batches: BATCHES });
  }
}
