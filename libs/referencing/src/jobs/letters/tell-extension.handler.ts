import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Organisations } from '#libs/identity';
import { Handles, type JobHandler } from '#libs/jobs';
import { Letters } from '#libs/notification';
import { JobWork } from '../../application/job-work.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import type { DossierState } from '../../domain/dossier/dossier.lifecycle.js';
import { publisherWords } from '../../domain/dossier/state-words.js';

/** Tells the publisher of the new day and why it is another, whoever has the more time. */
@Injectable()
@Handles('referencing.tell-extension')
export class TellExtensionHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly letters: Letters,
    private readonly organisations: Organisations,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { dossierId, state } = payload as { dossierId: DossierId; state: DossierState };
    return this.work.within(tx, async (scope) => {
      const extension = (await scope.extensions.of(dossierId)).find((given) => given.state === state);
      if (!extension) throw new Error(`dossier ${dossierId} has no more time in ${state}`);
      const { number, applicationId, organisationId } = (await scope.dossiers.get(dossierId)).toSnapshot();
      const { name: application } = (await scope.applications.get(applicationId)).toSnapshot();
      const { formerDueOn, dueOn, motive } = extension;
      const what = publisherWords[state];
      for (const { accountId } of await this.organisations.toNotify(organisationId)) {
        await this.letters.post(tx, {
          template: 'limit-extended',
          key: `limit-extended:${dossierId}:${state}:${accountId}`,
          to: { accountId },
          about: { kind: 'dossier', id: dossierId },
          path: `/espace/dossiers/${dossierId}`,
          data: { dossier: number ?? dossierId, application, what, formerDueOn, dueOn, motive },
        });
      }
    });
  }
}
