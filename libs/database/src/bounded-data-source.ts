import { AsyncLocalStorage } from 'node:async_hooks';
import { DataSource, type EntityManager } from 'typeorm';
import { presentNote } from './commit-witness.js';

type Work<Result> = (tx: EntityManager) => Promise<Result>;
type Isolation = 'READ UNCOMMITTED' | 'READ COMMITTED' | 'REPEATABLE READ' | 'SERIALIZABLE';

/** Connections that transactions never take, so that what one of them reads beside itself always finds one. */
const KEPT_FOR_READING = 3;

/**
 * A connection pool that its own transactions cannot exhaust. A use case holds one connection and asks neighbours over
 * another; were all connections held so, each would wait for the others for ever. Beyond the bound, transactions queue.
 * One opened inside another takes no place of its own. What is to be noted of the present work is noted in each.
 */
export class BoundedDataSource extends DataSource {
  private readonly inside = new AsyncLocalStorage<true>();
  private readonly waiting: (() => void)[] = [];
  private free = Math.max(1, ((this.options as { poolSize?: number }).poolSize ?? 10) - KEPT_FOR_READING);

  override transaction<Result>(work: Work<Result>): Promise<Result>;
  override transaction<Result>(isolation: Isolation, work: Work<Result>): Promise<Result>;
  override async transaction<Result>(first: Isolation | Work<Result>, second?: Work<Result>): Promise<Result> {
    const work = noted(second ?? (first as Work<Result>));
    const run = () => (second ? super.transaction(first as Isolation, work) : super.transaction(work));
    if (this.inside.getStore()) return run();

    await this.take();
    try {
      return await this.inside.run(true, run);
    } finally {
      this.give();
    }
  }

  private take(): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private give(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free += 1;
  }
}

function noted<Result>(work: Work<Result>): Work<Result> {
  const note = presentNote();
  if (!note) return work;
  return async (tx) => {
    const result = await work(tx);
    await note(tx);
    return result;
  };
}
