import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, NotFound, newId } from '#libs/kernel';
import type { HoldId } from '../../domain/ids.js';
import { personOf } from '../acting-person.js';
import { RetentionWork } from '../retention.work.js';
import { type Hold, lifted } from './hold.js';

interface HoldOrder {
  readonly kind: string;
  readonly id: string;
  readonly motive: string;
}

/** A legal hold, put and lifted by hand, with a motive each time. */
@Injectable()
export class PutHold {
  constructor(
    private readonly work: RetentionWork,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, Conflict (`held_already`) */
  put(actor: Actor, { kind, id, motive }: HoldOrder): Promise<Hold> {
    const subject = `${kind}:${id}`;
    return this.work.transaction(async (scope) => {
      await scope.lock();
      if (!(await scope.holds.knows(subject))) throw new NotFound(kind, id);
      if (await scope.holds.standsOn(subject)) throw new Conflict('held_already', `A hold on ${subject} stands.`);
      const at = this.clock.now();
      const hold: Hold = {
        id: newId<'Hold'>(),
        subject,
        motive,
        putBy: personOf(actor),
        putAt: at,
        lifted: null,
        version: 1,
      };
      await scope.holds.add(hold);
      await scope.journal.append({
        kind: 'retention.hold-put',
        subject: { kind: 'hold', id: hold.id },
        actor,
        at,
        facts: { on: kind },
        secrets: { motive },
      });
      return hold;
    });
  }

  /** @throws NotFound, StaleVersion, Conflict (`hold_already_lifted`) */
  lift(
    actor: Actor,
    id: HoldId,
    { expectedVersion, motive }: { expectedVersion: number; motive: string },
  ): Promise<Hold> {
    return this.work.transaction(async (scope) => {
      await scope.lock();
      const at = this.clock.now();
      const hold = lifted(await scope.holds.forUpdate(id), expectedVersion, { by: personOf(actor), at, motive });
      await scope.holds.save(hold);
      await scope.journal.append({
        kind: 'retention.hold-lifted',
        subject: { kind: 'hold', id },
        actor,
        at,
        secrets: { motive },
      });
      return hold;
    });
  }
}
