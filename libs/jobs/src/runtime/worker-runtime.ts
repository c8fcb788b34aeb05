import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Settings } from '#libs/config';
import { Transactions } from '#libs/database';
import { Clock } from '#libs/kernel';
import type { JobTable, QueueName } from '../declaration.js';
import { JOBS } from '../jobs.token.js';
import { JobQueue } from '../queue/job-queue.js';
import { Deliveries } from '../work/deliveries.js';
import { FaultPoints } from '../work/fault-points.js';
import { Handlers } from '../work/handlers.js';
import { isSchedule, type Schedule } from '../work/occurrence.js';
import { Sweep } from '../work/sweep.js';
import { Doorbell } from './doorbell.js';
import { Loop } from './loop.js';
import { RELAY_LIMITS, Relay, type RelayLimits } from './relay.js';

export const WORKER_OPTIONS = Symbol('WorkerOptions');

export interface WorkerOptions {
  /** Deliveries at a time. Each holds a database connection and may need a second one: stay well below the pool. */
  readonly concurrency: Readonly<Record<QueueName, number>>;
  readonly relay: RelayLimits;
  readonly relayEveryMs: number;
  readonly sweepEveryMs: number;
}

export const DEFAULT_WORKER: WorkerOptions = {
  concurrency: { workflow: 4, notification: 2, files: 1, clock: 1 },
  relay: RELAY_LIMITS,
  relayEveryMs: 1_000,
  sweepEveryMs: 30_000,
};

/** Brings the worker to life once every job has its handler, and ends it without leaving work half done. */
@Injectable()
export class WorkerRuntime implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(WorkerRuntime.name);
  private readonly relaying: Loop;
  private readonly sweeping: Loop;
  private readonly doorbell: Doorbell;
  private readonly schedules: ReadonlyMap<string, Schedule>;

  constructor(
    @Inject(Settings) settings: Settings,
    @Inject(JOBS) jobs: JobTable,
    @Inject(WORKER_OPTIONS) private readonly options: WorkerOptions,
    transactions: Transactions,
    faults: FaultPoints,
    private readonly clock: Clock,
    private readonly handlers: Handlers,
    private readonly deliveries: Deliveries,
    private readonly sweep: Sweep,
    private readonly queue: JobQueue,
  ) {
    this.schedules = schedulesOf(jobs);
    const relay = new Relay({ transactions, queue, jobs, clock, faults }, options.relay);
    const onFault = ({ message }: Error) => this.log.warn(message);
    this.relaying = new Loop({ step: () => relay.carry(), everyMs: options.relayEveryMs, onFault });
    this.sweeping = new Loop({ step: () => this.lookAndPlan(), everyMs: options.sweepEveryMs, onFault });
    this.doorbell = new Doorbell({ url: settings.DATABASE_URL, onRing: () => this.relaying.knock(), onFault });
  }

  /** @throws Error when jobs and handlers differ. @throws QueueUnusable */
  async onApplicationBootstrap(): Promise<void> {
    this.handlers.match();
    await this.queue.open();
    await this.queue.serve(
      {
        deliver: (deliveryId, starts) => this.deliveries.run(deliveryId, starts),
        look: async () => this.sweeping.knock(),
      },
      this.options.concurrency,
    );
    this.relaying.start();
    this.sweeping.start();
    await this.doorbell.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.doorbell.stop();
    await Promise.all([this.relaying.stop(), this.sweeping.stop()]);
    await this.queue.close();
  }

  /** The queue rings when the next timer is due, if that is before the next round; if it was emptied, it is set again. */
  private async lookAndPlan(): Promise<number> {
    const found = await this.sweep.look();
    const next = await this.sweep.nextDue();
    const now = this.clock.now();
    await this.queue.keepSchedules(this.schedules);
    if (next && next.getTime() - now.getTime() < this.options.sweepEveryMs) await this.queue.lookAt(next, now);
    return found;
  }
}

const schedulesOf = (jobs: JobTable): ReadonlyMap<string, Schedule> =>
  new Map(Object.entries(jobs).flatMap(([job, { wakes }]) => (isSchedule(wakes) ? [[job, wakes] as const] : [])));
