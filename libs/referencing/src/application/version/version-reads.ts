import type { Day, OrganisationId } from '#libs/kernel';
import type { ApplicationVersionSnapshot, VersionId } from '../../domain/version/application-version.js';
import type { VersionState } from '../../domain/version/application-version.lifecycle.js';
import type { UndeclaredChangeId, UndeclaredChangeSnapshot } from '../../domain/version/undeclared-change.js';
import type { UndeclaredState } from '../../domain/version/undeclared-change.lifecycle.js';
import type { Horizon } from '../dossier/dossier-reads.js';

export interface ReadVersion {
  readonly version: ApplicationVersionSnapshot;
  readonly applicationName: string;
}

export interface VersionFilter {
  readonly listingId?: string;
  readonly state?: VersionState;
  /** Only those that were drawn for a check that nobody made yet. */
  readonly toCheck?: boolean;
}

export interface ReadUndeclaredChange {
  readonly change: UndeclaredChangeSnapshot;
  readonly applicationName: string;
}

export interface UndeclaredFilter {
  readonly listingId?: string;
  readonly state?: UndeclaredState;
}

/** Versions and undeclared changes for screens, newest first. */
export abstract class VersionReads {
  abstract versions(
    horizon: Horizon,
    filter: VersionFilter,
    after: string | undefined,
    limit: number,
  ): Promise<ReadVersion[]>;
  abstract version(id: VersionId): Promise<ReadVersion | null>;
  abstract ownerOfVersion(id: string): Promise<OrganisationId | null>;
  abstract undeclared(
    horizon: Horizon,
    filter: UndeclaredFilter,
    after: string | undefined,
    limit: number,
  ): Promise<ReadUndeclaredChange[]>;
  abstract undeclaredOne(id: UndeclaredChangeId): Promise<ReadUndeclaredChange | null>;
  abstract ownerOfUndeclared(id: string): Promise<OrganisationId | null>;
}

/** For whoever weighs risk: how often an application changed in a way that mattered, or that was kept quiet. */
export abstract class ChangeCounts {
  /** Versions that were substantial, or found undeclared, on this day or later; applications without any are left out. */
  abstract since(day: Day): Promise<ReadonlyMap<string, number>>;
}
