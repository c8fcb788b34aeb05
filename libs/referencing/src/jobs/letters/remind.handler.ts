import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Organisations } from '#libs/identity';
import { Handles, type JobHandler, type TimerPayload } from '#libs/jobs';
import { type Day, dayOf } from '#libs/kernel';
import { Letters } from '#libs/notification';
import { JobWork } from '../../application/job-work.js';
import type { ReferencingScope } from '../../application/referencing.work.js';
import type { ClarificationId } from '../../domain/clarification/clarification.js';
import type { DossierId, DossierSnapshot } from '../../domain/dossier/dossier.js';
import { publisherWords } from '../../domain/dossier/state-words.js';
import type { ChosenLetter } from './letter-of-move.js';

/** Reminds the publisher before a limit of his passes: once for each occurrence (REG-09). */
@Injectable()
@Handles('referencing.remind')
export class RemindHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly letters: Letters,
    private readonly organisations: Organisations,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectKind, subjectId, dueAt, occurrence = '' } = payload as TimerPayload;
    return this.work.within(tx, async (scope) => {
      const dossier = await dossierOf(scope, subjectKind, subjectId);
      const application = (await scope.applications.get(dossier.applicationId)).toSnapshot().name;
      for (const { accountId } of await this.organisations.toNotify(dossier.organisationId)) {
        await this.letters.post(tx, {
          ...letterFor(subjectKind, dossier, application, dayOf(new Date(dueAt))),
          key: `reminder:${subjectId}:${dueAt}:${occurrence}:${accountId}`,
          to: { accountId },
          about: { kind: 'dossier', id: dossier.id },
          path: `/espace/dossiers/${dossier.id}`,
        });
      }
    });
  }
}

async function dossierOf(scope: ReferencingScope, kind: string, id: string) {
  const dossierId =
    kind === 'clarification'
      ? (await scope.clarifications.get(id as ClarificationId)).toSnapshot().dossierId
      : (id as DossierId);
  return (await scope.dossiers.get(dossierId)).toSnapshot();
}

/** A question has a letter of its own; every other limit is told in the words of the state. */
function letterFor(subjectKind: string, dossier: DossierSnapshot, application: string, answerBy: Day): ChosenLetter {
  const about = { dossier: dossier.number ?? dossier.id, application, answerBy };
  if (subjectKind === 'clarification') return { template: 'clarification-reminder', data: about };
  return { template: 'dossier-reminder', data: { ...about, what: publisherWords[dossier.state] } };
}
