import { Injectable } from '@nestjs/common';
import { Clock, SYSTEM } from '#libs/kernel';
import { signCheckpoint } from '../domain/note/checkpoint.js';
import { parseVkey, vkeyOf } from '../domain/note/note-key.js';
import { edgeOf, GrowingTree } from '../domain/tree/growing-tree.js';
import { hashOf, placesOf } from '../domain/tree/place.js';
import { consistencyRanges } from '../domain/tree/proof.js';
import { isConsistent } from '../domain/tree/verify.js';
import { type LogScope, LogWork, type SignedCheckpoint } from './log.work.js';
import { LogSigner } from './log-signer.js';

/** Leaves in one transaction: some 50 ms, during which another sequencer waits. */
const BATCH = 2_000;
/** Batches in one run of the job, which may take a minute; the next run goes on. */
const MOST_BATCHES = 200;

/** The stored tree no longer begins with what was signed: signing on would tell two stories. */
export class LogForked extends Error {
  override readonly name = 'LogForked';
}

/** Another log has been signed here before under another name. */
export class WrongLog extends Error {
  override readonly name = 'WrongLog';
}

export interface SequenceOptions {
  /** Batches before the run ends, though entries wait. */
  readonly batches?: number;
}

/** Gives each committed entry of the journal its place in the public log, once, and signs the new head. */
@Injectable()
export class SequenceJournal {
  constructor(
    private readonly work: LogWork,
    private readonly signer: LogSigner,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns how many entries got their place
   * @throws LogForked, WrongLog; SettingsFault when there is no key to sign with
   */
  async execute({ batches = MOST_BATCHES }: SequenceOptions = {}): Promise<number> {
    await this.work.alone((scope) => this.introduceKey(scope));
    let sequenced = 0;
    for (let batch = 0; batch < batches; batch += 1) {
      const added = await this.work.alone(addLeaves);
      sequenced += added;
      if (added < BATCH) break;
    }
    await this.work.alone((scope) => this.sign(scope));
    return sequenced;
  }

  /** A new key is made known by an entry of the journal, hence by a leaf of the log, before it signs. */
  private async introduceKey(scope: LogScope): Promise<void> {
    const key = this.signer.key();
    const vkey = vkeyOf(key);
    const known = await scope.vkeys();
    if (known.includes(vkey)) return;
    const other = known.map((one) => parseVkey(one).name).find((name) => name !== key.name);
    if (other !== undefined) throw new WrongLog(`this log is ${other}; the key given signs for ${key.name}`);
    const at = this.clock.now();
    await scope.addVkey(vkey, at);
    await scope.record({
      kind: 'trust.log-key-introduced',
      origin: key.name,
      actor: SYSTEM,
      at,
      facts: { vkey },
    });
  }

  private async sign(scope: LogScope): Promise<void> {
    const size = await scope.tree.size();
    const last = await scope.newestCheckpoint();
    if (size === (last?.size ?? 0)) return;
    const root = await consistentRoot(scope, size, last);
    const note = signCheckpoint({ size, root }, this.signer.key());
    await scope.addCheckpoint({ size, root: root.toString('hex'), note, signedAt: this.clock.now() });
  }
}

async function addLeaves({ tree, awaiting }: LogScope): Promise<number> {
  const waiting = await awaiting(BATCH);
  if (waiting.length === 0) return 0;
  const size = await tree.size();
  const edge = edgeOf(size);
  const grown = new GrowingTree(size, edge.map(await tree.read(edge)));
  const nodes = waiting.flatMap(({ hash }) => grown.add(hash));
  await tree.add(
    waiting.map(({ entry, hash }, more) => ({ entry, hash, index: size + more })),
    nodes,
  );
  return waiting.length;
}

/** The root at this size, once it is shown that the tree still begins with what was signed last. */
async function consistentRoot({ tree }: LogScope, size: number, last: SignedCheckpoint | undefined) {
  const ranges = last ? consistencyRanges({ start: 0, end: last.size }, size) : [];
  const whole = { start: 0, end: size };
  const read = await tree.read([whole, ...ranges].flatMap(placesOf));
  const root = hashOf(whole, read);
  if (!last) return root;
  const before = { size: last.size, root: Buffer.from(last.root, 'hex') };
  const proof = ranges.map((range) => hashOf(range, read));
  if (isConsistent({ before, after: { size, root }, proof })) return root;
  throw new LogForked(`the stored tree of ${size} leaves does not begin with the ${last.size} leaves that were signed`);
}
