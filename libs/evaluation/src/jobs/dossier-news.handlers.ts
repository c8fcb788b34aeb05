import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler } from '#libs/jobs';
import { EvaluationWork } from '../application/evaluation.work.js';
import { DossierNews, type EvaluationOpened } from '../application/reactions/dossier-news.js';
import type { DossierId } from '../domain/evaluated-dossier.js';

@Injectable()
@Handles('evaluation.open')
export class OpenHandler implements JobHandler {
  constructor(
    private readonly work: EvaluationWork,
    private readonly news: DossierNews,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    return this.work.within(tx, (scope) => this.news.opened(scope, payload as EvaluationOpened));
  }
}

@Injectable()
@Handles('evaluation.follow-dossier')
export class FollowDossierHandler implements JobHandler {
  constructor(
    private readonly work: EvaluationWork,
    private readonly news: DossierNews,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { dossierId, to, version } = payload as { dossierId: DossierId; to: string; version: number };
    return this.work.within(tx, (scope) => this.news.moved(scope, dossierId, to, version));
  }
}

@Injectable()
@Handles('evaluation.take-submission')
export class TakeSubmissionHandler implements JobHandler {
  constructor(
    private readonly work: EvaluationWork,
    private readonly news: DossierNews,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { dossierId, submissionVersion, changedCriteria } = payload as {
      dossierId: DossierId;
      submissionVersion: number;
      changedCriteria: readonly string[];
    };
    return this.work.within(tx, (scope) => this.news.fileChanged(scope, dossierId, submissionVersion, changedCriteria));
  }
}

@Injectable()
@Handles('evaluation.open-round')
export class OpenRoundHandler implements JobHandler {
  constructor(
    private readonly work: EvaluationWork,
    private readonly news: DossierNews,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { dossierId, round, criteria } = payload as {
      dossierId: DossierId;
      round: number;
      criteria: readonly string[];
    };
    return this.work.within(tx, (scope) => this.news.roundOpened(scope, dossierId, round, criteria));
  }
}

@Injectable()
@Handles('evaluation.reopen-reconciliation')
export class ReopenReconciliationHandler implements JobHandler {
  constructor(
    private readonly work: EvaluationWork,
    private readonly news: DossierNews,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { dossierId } = payload as { dossierId: DossierId };
    return this.work.within(tx, (scope) => this.news.reconciliationReopened(scope, dossierId));
  }
}

@Injectable()
@Handles('evaluation.close')
export class CloseHandler implements JobHandler {
  constructor(
    private readonly work: EvaluationWork,
    private readonly news: DossierNews,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { dossierId, outcome } = payload as { dossierId: DossierId; outcome: string | null };
    return this.work.within(tx, (scope) => this.news.closed(scope, dossierId, outcome));
  }
}
