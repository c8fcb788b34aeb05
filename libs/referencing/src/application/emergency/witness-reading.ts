import { Injectable } from '@nestjs/common';
import { type Actor, Clock, NotFound } from '#libs/kernel';
import { ReferencingWork } from '../referencing.work.js';
import { EmergencyReads } from './emergency-register.js';

/** Writes down what is read under an emergency access, before it is shown: without the entry there is no answer. */
@Injectable()
export class WitnessReading {
  constructor(
    private readonly work: ReferencingWork,
    private readonly reads: EmergencyReads,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound when the access has ended in the meantime */
  async execute(actor: Actor, dossier: string, operation: string, params: Readonly<Record<string, string>>) {
    const at = this.clock.now();
    const access = actor.accountId && (await this.reads.live(dossier, actor.accountId, at));
    if (!access) throw new NotFound('dossier', dossier);
    await this.work.transaction(({ journal }) =>
      journal.append({
        kind: 'emergency.read',
        subject: { kind: 'dossier', id: dossier },
        actor,
        at,
        facts: { access, operation, read: Object.entries(params).map(([name, value]) => `${name}=${value}`) },
      }),
    );
  }
}
