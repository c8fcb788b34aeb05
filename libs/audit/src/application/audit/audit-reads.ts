import type { AccountId, Day, OrganisationId } from '#libs/kernel';
import type { AuditState } from '../../domain/audit/audit.lifecycle.js';
import type { AuditOutcome, AuditSnapshot, SelectionReason } from '../../domain/audit/audit-snapshot.js';
import type { AuditId } from '../../domain/ids.js';

/** How far somebody sees: the authority everything, a publisher what it was told of. */
export type Horizon = 'all' | { readonly organisations: readonly OrganisationId[] };

export interface AuditFilter {
  readonly state?: AuditState;
  readonly reason?: SelectionReason;
  readonly outcome?: AuditOutcome;
  readonly listingId?: string;
  /** Those planned for a day before this one. */
  readonly plannedBefore?: Day;
}

export interface AuditParties {
  readonly organisationId: OrganisationId;
  readonly isTold: boolean;
  readonly leadId: AccountId | null;
  readonly team: readonly AccountId[];
}

export abstract class AuditReads {
  /** Newest first. */
  abstract list(
    horizon: Horizon,
    filter: AuditFilter,
    after: string | undefined,
    limit: number,
  ): Promise<AuditSnapshot[]>;
  abstract find(id: AuditId): Promise<AuditSnapshot | null>;
  abstract partiesOf(id: string): Promise<AuditParties | null>;
}
