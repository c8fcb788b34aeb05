import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Timers } from '#libs/jobs';
import { Journal } from '#libs/journal';
import { Outbox } from '#libs/messaging';
import { type EvaluationScope, EvaluationWork } from '../application/evaluation.work.js';
import { PgAssignments, PgDossiers } from './pg-dossiers.js';
import { PgExperts, PgRelations } from './pg-experts.js';
import { PgDeclarations, PgDrafts, PgLabels, PgOutcomes, PgQuestions } from './pg-panel-file.js';
import { PgReviews } from './pg-reviews.js';

/** The scope over one PostgreSQL transaction. */
@Injectable()
export class PgEvaluationWork extends EvaluationWork {
  constructor(
    private readonly database: DataSource,
    private readonly journal: Journal,
    private readonly outbox: Outbox,
    private readonly timers: Timers,
  ) {
    super();
  }

  override transaction<Result>(work: (scope: EvaluationScope) => Promise<Result>): Promise<Result> {
    return this.database.transaction((tx) => work(this.scope(tx)));
  }

  override read<Result>(work: (scope: EvaluationScope) => Promise<Result>): Promise<Result> {
    return work(this.scope(this.database.manager));
  }

  override within<Result>(transaction: unknown, work: (scope: EvaluationScope) => Promise<Result>): Promise<Result> {
    return work(this.scope(transaction as EntityManager));
  }

  private scope(tx: EntityManager): EvaluationScope {
    return {
      dossiers: new PgDossiers(tx),
      assignments: new PgAssignments(tx),
      reviews: new PgReviews(tx),
      experts: new PgExperts(tx),
      relations: new PgRelations(tx),
      declarations: new PgDeclarations(tx),
      drafts: new PgDrafts(tx),
      outcomes: new PgOutcomes(tx),
      labels: new PgLabels(tx),
      questions: new PgQuestions(tx),
      journal: { append: (entry) => this.journal.append(tx, entry) },
      outbox: { announce: (event) => this.outbox.announce(tx, event) },
      timers: {
        set: (timer) => this.timers.set(tx, timer),
        cancel: (subject, kind) => this.timers.cancel(tx, subject, kind),
      },
    };
  }
}
