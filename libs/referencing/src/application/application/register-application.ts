import { Injectable } from '@nestjs/common';
import { type Actor, Clock, newId, type OrganisationId } from '#libs/kernel';
import {
  Application,
  type ApplicationSheet,
  type ApplicationSnapshot,
  slugOf,
} from '../../domain/application/application.js';
import { ReferencingWork } from '../referencing.work.js';

/** A publisher makes one of its applications known; nothing is public yet. */
@Injectable()
export class RegisterApplication {
  constructor(
    private readonly work: ReferencingWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, organisationId: OrganisationId, sheet: ApplicationSheet): Promise<ApplicationSnapshot> {
    return this.work.transaction(async ({ applications, journal }) => {
      const id = newId<'Application'>();
      const slug = `${slugOf(sheet.name)}-${id.slice(-6)}`;
      const application = Application.register({ ...sheet, id, organisationId, slug, createdAt: this.clock.now() });

      await applications.add(application);
      await journal.append({
        kind: 'application.register',
        subject: { kind: 'application', id },
        actor,
        at: this.clock.now(),
        facts: { name: sheet.name },
      });
      return application.toSnapshot();
    });
  }
}
