import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, newId, type OrganisationId } from '#libs/kernel';
import { personOf } from '../acting-person.js';
import { RetentionWork } from '../retention.work.js';
import type { Export } from './export.js';

/** A publisher asks for everything he has here. The worker makes it. */
@Injectable()
export class OrderExport {
  constructor(
    private readonly work: RetentionWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Conflict (`export_at_work`) while the one before is being made */
  execute(actor: Actor, organisationId: OrganisationId): Promise<Export> {
    return this.work.transaction(async (scope) => {
      if (await scope.exports.atWorkFor(organisationId)) {
        throw new Conflict('export_at_work', 'An export of this organisation is being made.');
      }
      const at = this.clock.now();
      const one: Export = {
        id: newId<'Export'>(),
        organisationId,
        orderedBy: personOf(actor),
        orderedAt: at,
        state: 'waiting',
        done: 0,
        total: 0,
        file: null,
        endedAt: null,
        version: 1,
      };
      await scope.exports.add(one);
      await scope.journal.append({
        kind: 'retention.export-ordered',
        subject: { kind: 'export', id: one.id },
        actor,
        at,
        facts: { organisation: organisationId },
      });
      await scope.jobs.order('retention.build-export', { exportId: one.id });
      return one;
    });
  }
}
