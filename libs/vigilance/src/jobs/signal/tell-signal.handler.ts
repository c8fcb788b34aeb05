import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Accounts } from '#libs/identity';
import { Handles, type JobHandler } from '#libs/jobs';
import { Letters } from '#libs/notification';
import type { VigilanceEvents } from '../../application/vigilance.events.js';
import { JobWork } from '../../application/vigilance.work.js';

/** Those on duty look at it; those who watch the service know of it. */
const TOLD = ['duty_officer', 'vigilance_officer', 'monitor'] as const;

/** A signal that nobody hears of is none. */
@Injectable()
@Handles('vigilance.tell-signal')
export class TellSignalHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly letters: Letters,
    private readonly accounts: Accounts,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { signalId } = payload as VigilanceEvents['vigilance.signal-opened.v1'];
    return this.work.within(tx, async (scope) => {
      const { id, number, applicationName, numbers } = (await scope.signals.forUpdate(signalId)).toSnapshot();
      const holders = await Promise.all(TOLD.map((role) => this.accounts.holdersOf(role)));
      for (const accountId of new Set(holders.flat().map((holder) => holder.id))) {
        await this.letters.post(tx, {
          template: 'signal-opened',
          key: `signal-opened:${id}:${accountId}`,
          to: { accountId },
          about: { kind: 'signal', id },
          path: `/admin/signals/${id}`,
          data: { signal: number, application: applicationName, cases: numbers.cases },
        });
      }
    });
  }
}
