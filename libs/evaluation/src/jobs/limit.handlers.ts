import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler, type TimerPayload } from '#libs/jobs';
import { EvaluationWork } from '../application/evaluation.work.js';
import { AssignmentLimits } from '../application/reactions/assignment-limits.js';
import type { AssignmentId } from '../domain/assignment.js';

@Injectable()
@Handles('evaluation.invitation-limit')
export class InvitationLimitHandler implements JobHandler {
  constructor(
    private readonly work: EvaluationWork,
    private readonly limits: AssignmentLimits,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId } = payload as TimerPayload;
    return this.work.within(tx, (scope) => this.limits.invitationPassed(scope, subjectId as AssignmentId));
  }
}

@Injectable()
@Handles('evaluation.scoring-limit')
export class ScoringLimitHandler implements JobHandler {
  constructor(
    private readonly work: EvaluationWork,
    private readonly limits: AssignmentLimits,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId } = payload as TimerPayload;
    return this.work.within(tx, (scope) => this.limits.gracePassed(scope, subjectId as AssignmentId));
  }
}

@Injectable()
@Handles('evaluation.purge-drafts')
export class PurgeDraftsHandler implements JobHandler {
  constructor(
    private readonly work: EvaluationWork,
    private readonly limits: AssignmentLimits,
  ) {}

  run(tx: EntityManager): Promise<void> {
    return this.work.within(tx, (scope) => this.limits.purgeDrafts(scope));
  }
}
