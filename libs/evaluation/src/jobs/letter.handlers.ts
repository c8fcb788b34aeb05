import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler, type TimerPayload } from '#libs/jobs';
import type { AssignmentId } from '../domain/assignment.js';
import { AssignmentLetters } from './assignment-letters.js';

const assignmentOf = (payload: unknown): AssignmentId => (payload as { assignmentId: AssignmentId }).assignmentId;
const timerOf = (payload: unknown): [AssignmentId, string] => {
  const { subjectId, occurrence = '' } = payload as TimerPayload;
  return [subjectId as AssignmentId, occurrence];
};

@Injectable()
@Handles('evaluation.write-invitation')
export class WriteInvitation implements JobHandler {
  constructor(private readonly letters: AssignmentLetters) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    return this.letters.invitation(tx, assignmentOf(payload));
  }
}

@Injectable()
@Handles('evaluation.remind-invitation')
export class RemindInvitation implements JobHandler {
  constructor(private readonly letters: AssignmentLetters) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    return this.letters.invitationReminder(tx, ...timerOf(payload));
  }
}

@Injectable()
@Handles('evaluation.remind-scoring')
export class RemindScoring implements JobHandler {
  constructor(private readonly letters: AssignmentLetters) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    return this.letters.scoringReminder(tx, ...timerOf(payload));
  }
}

@Injectable()
@Handles('evaluation.write-end')
export class WriteEnd implements JobHandler {
  constructor(private readonly letters: AssignmentLetters) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    return this.letters.end(tx, assignmentOf(payload));
  }
}

@Injectable()
@Handles('evaluation.write-outcome')
export class WriteOutcome implements JobHandler {
  constructor(private readonly letters: AssignmentLetters) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    return this.letters.outcome(tx, assignmentOf(payload));
  }
}

@Injectable()
@Handles('evaluation.write-overdue')
export class WriteOverdue implements JobHandler {
  constructor(private readonly letters: AssignmentLetters) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    return this.letters.overdue(tx, assignmentOf(payload));
  }
}
