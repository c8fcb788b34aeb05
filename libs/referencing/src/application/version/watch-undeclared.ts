import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, endOf, lastDay, newId, StaleVersion, SYSTEM } from '#libs/kernel';
import type { ListingId } from '../../domain/listing/listing-id.js';
import {
  UndeclaredChange,
  type UndeclaredChangeId,
  type UndeclaredChangeSnapshot,
} from '../../domain/version/undeclared-change.js';
import { personOf } from '../dossier/dossier-action.js';
import { ProposeMeasure } from '../measure/propose-measure.js';
import { type ReferencingScope, ReferencingWork } from '../referencing.work.js';
import { tellUndeclared, UNDECLARED_TIMER, undeclaredSubject } from './tell-version.js';

/** The four-week letter: a change that nobody declared is to be declared, else the signatory is asked to suspend. */
@Injectable()
export class WatchUndeclared {
  constructor(
    private readonly work: ReferencingWork,
    private readonly proposals: ProposeMeasure,
    private readonly clock: Clock,
  ) {}

  /** @throws Conflict `listing_over`, `version_known`, `undeclared_change_known` */
  find(
    actor: Actor,
    listingId: ListingId,
    { number, seen }: Pick<UndeclaredChangeSnapshot, 'number' | 'seen'>,
  ): Promise<UndeclaredChangeSnapshot> {
    return this.work.transaction(async (scope) => {
      const listing = (await scope.listings.forUpdate(listingId)).toSnapshot();
      if (listing.status === 'delisted') throw new Conflict('listing_over', 'The listing has ended.');
      await refuseKnown(scope, listingId, number);
      const { changes, calendar } = await scope.rules.under(listing.frameworkVersion);
      const declareBy = lastDay(this.clock.today(), changes.undeclared_found, calendar);
      const change = UndeclaredChange.found({
        id: newId<'UndeclaredChange'>(),
        listingId,
        applicationId: listing.applicationId,
        organisationId: listing.organisationId,
        number,
        seen,
        foundBy: personOf(actor),
        foundAt: this.clock.now(),
        declareBy,
      });
      await scope.undeclaredChanges.add(change);
      await scope.timers.set({ subject: undeclaredSubject(change), kind: UNDECLARED_TIMER, dueAt: endOf(declareBy) });
      await tellUndeclared(scope, change, null, { actor, at: this.clock.now(), facts: { declareBy } });
      return change.toSnapshot();
    });
  }

  /** U3. @throws StaleVersion, ActionNotAllowed, ConditionsNotMet */
  drop(
    actor: Actor,
    id: UndeclaredChangeId,
    expectedVersion: number,
    motive: string,
  ): Promise<UndeclaredChangeSnapshot> {
    return this.work.transaction(async (scope) => {
      const change = await this.hold(scope, id);
      const { version } = change.toSnapshot();
      if (version !== expectedVersion) {
        throw new StaleVersion(expectedVersion, version, await scope.lastChange(undeclaredSubject(change)));
      }
      const move = change.drop(motive);
      await scope.undeclaredChanges.save(change);
      await scope.timers.cancel(undeclaredSubject(change), UNDECLARED_TIMER);
      await tellUndeclared(scope, change, move, { actor, at: this.clock.now() });
      return change.toSnapshot();
    });
  }

  /** U2: the day passed in silence. May run twice, and late. */
  async limitPassed(scope: ReferencingScope, id: UndeclaredChangeId): Promise<void> {
    const change = await this.hold(scope, id);
    const { state, declareBy, listingId, number } = change.toSnapshot();
    if (state !== 'asked' || this.clock.today() <= declareBy) return;
    const move = change.timeOut(this.clock.today());
    await scope.undeclaredChanges.save(change);
    await tellUndeclared(scope, change, move, { actor: SYSTEM, at: this.clock.now() });
    const { status } = (await scope.listings.get(listingId)).toSnapshot();
    if (status !== 'active') return;
    await this.proposals.put(scope, SYSTEM, {
      listingId,
      measure: 'suspend',
      source: { type: 'version', id },
      motive: `Le changement constaté dans la version ${number} n’a pas été déclaré avant le ${declareBy}.`,
    });
  }

  /** The listing is locked first, here as everywhere. */
  private async hold(scope: ReferencingScope, id: UndeclaredChangeId): Promise<UndeclaredChange> {
    const { listingId } = (await scope.undeclaredChanges.get(id)).toSnapshot();
    await scope.listings.forUpdate(listingId);
    return scope.undeclaredChanges.forUpdate(id);
  }
}

async function refuseKnown(scope: ReferencingScope, listingId: ListingId, number: string): Promise<void> {
  if (await scope.versions.numbered(listingId, number)) {
    throw new Conflict('version_known', 'A version of this number is declared already.');
  }
  const asked = await scope.undeclaredChanges.openOn(listingId);
  if (asked.some((change) => change.toSnapshot().number === number)) {
    throw new Conflict('undeclared_change_known', 'The publisher was already asked to declare this version.');
  }
}
