import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '#libs/database';
import { Journal } from '#libs/journal';
import { Outbox } from '#libs/messaging';
import { type FeedbackScope, FeedbackWork } from '../application/feedback.work.js';
import type { JobWork } from '../application/job-work.js';
import { addressesOf } from './applications-in-catalogue.js';
import { FeedbackLetters } from './feedback-letters.js';
import { PgFlagStore, PgReviewStore } from './pg-review-stores.js';
import { PgUsageStore } from './pg-usage-store.js';

/** The scope on PostgreSQL. */
@Injectable()
export class PgFeedbackWork extends FeedbackWork implements JobWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly journal: Journal,
    private readonly outbox: Outbox,
    private readonly letters: FeedbackLetters,
  ) {
    super();
  }

  override transaction<Result>(work: (scope: FeedbackScope) => Promise<Result>): Promise<Result> {
    return this.transactions.run((tx) => work(this.scopeOn(tx)));
  }

  override async rehearsal<Result>(work: (scope: FeedbackScope) => Promise<Result>): Promise<Result> {
    try {
      return await this.transaction(async (scope): Promise<never> => {
        throw new Rehearsed(await work(scope));
      });
    } catch (thrown) {
      if (thrown instanceof Rehearsed) return thrown.result as Result;
      throw thrown;
    }
  }

  within<Result>(transaction: unknown, work: (scope: FeedbackScope) => Promise<Result>): Promise<Result> {
    return work(this.scopeOn(transaction as EntityManager));
  }

  private scopeOn(tx: EntityManager): FeedbackScope {
    return {
      usage: new PgUsageStore(tx),
      reviews: new PgReviewStore(tx),
      flags: new PgFlagStore(tx),
      applications: { bySlug: (slugs) => addressesOf(tx, slugs) },
      journal: { append: (entry) => this.journal.append(tx, entry) },
      outbox: { announce: (event) => this.outbox.announce(tx, event) },
      letters: {
        reviewRefused: (review) => this.letters.reviewRefused(tx, review.toSnapshot()),
        flagClosed: (flag, review) => this.letters.flagClosed(tx, flag.toSnapshot(), review.toSnapshot()),
      },
    };
  }
}

/** Ends a rehearsal: what was done is undone, what it came to is carried out. */
class Rehearsed extends Error {
  constructor(readonly result: unknown) {
    super('rehearsed');
  }
}
