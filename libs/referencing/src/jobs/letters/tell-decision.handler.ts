import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Organisations } from '#libs/identity';
import { Handles, type JobHandler } from '#libs/jobs';
import { Letters } from '#libs/notification';
import { JobWork } from '../../application/job-work.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import type { NoticeId } from '../../domain/notice/notice.js';

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
    const { dossierId, noticeId } = payload as { dossierId: DossierId; noticeId: NoticeId };
    return this.work.within(tx, async (scope) => {
      const { number, applicationId, organisationId } = (await scope.dossiers.get(dossierId)).toSnapshot();
      const { name: application } = (await scope.applications.get(applicationId)).toSnapshot();
      const { deemedReadOn } = (await scope.notices.forUpdate(noticeId)).toSnapshot();
      for (const { accountId } of await this.organisations.toNotify(organisationId)) {
        await this.letters.post(tx, {
          template: 'decision-available',
          key: `decision-available:${noticeId}:${accountId}`,
          to: { accountId, language: 'fr' },
          about: { kind: 'dossier', id: dossierId },
          path: `/espace/notifications/${noticeId}`,
          data: { dossier: number ?? dossierId, application, deemedReadOn },
        });
      }
    });
  }
}
