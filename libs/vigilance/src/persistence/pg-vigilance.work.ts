import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '#libs/database';
import { Timers } from '#libs/jobs';
import { Journal } from '#libs/journal';
import { Outbox } from '#libs/messaging';
import { Vault } from '#libs/vault';
import { type JobWork, type VigilanceScope, VigilanceWork } from '../application/vigilance.work.js';
import { PgAttachments } from './attachment/pg-attachments.js';
import { PgCases } from './case/pg-cases.js';
import { PgMessages, PgReports, PgTriages } from './pg-stores.js';
import { PgSpentProofs } from './proof/pg-spent-proofs.js';
import { PgReferrals } from './referral/pg-referrals.js';
import { PgRequests } from './request/pg-requests.js';
import { PgRoutes } from './route/pg-routes.js';
import { PgSignals } from './signal/pg-signals.js';

/** The scope over one PostgreSQL transaction. */
@Injectable()
export class PgVigilanceWork extends VigilanceWork implements JobWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly vault: Vault,
    private readonly journal: Journal,
    private readonly outbox: Outbox,
    private readonly timers: Timers,
  ) {
    super();
  }

  override transaction<Result>(work: (scope: VigilanceScope) => Promise<Result>): Promise<Result> {
    return this.transactions.run((tx) => work(this.scopeOn(tx)));
  }

  within<Result>(transaction: unknown, work: (scope: VigilanceScope) => Promise<Result>): Promise<Result> {
    return work(this.scopeOn(transaction as EntityManager));
  }

  private scopeOn(tx: EntityManager): VigilanceScope {
    return {
      reports: new PgReports(tx),
      triages: new PgTriages(tx),
      messages: new PgMessages(tx),
      attachments: new PgAttachments(tx),
      proofs: new PgSpentProofs(tx),
      cases: new PgCases(tx),
      routes: new PgRoutes(tx),
      requests: new PgRequests(tx),
      referrals: new PgReferrals(tx),
      signals: new PgSignals(tx),
      vault: {
        seal: (sealing) => this.vault.seal(tx, sealing),
        add: (subject, name, content) => this.vault.add(tx, subject, name, content),
        open: (opening) => this.vault.open(tx, opening),
        openBytes: (opening) => this.vault.openBytes(tx, opening),
      },
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
