import { StaleVersion } from '#libs/kernel';
import type { Listing, ListingSnapshot } from '../../domain/listing/listing.js';
import type { ApplicationVersion, ApplicationVersionSnapshot } from '../../domain/version/application-version.js';
import type { AppliedCriterion } from '../../domain/version/impact.js';
import type { VersionId } from '../../domain/version/version-id.js';
import type { Rules } from '../neighbours.js';
import type { ReferencingScope, ReferencingWork } from '../referencing.work.js';
import { versionSubject } from './tell-version.js';

/** Which version, and the version of its row that the actor had before his eyes. */
export interface OnVersion {
  readonly versionId: VersionId;
  readonly expectedVersion: number;
}

/** A version under lock, with its listing, the rules of that listing, and the criteria that apply to the application. */
export interface HeldVersion {
  readonly version: ApplicationVersion;
  readonly listing: Listing;
  readonly rules: Rules;
  readonly applied: readonly AppliedCriterion[];
}

/** The listing is locked first, as by everything that ends it: two people on one thing act one after the other. */
export async function holdVersion(scope: ReferencingScope, id: VersionId): Promise<HeldVersion> {
  const { listingId } = (await scope.versions.get(id)).toSnapshot();
  const listing = await scope.listings.forUpdate(listingId);
  const version = await scope.versions.forUpdate(id);
  return { version, listing, ...(await rulesOf(scope, listing.toSnapshot())) };
}

/** What applies to the application is what was judged of it last. */
export async function rulesOf(scope: ReferencingScope, { frameworkVersion, assessedBy }: ListingSnapshot) {
  const rules = await scope.rules.under(frameworkVersion);
  return { rules, applied: (await scope.decisions.get(assessedBy)).verdicts };
}

/** The frame of every act of a person on a version: lock, compare versions, act, answer with the new state. */
export function onVersion(
  work: ReferencingWork,
  { versionId, expectedVersion }: OnVersion,
  act: (scope: ReferencingScope, held: HeldVersion) => Promise<void>,
): Promise<ApplicationVersionSnapshot> {
  return work.transaction(async (scope) => {
    const held = await holdVersion(scope, versionId);
    const { version } = held.version.toSnapshot();
    if (version !== expectedVersion) {
      throw new StaleVersion(expectedVersion, version, await scope.lastChange(versionSubject(held.version)));
    }
    await act(scope, held);
    return held.version.toSnapshot();
  });
}

/** Whether another substantial change of the listing is declared or assessed: they are judged one after the other. */
export async function otherChangeInHand(
  scope: ReferencingScope,
  { id, listingId }: Pick<ApplicationVersionSnapshot, 'id' | 'listingId'>,
): Promise<boolean> {
  const pending = await scope.versions.pendingOf(listingId);
  return pending.some((other) => other.id !== id && other.class === 'substantial');
}
