import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '#libs/database';
import { Timers } from '#libs/jobs';
import { Journal } from '#libs/journal';
import { Outbox } from '#libs/messaging';
import { type AuditJobWork, type AuditScope, AuditWork } from '../application/audit.work.js';
import { AuditPost } from './audit-post.js';
import { PgAuditStore } from './pg-audit-store.js';
import { PgPlanStore } from './pg-plan-store.js';
import { PgSignStore } from './pg-sign-store.js';

/** The scope on PostgreSQL. */
@Injectable()
export class PgAuditWork extends AuditWork implements AuditJobWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly journal: Journal,
    private readonly outbox: Outbox,
    private readonly timers: Timers,
    private readonly post: AuditPost,
  ) {
    super();
  }

  override transaction<Result>(work: (scope: AuditScope) => Promise<Result>): Promise<Result> {
    return this.transactions.run((tx) => work(this.scopeOn(tx)));
  }

  within<Result>(transaction: unknown, work: (scope: AuditScope) => Promise<Result>): Promise<Result> {
    return work(this.scopeOn(transaction as EntityManager));
  }

  private scopeOn(tx: EntityManager): AuditScope {
    return {
      plans: new PgPlanStore(tx),
      audits: new PgAuditStore(tx),
      signs: new PgSignStore(tx),
      letters: this.post.within(tx),
      journal: {
        append: (entry) => this.journal.append(tx, entry),
        appendNumbered: (entry) => this.journal.appendNumbered(tx, entry),
      },
      outbox: { announce: (event) => this.outbox.announce(tx, event) },
      timers: {
        set: (timer) => this.timers.set(tx, timer),
        cancel: (subject, kind) => this.timers.cancel(tx, subject, kind),
      },
    };
  }
}
