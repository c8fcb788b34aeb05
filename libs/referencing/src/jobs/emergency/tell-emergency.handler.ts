import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Accounts, Organisations } from '#libs/identity';
import { Handles, type JobHandler } from '#libs/jobs';
import type { Words } from '#libs/kernel';
import { Letters } from '#libs/notification';
import { JobWork } from '../../application/job-work.js';
import type { DossierId, DossierSnapshot } from '../../domain/dossier/dossier.js';
import type { EmergencyAccess, EmergencyAccessId } from '../../domain/emergency/emergency-access.js';

const ROLE_WORDS: Readonly<Record<string, Words>> = {
  vigilance_officer: { fr: 'la vigilance', en: 'the vigilance' },
  duty_officer: { fr: 'la permanence', en: 'the duty desk' },
};

/**
 * Tells of an emergency access: the oversight body and the lead by whom and why, the publisher that it took place and
 * in which capacity. The motive stays with the authority, since it may name who reported a danger.
 */
@Injectable()
@Handles('referencing.tell-emergency')
export class TellEmergencyHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly letters: Letters,
    private readonly accounts: Accounts,
    private readonly organisations: Organisations,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { accessId, dossierId } = payload as { accessId: EmergencyAccessId; dossierId: DossierId };
    return this.work.within(tx, async (scope) => {
      const access = await scope.emergencies.get(accessId);
      const dossier = (await scope.dossiers.get(dossierId)).toSnapshot();
      const { name: application } = (await scope.applications.get(dossier.applicationId)).toSnapshot();
      const person = (await scope.namesOf([access.accountId])).get(access.accountId) ?? '';
      const about = {
        dossier: dossier.number ?? dossier.id,
        application,
        capacity: ROLE_WORDS[access.role] ?? { fr: access.role, en: access.role },
        openedAt: access.openedAt.toISOString(),
        endsAt: access.endsAt.toISOString(),
      };
      for (const accountId of await this.overseers(dossier)) {
        await this.letters.post(tx, {
          ...this.envelope(access, dossier, accountId, `/admin/dossiers/${dossier.id}`),
          template: 'emergency-access',
          data: { ...about, person, motive: access.motive },
        });
      }
      for (const { accountId } of await this.organisations.toNotify(dossier.organisationId)) {
        await this.letters.post(tx, {
          ...this.envelope(access, dossier, accountId, `/espace/dossiers/${dossier.id}`),
          template: 'emergency-access-publisher',
          data: about,
        });
      }
    });
  }

  private async overseers({ leadId }: DossierSnapshot) {
    const oversight = (await this.accounts.holdersOf('oversight')).map(({ id }) => id);
    return new Set(leadId ? [...oversight, leadId] : oversight);
  }

  private envelope(
    { id }: EmergencyAccess,
    dossier: DossierSnapshot,
    accountId: EmergencyAccess['accountId'],
    path: string,
  ) {
    return {
      key: `emergency-access:${id}:${accountId}`,
      to: { accountId },
      about: { kind: 'dossier', id: dossier.id },
      path,
    };
  }
}
