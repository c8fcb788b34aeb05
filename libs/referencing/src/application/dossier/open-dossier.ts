import { Injectable } from '@nestjs/common';
import { type Actor, addDays, Clock, Conflict, endOf, lastDay, newId, startOf } from '#libs/kernel';
import type { ApplicationId } from '../../domain/application/application.js';
import { Dossier, type DossierKind, type DossierSnapshot } from '../../domain/dossier/dossier.js';
import { ReferencingWork } from '../referencing.work.js';
import { LIMIT_TIMER } from './dossier-steps.js';

/** A publisher starts a file for an application whose orientation is answered; it stays his own until he files it. */
@Injectable()
export class OpenDossier {
  constructor(
    private readonly work: ReferencingWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, applicationId: ApplicationId, kind: DossierKind): Promise<DossierSnapshot> {
    return this.work.transaction(async (scope) => {
      const application = (await scope.applications.get(applicationId)).toSnapshot();
      if (!application.facts) throw new Conflict('orientation_missing', 'Answer the orientation questions first.');
      const { track: _, ...facts } = application.facts;
      const now = this.clock.now();
      const dossier = Dossier.open({
        id: newId<'Dossier'>(),
        kind,
        applicationId,
        organisationId: application.organisationId,
        applicationVersion: application.currentVersion,
        facts: kind === 'trial' ? { ...facts, track: 'essai' } : facts,
        createdAt: now,
      });
      const { limits, calendar } = await scope.rules.for(dossier);
      const last = lastDay(this.clock.today(), limits.draft_kept, calendar);
      dossier.limitTo(endOf(last));

      await scope.dossiers.add(dossier);
      await scope.timers.set({
        subject: { kind: 'dossier', id: dossier.id },
        kind: LIMIT_TIMER,
        dueAt: endOf(last),
        reminders: (limits.reminders.draft ?? []).map((days) => ({
          occurrence: `-${days}d`,
          at: startOf(addDays(last, -days)),
        })),
      });
      await scope.journal.append({
        kind: 'dossier.open',
        subject: { kind: 'dossier', id: dossier.id },
        actor,
        at: now,
        to: 'draft',
        facts: { kind, application: applicationId },
      });
      return dossier.toSnapshot();
    });
  }
}
