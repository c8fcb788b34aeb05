import { Controller, Get, Header, Param } from '@nestjs/common';
import { Operation } from '#libs/access';
import { DomainError, NotFound } from '#libs/kernel';
import { ApiOkResponse, ApiParam, ApiProduces } from '#openapi';
import { Checkpoints, type EntryProof } from '../application/checkpoints.js';
import { tlogProofText } from '../domain/note/tlog-proof.js';
import { JournalKeyListView, JournalProofView } from './trust.view.js';

/** Fifteen digits are a number that every client can hold. */
const ENTRY = /^[1-9]\d{0,14}$/;

/** The log for whoever wants to check it: nobody signs in. */
@Controller('api/v1/public/journal')
export class PublicJournalController {
  constructor(private readonly checkpoints: Checkpoints) {}

  @Get('checkpoint')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', 'public, max-age=1')
  @ApiProduces('text/plain')
  @ApiOkResponse({ description: 'A signed note (C2SP tlog-checkpoint).', schema: { type: 'string' } })
  @Operation('readJournalCheckpoint', 'The newest signed head of the public log')
  async checkpoint(): Promise<string> {
    const newest = await this.checkpoints.newest();
    if (newest) return newest.note;
    throw new DomainError('not_found', 'no_checkpoint_yet', 'The log has not been signed yet.', {
      thing: 'checkpoint',
    });
  }

  @Get('keys')
  @Operation('listJournalKeys', 'The keys that sign, or signed, the public log')
  async keys(): Promise<JournalKeyListView> {
    return { items: (await this.checkpoints.keys()).map(({ vkey, introducedAt }) => ({ vkey, introducedAt })) };
  }

  @Get('proofs/:entry')
  @ApiParam({ name: 'entry', schema: { type: 'string', pattern: ENTRY.source, maxLength: 15 } })
  @Operation('readJournalProof', 'The proof that an entry of the journal is in the public log')
  async proof(@Param('entry') entry: string): Promise<JournalProofView> {
    if (!ENTRY.test(entry)) throw new NotFound('journal entry', entry);
    const proof = await this.checkpoints.proofOf(Number(entry));
    if (proof) return viewOf(proof);
    if (!(await this.checkpoints.isKnown(Number(entry)))) throw new NotFound('journal entry', entry);
    throw new DomainError('not_found', 'proof_not_ready', 'No checkpoint covers this entry yet.', { thing: 'proof' });
  }
}

const viewOf = ({ entry, leafIndex, leafHash, hashes, checkpoint }: EntryProof): JournalProofView => ({
  entry,
  leafIndex,
  leafHash: leafHash.toString('base64'),
  treeSize: checkpoint.size,
  rootHash: Buffer.from(checkpoint.root, 'hex').toString('base64'),
  hashes: hashes.map((hash) => hash.toString('base64')),
  checkpoint: checkpoint.note,
  tlogProof: tlogProofText({ index: leafIndex, hashes, checkpoint: checkpoint.note }),
});
