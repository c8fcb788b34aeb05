import type { DossierId } from '../../domain/dossier/dossier.js';
import type { ListingId } from '../../domain/listing/listing-id.js';
import type { ApplicationVersion, VersionId } from '../../domain/version/application-version.js';
import type { UndeclaredChange, UndeclaredChangeId } from '../../domain/version/undeclared-change.js';

/** Versions of a listing; those that are found are locked, in the order of their ids. */
export interface VersionStore {
  add(version: ApplicationVersion): Promise<void>;
  save(version: ApplicationVersion): Promise<void>;
  /** @throws NotFound */
  get(id: VersionId): Promise<ApplicationVersion>;
  /** Locked. @throws NotFound */
  forUpdate(id: VersionId): Promise<ApplicationVersion>;
  coveredOf(listing: ListingId): Promise<ApplicationVersion | undefined>;
  /** The one of this number that was not rejected: a number may be declared again after that. */
  numbered(listing: ListingId, number: string): Promise<ApplicationVersion | undefined>;
  /** Those that are declared or assessed; not locked, screens ask too. Who acts on them holds the listing. */
  pendingOf(listing: ListingId): Promise<ApplicationVersion[]>;
  /** The one that this dossier judges. */
  judgedBy(dossier: DossierId): Promise<ApplicationVersion | undefined>;
}

export interface UndeclaredChangeStore {
  add(change: UndeclaredChange): Promise<void>;
  save(change: UndeclaredChange): Promise<void>;
  /** @throws NotFound */
  get(id: UndeclaredChangeId): Promise<UndeclaredChange>;
  /** Locked. @throws NotFound */
  forUpdate(id: UndeclaredChangeId): Promise<UndeclaredChange>;
  /** Those that still wait for a declaration, locked. */
  openOn(listing: ListingId): Promise<UndeclaredChange[]>;
}

/** The part of the scope that versions need. */
export interface VersionScope {
  readonly versions: VersionStore;
  readonly undeclaredChanges: UndeclaredChangeStore;
}
