import { Injectable } from '@nestjs/common';
import { Transactions } from '#libs/database';
import { Timers } from '#libs/jobs';
import { Journal } from '#libs/journal';
import { type IdentityScope, IdentityWork } from '../application/identity.work.js';
import { RecentHolders } from '../application/recent-holders.js';
import {
  apiKeyStore,
  mandateStore,
  PgAccountStore,
  PgLoginStore,
  PgMembershipStore,
  PgOrganisationStore,
  PgSessionStore,
} from './pg-stores.js';

/** The scope on PostgreSQL. What this process believed about callers is forgotten as soon as a change has committed. */
@Injectable()
export class PgIdentityWork extends IdentityWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly journal: Journal,
    private readonly timers: Timers,
    private readonly recent: RecentHolders,
  ) {
    super();
  }

  override async transaction<Result>(work: (scope: IdentityScope) => Promise<Result>): Promise<Result> {
    const result = await this.transactions.run((tx) =>
      work({
        accounts: new PgAccountStore(tx),
        organisations: new PgOrganisationStore(tx),
        memberships: new PgMembershipStore(tx),
        mandates: mandateStore(tx),
        apiKeys: apiKeyStore(tx),
        sessions: new PgSessionStore(tx),
        logins: new PgLoginStore(tx),
        journal: { append: (entry) => this.journal.append(tx, entry) },
        timers: {
          set: (timer) => this.timers.set(tx, timer),
          cancel: (subject, kind) => this.timers.cancel(tx, subject, kind),
        },
      }),
    );
    this.recent.clear();
    return result;
  }
}
