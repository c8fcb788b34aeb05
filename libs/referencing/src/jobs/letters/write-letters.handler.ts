import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Organisations } from '#libs/identity';
import { Handles, type JobHandler } from '#libs/jobs';
import { dayOf } from '#libs/kernel';
import { Letters } from '#libs/notification';
import { JobWork } from '../../application/job-work.js';
import type { ReferencingScope } from '../../application/referencing.work.js';
import type { ClarificationId } from '../../domain/clarification/clarification.js';
import type { DossierId, DossierSnapshot } from '../../domain/dossier/dossier.js';
import { type ChosenLetter, letterOfClarification, letterOfMove } from './letter-of-move.js';

interface Moved {
  readonly dossierId: DossierId;
  readonly clarificationId?: ClarificationId;
  readonly action: string;
  /** Version of the dossier after the move; absent for a clarification. */
  readonly version?: number;
}

/** Writes to the members of the publisher, once for each move: the key of the letter says which. */
@Injectable()
@Handles('referencing.write-letters')
export class WriteLettersHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly letters: Letters,
    private readonly organisations: Organisations,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const moved = payload as Moved;
    return this.work.within(tx, async (scope) => {
      const dossier = (await scope.dossiers.get(moved.dossierId)).toSnapshot();
      const application = (await scope.applications.get(dossier.applicationId)).toSnapshot().name;
      const letter = moved.clarificationId
        ? await this.aboutClarification(scope, dossier, application, {
            ...moved,
            clarificationId: moved.clarificationId,
          })
        : await this.aboutMove(scope, dossier, application, moved.action);
      if (letter) await this.send(tx, dossier, letter, keyOf(moved));
    });
  }

  private async aboutMove(scope: ReferencingScope, dossier: DossierSnapshot, application: string, action: string) {
    const submission = await scope.submissions.latest(dossier.id);
    const flagged = await scope.submissions.flagged(dossier.id, dossier.returns);
    return letterOfMove({ dossier, application, action, movedAt: dossier.stateSince, submission, flagged });
  }

  private async aboutClarification(
    scope: ReferencingScope,
    dossier: DossierSnapshot,
    application: string,
    { clarificationId, action }: Moved & { clarificationId: ClarificationId },
  ) {
    const { rounds, blocking, dueAt } = (await scope.clarifications.get(clarificationId)).toSnapshot();
    return letterOfClarification({
      dossier: dossier.number ?? dossier.id,
      application,
      action,
      questions: rounds.at(-1)?.questions.length ?? 0,
      blocking,
      answerBy: dayOf(dueAt),
      dueOn: dossier.clock && dossier.stateDueAt ? dayOf(dossier.stateDueAt) : undefined,
    });
  }

  private async send(
    tx: EntityManager,
    { id, organisationId }: DossierSnapshot,
    letter: ChosenLetter,
    key: string,
  ): Promise<void> {
    for (const { accountId } of await this.organisations.toNotify(organisationId)) {
      await this.letters.post(tx, {
        ...letter,
        key: `${letter.template}:${key}:${accountId}`,
        to: { accountId },
        about: { kind: 'dossier', id },
        path: `/espace/dossiers/${id}`,
      });
    }
  }
}

const keyOf = ({ dossierId, clarificationId, version, action }: Moved): string =>
  clarificationId ? `${clarificationId}:${action}` : `${dossierId}:${version ?? 0}`;
