import type { AccountId, OrganisationId } from '#libs/kernel';
import type { Decision, DecisionId } from '../../domain/decision/decision.js';
import type { Horizon } from '../dossier/dossier-reads.js';

export interface DecisionFilter {
  readonly applicationId?: string;
  readonly dossierId?: string;
  readonly outcome?: string;
}

/** A decision, with the names that its readers know things by. */
export interface ReadDecision {
  readonly decision: Decision;
  readonly applicationName: string;
  readonly dossierNumber: string | null;
  readonly supersedesNumber: string | null;
  readonly supersededBy: { readonly id: DecisionId; readonly number: string } | null;
}

export interface DecisionOwner {
  readonly organisationId: OrganisationId;
  readonly leadId: AccountId | null;
  /** Whether the publisher said that he received it: before that it is not there for him (PUB-20). */
  readonly acknowledged: boolean;
}

/** Decisions for screens, newest first. A publisher's horizon holds only what he has acknowledged. */
export abstract class DecisionReads {
  abstract list(
    horizon: Horizon,
    filter: DecisionFilter,
    after: string | undefined,
    limit: number,
  ): Promise<ReadDecision[]>;
  abstract find(id: DecisionId): Promise<ReadDecision | null>;
  abstract ownerOf(id: string): Promise<DecisionOwner | null>;
}
