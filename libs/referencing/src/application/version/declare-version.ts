import { Injectable } from '@nestjs/common';
import { type Actor, addDays, Clock, Conflict, type Day, endOf, lastDay, newId, parseDuration } from '#libs/kernel';
import type { ListingId } from '../../domain/listing/listing-id.js';
import { ApplicationVersion, type ApplicationVersionSnapshot } from '../../domain/version/application-version.js';
import { impactOf } from '../../domain/version/impact.js';
import { personOf } from '../dossier/dossier-action.js';
import type { Rules } from '../neighbours.js';
import { type ReferencingScope, ReferencingWork } from '../referencing.work.js';
import {
  CONFIRMATION_TIMER,
  tellUndeclared,
  tellVersion,
  UNDECLARED_TIMER,
  undeclaredSubject,
  versionSubject,
} from './tell-version.js';
import { otherChangeInHand, rulesOf } from './version-frame.js';

/** What the publisher says of a release, against the version that is covered. */
export interface Declaration {
  readonly number: string;
  readonly releaseOn: Day;
  /** Kinds of change that happened, in the words of the policy. */
  readonly changes: readonly string[];
  readonly formerKept: boolean;
  readonly note: string | null;
}

/** A publisher says what changed before users get it; what changed says whether it has to be judged. */
@Injectable()
export class DeclareVersion {
  constructor(
    private readonly work: ReferencingWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Conflict `listing_over`, `version_known`, `no_change_in_hand`; Invalid `unknown_change_type` */
  execute(actor: Actor, listingId: ListingId, declaration: Declaration): Promise<ApplicationVersionSnapshot> {
    return this.work.transaction(async (scope) => {
      const listing = (await scope.listings.forUpdate(listingId)).toSnapshot();
      if (listing.status === 'delisted') throw new Conflict('listing_over', 'The listing has ended.');
      if (await scope.versions.numbered(listingId, declaration.number)) {
        throw new Conflict('version_known', 'A version of this number is declared already.');
      }
      const { rules, applied } = await rulesOf(scope, listing);
      const { changes, ...said } = declaration;
      const version = ApplicationVersion.declare({
        ...said,
        id: newId<'ApplicationVersion'>(),
        listingId,
        applicationId: listing.applicationId,
        organisationId: listing.organisationId,
        impact: impactOf(changes, rules.changes, applied),
        declaredBy: personOf(actor),
        declaredAt: this.clock.now(),
        confirmBy: this.confirmBy(rules),
      });
      if (version.class === 'substantial' && (await otherChangeInHand(scope, version.toSnapshot()))) {
        throw new Conflict('no_change_in_hand', 'Another substantial change is in hand: it has to end first.');
      }
      await this.keep(scope, actor, version);
      return version.toSnapshot();
    });
  }

  private async keep(scope: ReferencingScope, actor: Actor, version: ApplicationVersion): Promise<void> {
    const { confirmBy, listingId, number } = version.toSnapshot();
    const told = { actor, at: this.clock.now() };
    await scope.versions.add(version);
    if (confirmBy) {
      await scope.timers.set({ subject: versionSubject(version), kind: CONFIRMATION_TIMER, dueAt: endOf(confirmBy) });
    }
    await tellVersion(scope, version, null, told);
    for (const change of await scope.undeclaredChanges.openOn(listingId)) {
      if (change.toSnapshot().number !== number) continue;
      const move = change.declare(version.id);
      await scope.undeclaredChanges.save(change);
      await scope.timers.cancel(undeclaredSubject(change), UNDECLARED_TIMER);
      await tellUndeclared(scope, change, move, told);
    }
  }

  /** The class stands by itself on its very day: that it falls on a holiday is no reason to wait longer (PUB-16). */
  private confirmBy({ changes, calendar }: Rules): Day {
    const { count, unit } = parseDuration(changes.confirm_class);
    const today = this.clock.today();
    return unit === 'calendar' ? addDays(today, count) : lastDay(today, changes.confirm_class, calendar);
  }
}
