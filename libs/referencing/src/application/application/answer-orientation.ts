import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict } from '#libs/kernel';
import type { ApplicationEvents } from '../../domain/application/application.events.js';
import type { ApplicationId, ApplicationSnapshot } from '../../domain/application/application.js';
import type { OrientationFacts } from '../../domain/application/orientation.js';
import { type Applicability, ProcedureRules } from '../neighbours.js';
import { ReferencingWork } from '../referencing.work.js';

export interface Orientation {
  readonly application: ApplicationSnapshot;
  readonly frameworkVersion: string;
  readonly applicability: Applicability;
}

/** The publisher says what the application is, and reads exactly which criteria follow, with the reason for each. */
@Injectable()
export class AnswerOrientation {
  constructor(
    private readonly work: ReferencingWork,
    private readonly rules: ProcedureRules,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, id: ApplicationId, expectedVersion: number, facts: OrientationFacts): Promise<Orientation> {
    return this.work.transaction(async ({ applications, journal, listings, outbox }) => {
      const rules = await this.rules.inForce();
      if (!rules) throw new Conflict('no_framework_in_force', 'No version of the framework is in force.');
      const applicability = rules.applicability(facts.track === 'essai' ? 'trial' : 'initial', facts);
      const application = await applications.forUpdate(id);
      application.expectVersion(expectedVersion);
      const at = this.clock.now();
      application.orient(facts);

      await applications.save(application);
      await journal.append({
        kind: 'application.orient',
        subject: { kind: 'application', id },
        actor,
        at,
        facts: { category: facts.category, access: facts.access, tier: applicability.tier },
      });
      const listing = await listings.liveOf(id);
      if (listing && listing.toSnapshot().frameworkVersion !== rules.frameworkVersion) {
        const { organisationId, version } = application.toSnapshot();
        const payload: ApplicationEvents['referencing.listed-application-oriented.v1'] = {
          applicationId: id,
          organisationId,
          version,
        };
        await outbox.announce({ name: 'referencing.listed-application-oriented.v1', payload, occurredAt: at });
      }
      return { application: application.toSnapshot(), frameworkVersion: rules.frameworkVersion, applicability };
    });
  }
}
