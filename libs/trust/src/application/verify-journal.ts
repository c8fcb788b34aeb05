import { entryFault } from '../domain/entry-fault.js';
import { type CheckpointLines, openCheckpoint } from '../domain/note/checkpoint.js';
import { NoteFault } from '../domain/note/note-fault.js';
import { parseVkey, type VerifierKey } from '../domain/note/note-key.js';
import { completedBetween, GrowingTree } from '../domain/tree/growing-tree.js';
import type { PlacedHash } from '../domain/tree/place.js';
import type { JournalReader, JournalReading, LeafAndEntry } from './journal-reading.js';
import type { SignedCheckpoint } from './log.work.js';

const AT_ONCE = 5_000;
/** Enough to see what happened; one change early in a log may make thousands of faults. */
const MOST_FAULTS = 20;

export interface JournalVerdict {
  readonly entries: number;
  readonly checkpoints: number;
  readonly awaiting: number;
  /** Sentences that name the row; empty when all is well. At most 20. */
  readonly faults: readonly string[];
}

interface ExpectedRoot {
  readonly title: string;
  readonly size: number;
  readonly root: Buffer;
}

/**
 * @param kept an older checkpoint that somebody kept: a signed note
 * @returns a sentence about each thing that does not fit, the first 20
 * @throws NoteFault when what was kept is no checkpoint of this log
 */
export function verifyJournal(reader: JournalReader, kept?: string | Uint8Array): Promise<JournalVerdict> {
  return reader.look(async (reading) => {
    const keys = (await reading.vkeys()).map(parseVkey);
    return new Verification(reading, keys, kept === undefined ? undefined : keptRoot(kept, keys)).run();
  });
}

/**
 * Computes the whole log again from the rows of the journal: every leaf from its text, every node, the root at every
 * checkpoint. Two checkpoints whose roots are both found on the way are consistent, since one tree grew through both.
 */
class Verification {
  private readonly faults: string[] = [];
  private readonly tree = new GrowingTree();
  private nodes = 0;
  private checkpoints = 0;
  /** Leaves up to the last head that fitted; undefined once one did not, for then none after it can. */
  private fitting: number | undefined = 0;

  constructor(
    private readonly reading: JournalReading,
    private readonly keys: readonly VerifierKey[],
    private readonly kept: ExpectedRoot | undefined,
  ) {}

  async run(): Promise<JournalVerdict> {
    while (await this.growOn());
    await this.lookBeyond();
    if ((await this.reading.countNodes()) !== this.nodes) this.fault('the log holds more or fewer nodes than its tree');
    for (const entry of await this.reading.forgotten(MOST_FAULTS)) {
      this.fault(`journal entry ${entry}: it has no leaf in the log and awaits none`);
    }
    const awaiting = await this.reading.countAwaiting();
    return { entries: this.tree.size, checkpoints: this.checkpoints, awaiting, faults: this.faults };
  }

  private fault(sentence: string): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push(sentence);
  }

  /** One part of the log. @returns whether there may be more */
  private async growOn(): Promise<boolean> {
    const from = this.tree.size;
    const leaves = await this.reading.leaves(from, AT_ONCE);
    const heads = await this.reading.checkpoints(from, from + leaves.length);
    const nodes: PlacedHash[] = [];
    for (const leaf of leaves) {
      if (!this.isNext(leaf)) return false;
      nodes.push(...this.tree.add(leaf.hash));
      if (heads[0]?.size === this.tree.size) this.compareHead(heads.shift() as SignedCheckpoint);
      if (this.kept?.size === this.tree.size) this.compareKept(this.kept);
    }
    await this.compareNodes(from, nodes);
    return leaves.length > 0;
  }

  /** A hole ends the growing: behind it nothing can fit. */
  private isNext({ index, entry, hash, row }: LeafAndEntry): boolean {
    if (index !== this.tree.size) {
      this.fault(`leaf ${this.tree.size}: it is missing, the next one is ${index}`);
      return false;
    }
    const fault = row ? entryFault(row, hash) : 'it is gone, and the log holds its leaf';
    if (fault) this.fault(`journal entry ${entry} (leaf ${index}): ${fault}`);
    return true;
  }

  private compareHead({ size, root, note }: SignedCheckpoint): void {
    this.checkpoints += 1;
    const title = `checkpoint of ${size} leaves`;
    const signed = this.opened(title, note);
    if (!signed) return;
    if (signed.size !== size || signed.root.toString('hex') !== root)
      this.fault(`${title}: its row is not what was signed`);
    if (this.fitting === undefined) return;
    if (signed.root.equals(this.tree.root())) this.fitting = size;
    else {
      this.fault(
        `${title}: its root is not that of its leaves; the first that was changed is among leaves ${this.fitting} to ${size - 1}`,
      );
      this.fitting = undefined;
    }
  }

  private opened(title: string, note: string): CheckpointLines | undefined {
    try {
      return openCheckpoint(note, this.keys);
    } catch (fault) {
      if (!(fault instanceof NoteFault)) throw fault;
      this.fault(`${title}: ${fault.message}`);
      return undefined;
    }
  }

  private compareKept({ title, root }: ExpectedRoot): void {
    if (!root.equals(this.tree.root())) this.fault(`${title}: the log does not begin with the leaves it signed for`);
  }

  private async compareNodes(from: number, computed: readonly PlacedHash[]): Promise<void> {
    this.nodes += computed.length;
    const stored = new Map(
      (await this.reading.nodes(completedBetween(from, this.tree.size))).map((node) => [nameOf(node), node.hash]),
    );
    for (const node of computed) {
      const hash = stored.get(nameOf(node));
      if (!hash) this.fault(`node ${nameOf(node)} of the log: it is missing`);
      else if (!hash.equals(node.hash)) this.fault(`node ${nameOf(node)} of the log: it is not that of its leaves`);
    }
  }

  /** Heads that were signed for more leaves than there are. */
  private async lookBeyond(): Promise<void> {
    const { size } = this.tree;
    const signed = (await this.reading.checkpoints(size, Number.MAX_SAFE_INTEGER)).map((head) => ({
      title: `checkpoint of ${head.size} leaves`,
    }));
    const kept = this.kept && this.kept.size > size ? [this.kept] : [];
    for (const { title } of [...signed, ...kept]) this.fault(`${title}: the log has lost leaves, it has ${size}`);
  }
}

/** @throws NoteFault when what was kept is no checkpoint of this log */
function keptRoot(note: string | Uint8Array, keys: readonly VerifierKey[]): ExpectedRoot {
  const { size, root } = openCheckpoint(note, keys);
  return { title: `the checkpoint that was kept, of ${size} leaves`, size, root };
}

const nameOf = ({ level, index }: PlacedHash): string => `${level}/${index}`;
