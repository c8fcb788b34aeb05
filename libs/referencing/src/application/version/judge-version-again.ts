import { Injectable } from '@nestjs/common';
import { type Actor, Clock, newId } from '#libs/kernel';
import type { Dossier, DossierId } from '../../domain/dossier/dossier.js';
import { ApplicationVersion } from '../../domain/version/application-version.js';
import { OrganisationReader } from '../neighbours.js';
import type { ReferencingScope } from '../referencing.work.js';
import { tellVersion } from './tell-version.js';
import { otherChangeInHand } from './version-frame.js';

/** A change whose refusal fell on appeal is assessed again, in the new dossier. */
@Injectable()
export class JudgeVersionAgain {
  constructor(
    private readonly organisations: OrganisationReader,
    private readonly clock: Clock,
  ) {}

  /** @returns whether a later declaration took its place: that one is answered against the version that is covered, and judges what this one changed */
  async isOvertaken(scope: ReferencingScope, contested: DossierId): Promise<boolean> {
    const refused = await refusedIn(scope, contested);
    if (!refused) return false;
    const { listingId, number } = refused.toSnapshot();
    const declaredAnew = await scope.versions.numbered(listingId, number);
    return declaredAnew !== undefined || (await otherChangeInHand(scope, refused.toSnapshot()));
  }

  async judgeIn(scope: ReferencingScope, actor: Actor, contested: DossierId, dossier: Dossier): Promise<void> {
    const refused = await refusedIn(scope, contested);
    if (!refused) return;
    const { listingId, organisationId } = refused.toSnapshot();
    if ((await scope.listings.get(listingId)).toSnapshot().status === 'delisted') return;
    const given = { id: newId<'ApplicationVersion'>(), dossierId: dossier.id };
    const version = ApplicationVersion.judgedAgain(refused.toSnapshot(), given);
    const at = this.clock.now();
    await scope.versions.add(version);
    await tellVersion(scope, version, null, { actor, at, facts: { dossier: dossier.toSnapshot().number } });
    const { name } = await this.organisations.get(organisationId);
    await scope.publicListings.refresh(listingId, name, at);
  }
}

async function refusedIn(scope: ReferencingScope, contested: DossierId): Promise<ApplicationVersion | undefined> {
  const version = await scope.versions.judgedBy(contested);
  return version?.toSnapshot().end === 'refused' ? version : undefined;
}
