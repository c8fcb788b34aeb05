import { type Actor, newId, SYSTEM } from '#libs/kernel';
import type { Decision } from '../../domain/decision/decision.js';
import type { Listing } from '../../domain/listing/listing.js';
import { ApplicationVersion, type VersionId } from '../../domain/version/application-version.js';
import type { ReferencingScope } from '../referencing.work.js';
import { tellVersion } from './tell-version.js';

interface Covering {
  readonly actor: Actor;
  readonly decision: Decision;
  readonly listing: Listing;
}

/** V4, V7, V9: the row that is covered is the one that the listing names, after whatever decision changed it. */
export async function followCoveredVersion(scope: ReferencingScope, covering: Covering): Promise<void> {
  const { id, status, coveredVersion } = covering.listing.toSnapshot();
  const covered = await scope.versions.coveredOf(id);
  if (status === 'delisted' || covered?.toSnapshot().number === coveredVersion) return;
  if (covered) await supersede(scope, covered, covering);
  const known = await scope.versions.numbered(id, coveredVersion);
  await (known ? cover(scope, known, covered?.id ?? null, covering) : begin(scope, covering));
}

/** V7. */
export async function supersede(
  scope: ReferencingScope,
  version: ApplicationVersion,
  { decision }: Pick<Covering, 'decision'> | { readonly decision: { readonly signedAt: Date } },
): Promise<void> {
  const move = version.supersede();
  await scope.versions.save(version);
  await tellVersion(scope, version, move, { actor: SYSTEM, at: decision.signedAt });
}

async function cover(
  scope: ReferencingScope,
  version: ApplicationVersion,
  formerId: VersionId | null,
  { decision }: Covering,
): Promise<void> {
  const move = version.state === 'superseded' ? version.coverAgain() : version.decisionPositive(formerId);
  await scope.versions.save(version);
  await tellVersion(scope, version, move, {
    actor: SYSTEM,
    at: decision.signedAt,
    facts: { decision: decision.number },
  });
}

/** A version that nobody declared: it was judged with a whole file. */
async function begin(scope: ReferencingScope, { actor, decision, listing }: Covering): Promise<void> {
  const { id: listingId, applicationId, organisationId, coveredVersion: number } = listing.toSnapshot();
  const version = ApplicationVersion.assessed({
    id: newId<'ApplicationVersion'>(),
    listingId,
    applicationId,
    organisationId,
    number,
    declaredAt: decision.signedAt,
    dossierId: decision.dossierId,
  });
  await scope.versions.add(version);
  await tellVersion(scope, version, null, { actor, at: decision.signedAt, facts: { decision: decision.number } });
}
