import type { OrganisationId } from '#libs/kernel';
import type { HearingId, HearingSnapshot } from '../../domain/measure/hearing.js';
import type { HearingState } from '../../domain/measure/hearing.lifecycle.js';
import type { ProposalId, ProposalSnapshot } from '../../domain/measure/measure-proposal.js';
import type { ProposalState } from '../../domain/measure/measure-proposal.lifecycle.js';
import type { Horizon } from '../dossier/dossier-reads.js';

export interface ReadHearing {
  readonly hearing: HearingSnapshot;
  readonly applicationName: string;
}

export interface HearingFilter {
  readonly state?: HearingState;
  readonly listingId?: string;
}

export interface ReadProposal {
  readonly proposal: ProposalSnapshot;
  readonly applicationName: string;
}

export interface ProposalFilter {
  readonly state?: ProposalState;
  readonly listingId?: string;
}

/** Hearings and proposals for screens, newest first. */
export abstract class MeasureReads {
  abstract hearings(
    horizon: Horizon,
    filter: HearingFilter,
    after: string | undefined,
    limit: number,
  ): Promise<ReadHearing[]>;
  abstract hearing(id: HearingId): Promise<ReadHearing | null>;
  abstract ownerOfHearing(id: string): Promise<OrganisationId | null>;
  abstract proposals(filter: ProposalFilter, after: string | undefined, limit: number): Promise<ReadProposal[]>;
  abstract proposal(id: ProposalId): Promise<ReadProposal | null>;
}
