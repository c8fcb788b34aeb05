import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Accounts } from '#libs/identity';
import { Handles, type JobHandler } from '#libs/jobs';
import { Clock, dayOf } from '#libs/kernel';
import { Letters } from '#libs/notification';
import { JobWork } from '../../application/job-work.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import type { DossierState } from '../../domain/dossier/dossier.lifecycle.js';
import { publisherWords } from '../../domain/dossier/state-words.js';

/** The authority let a limit of its own pass: whoever is waited for is told, and the signatories with them. */
@Injectable()
@Handles('referencing.escalate')
export class EscalateHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly letters: Letters,
    private readonly accounts: Accounts,
    private readonly clock: Clock,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { dossierId, state } = payload as { dossierId: DossierId; state: DossierState };
    return this.work.within(tx, async (scope) => {
      const { number, applicationId, stateDueAt, leadId } = (await scope.dossiers.get(dossierId)).toSnapshot();
      const application = (await scope.applications.get(applicationId)).toSnapshot().name;
      const told = await this.accounts.holdersOf('signatory');
      const people = new Set([...told.map(({ id }) => id), ...(leadId ? [leadId] : [])]);
      const due = stateDueAt ?? this.clock.now();
      for (const accountId of people) {
        await this.letters.post(tx, {
          template: 'deadline-overdue',
          key: `overdue:${dossierId}:${state}:${due.toISOString()}:${accountId}`,
          to: { accountId },
          about: { kind: 'dossier', id: dossierId },
          path: `/admin/dossiers/${dossierId}`,
          data: { dossier: number ?? dossierId, application, what: publisherWords[state], dueOn: dayOf(due) },
        });
      }
    });
  }
}
