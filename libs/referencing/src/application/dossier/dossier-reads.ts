import type { AccountId, OrganisationId } from '#libs/kernel';
import type { ApplicationId, ApplicationSnapshot } from '../../domain/application/application.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import type { DossierState } from '../../domain/dossier/dossier.lifecycle.js';

/** The part of the dossiers that a reader may know of: every list, count and export is cut by it. */
export type Horizon = 'all' | { readonly organisations: readonly OrganisationId[] };

export interface DossierFilter {
  readonly state?: DossierState;
  readonly kind?: string;
  readonly applicationId?: string;
  readonly overdueAt?: Date;
  readonly leadId?: AccountId;
}

export interface DossierLine {
  readonly id: DossierId;
  readonly number: string | null;
  readonly kind: string;
  readonly applicationName: string;
  readonly organisationId: OrganisationId;
  readonly state: DossierState;
  readonly dueAt: Date | null;
  readonly category: string;
  readonly tier: string | null;
  readonly version: number;
}

export interface WorkCount {
  readonly state: DossierState;
  readonly total: number;
  readonly overdue: number;
}

export interface DossierOwner {
  readonly organisationId: OrganisationId;
  readonly leadId: AccountId | null;
  /** False while it is a draft, which is its publisher's alone. */
  readonly filed: boolean;
}

/** Reads shaped for screens. Newest first, by keyset: the cost does not grow with the depth of the page. */
export abstract class DossierReads {
  abstract dossiers(
    horizon: Horizon,
    filter: DossierFilter,
    after: string | undefined,
    limit: number,
  ): Promise<DossierLine[]>;
  abstract workCounts(now: Date): Promise<WorkCount[]>;
  abstract applications(horizon: Horizon, after: string | undefined, limit: number): Promise<ApplicationSnapshot[]>;
  /** Null when there is no such dossier. */
  abstract ownerOfDossier(id: string): Promise<DossierOwner | null>;
  abstract ownerOfApplication(
    id: string,
  ): Promise<{ organisationId: OrganisationId; applicationId: ApplicationId } | null>;
  abstract dossierOfContract(id: string): Promise<DossierId | null>;
  abstract dossierOfClarification(id: string): Promise<DossierId | null>;
}
