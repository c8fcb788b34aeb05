import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '#libs/database';
import { Timers } from '#libs/jobs';
import { Journal } from '#libs/journal';
import { Outbox } from '#libs/messaging';
import { type AppealScope, AppealWork, type JobWork } from '../application/appeal.work.js';
import { PgAppeals } from './pg-appeals.js';

/** The scope over one PostgreSQL transaction. */
@Injectable()
export class PgAppealWork extends AppealWork implements JobWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly journal: Journal,
    private readonly outbox: Outbox,
    private readonly timers: Timers,
  ) {
    super();
  }

  override transaction<Result>(work: (scope: AppealScope) => Promise<Result>): Promise<Result> {
    return this.transactions.run((tx) => work(this.scopeOn(tx)));
  }

  within<Result>(transaction: unknown, work: (scope: AppealScope) => Promise<Result>): Promise<Result> {
    return work(this.scopeOn(transaction as EntityManager));
  }

  private scopeOn(tx: EntityManager): AppealScope {
    return {
      appeals: new PgAppeals(tx),
      journal: { append: (entry) => this.journal.append(tx, entry) },
      outbox: { announce: (event) => this.outbox.announce(tx, event) },
      timers: {
        set: (timer) => this.timers.set(tx, timer),
        cancel: (subject, kind) => this.timers.cancel(tx, subject, kind),
      },
      lastChange: async (subject) => {
        const last = await this.journal.last(tx, subject);
        return last && { action: last.kind, by: last.actorRole, at: last.at.toISOString() };
      },
    };
  }
}
