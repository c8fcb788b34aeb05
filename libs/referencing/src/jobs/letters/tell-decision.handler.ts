import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Organisations } from '#libs/identity';
import { Handles, type JobHandler } from '#libs/jobs';
import type { OrganisationId } from '#libs/kernel';
import { Letters } from '#libs/notification';
import { JobWork } from '../../application/job-work.js';
import type { DecisionEvents } from '../../domain/decision/decision.events.js';

type Signed = DecisionEvents['referencing.decision-signed.v1'] & { readonly organisationId: OrganisationId };

/** Tells the publisher that a decision awaits him; never what it says (PUB-20). */
@Injectable()
@Handles('referencing.tell-decision')
export class TellDecisionHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly letters: Letters,
    private readonly organisations: Organisations,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { dossierId, noticeId, applicationId, organisationId } = payload as Signed;
    return this.work.within(tx, async (scope) => {
      const dossier = dossierId && (await scope.dossiers.get(dossierId)).toSnapshot();
      const { name: application } = (await scope.applications.get(applicationId)).toSnapshot();
      const { deemedReadOn } = (await scope.notices.forUpdate(noticeId)).toSnapshot();
      for (const { accountId } of await this.organisations.toNotify(organisationId)) {
        const letter = dossier
          ? ({
              template: 'decision-available',
              data: { dossier: dossier.number ?? dossier.id, application, deemedReadOn },
            } as const)
          : ({ template: 'measure-available', data: { application, deemedReadOn } } as const);
        await this.letters.post(tx, {
          ...letter,
          key: `${letter.template}:${noticeId}:${accountId}`,
          to: { accountId },
          about: dossier ? { kind: 'dossier', id: dossier.id } : { kind: 'application', id: applicationId },
          path: `/espace/notifications/${noticeId}`,
        });
      }
    });
  }
}
