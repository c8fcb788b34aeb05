import { type Actor, StaleVersion } from '#libs/kernel';
import type { FrameworkVersion, FrameworkVersionId } from '../domain/framework-version.js';
import type { CriteriaScope, CriteriaWork } from './criteria.work.js';

/** The version of the framework somebody acts on, as he last read it. */
export interface OnFrameworkVersion {
  readonly id: FrameworkVersionId;
  readonly expectedVersion: number;
}

/** Loads, lets decide, saves. @throws NotFound, StaleVersion */
export function onFrameworkVersion(
  work: CriteriaWork,
  { id, expectedVersion }: OnFrameworkVersion,
  decide: (scope: CriteriaScope, version: FrameworkVersion) => Promise<void>,
): Promise<void> {
  return work.transaction(async (scope) => {
    const version = await scope.versions.getForUpdate(id);
    const actual = version.toSnapshot().version;
    if (actual !== expectedVersion) throw new StaleVersion(expectedVersion, actual, await scope.lastChange(id));
    await decide(scope, version);
    await scope.versions.save(version);
  });
}

export interface Commanded {
  readonly actor: Actor;
  readonly on: OnFrameworkVersion;
}
