import { Injectable } from '@nestjs/common';
import { type Actor, Clock, newId } from '#libs/kernel';
import type { DossierId } from '../../domain/dossier/dossier.js';
import { type EmergencyAccess, openEmergencyAccess } from '../../domain/emergency/emergency-access.js';
import { personOf } from '../dossier/dossier-action.js';
import { ReferencingWork } from '../referencing.work.js';

/** Breaks the glass (REG-05): written down and announced in the transaction that opens the door. */
@Injectable()
export class OpenEmergencyAccess {
  constructor(
    private readonly work: ReferencingWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, dossierId: DossierId, motive: string): Promise<EmergencyAccess> {
    return this.work.transaction(async (scope) => {
      const dossier = await scope.dossiers.forUpdate(dossierId);
      const { calendar, emergencyAccess: duration } = await scope.rules.for(dossier);
      const at = this.clock.now();
      const accountId = personOf(actor);
      if (actor.role === 'system') throw new Error('the system has no need of an emergency access');
      const asked = { id: newId<'EmergencyAccess'>(), dossierId, accountId, role: actor.role, motive, openedAt: at };
      const live = await scope.emergencies.live(dossierId, accountId, at);
      const access = openEmergencyAccess(asked, { duration, calendar }, live);

      await scope.emergencies.append(access);
      await scope.journal.append({
        kind: 'emergency.open',
        subject: { kind: 'dossier', id: dossierId },
        actor,
        at,
        facts: { access: access.id, until: access.endsAt.toISOString() },
        secrets: { motive },
      });
      const payload = { accessId: access.id, dossierId };
      await scope.outbox.announce({ name: 'referencing.emergency-access-opened.v1', payload, occurredAt: at });
      return access;
    });
  }
}
