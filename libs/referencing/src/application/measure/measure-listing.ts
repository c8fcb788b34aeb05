import { Injectable } from '@nestjs/common';
import { type AccountId, type Actor, Clock, Conflict } from '#libs/kernel';
import type { Listing } from '../../domain/listing/listing.js';
import type { MeasureProposal, ProposalId, ProposedMeasure } from '../../domain/measure/measure-proposal.js';
import { personOf } from '../dossier/dossier-action.js';
import { type ReferencingScope, ReferencingWork } from '../referencing.work.js';
import { closeBehindListing } from './close-behind-listing.js';
import { type OnListing, onListing } from './listing-action.js';
import { MeasureSigners } from './measure-signers.js';
import { TakeMeasure } from './take-measure.js';

export type SignedMeasure = 'suspend' | 'ratify' | 'extendSuspension' | 'lift' | 'delist';

export interface MeasureCommand {
  readonly action: SignedMeasure;
  readonly motive: string;
  readonly remedies: string;
  /** The proposal that is followed, when there is one. */
  readonly proposalId?: ProposalId;
  /** For a lift: the signatory states that the cause is gone, or never was. */
  readonly causeGone?: boolean;
}

/** A measure that somebody signs: with a motive, by a person who neither proposed it nor has an interest in it. */
@Injectable()
export class MeasureListing {
  constructor(
    private readonly work: ReferencingWork,
    private readonly measures: TakeMeasure,
    private readonly signers: MeasureSigners,
    private readonly clock: Clock,
  ) {}

  /** L2 to L5, L9. @throws ActionNotAllowed, ConditionsNotMet, StaleVersion, Conflict `proposal_for_another_measure` */
  execute(actor: Actor, on: OnListing, command: MeasureCommand) {
    return onListing(this.work, on, async (scope, listing) => {
      const signer = personOf(actor);
      const proposal = command.proposalId && (await scope.proposals.forUpdate(command.proposalId));
      if (proposal) refuseStranger(proposal, listing, command.action);
      const preparedBy = proposal?.toSnapshot().proposedBy ?? null;
      const decision = await this.measures.take(scope, {
        actor,
        listing,
        action: command.action,
        motive: command.motive,
        remedies: command.remedies,
        preparedBy,
        emergency: actor.role === 'duty_officer',
        facts: await this.facts(scope, listing, command, signer, preparedBy),
      });
      if (proposal) await this.follow(scope, proposal, decision.id, signer);
      if (listing.toSnapshot().status === 'delisted') await closeBehindListing(scope, listing.id, this.clock.now());
    });
  }

  private async facts(
    scope: ReferencingScope,
    listing: Listing,
    command: MeasureCommand,
    signer: AccountId,
    preparedBy: AccountId | null,
  ) {
    const independent = await this.signers.isIndependent(scope, listing, signer, command.action === 'ratify');
    return {
      motiveGiven: command.motive.trim() !== '',
      signerIndependent: independent && preparedBy !== signer,
      publisherHeard: await scope.hearings.isConcluded(listing.id, 'delist'),
      causeGone: command.causeGone === true,
    };
  }

  private async follow(
    scope: ReferencingScope,
    proposal: MeasureProposal,
    ...by: [decision: Decided, signer: AccountId]
  ) {
    proposal.follow(...by, this.clock.now());
    await scope.proposals.save(proposal);
  }
}

type Decided = Parameters<MeasureProposal['follow']>[0];

const FOLLOWS: Readonly<Partial<Record<SignedMeasure, ProposedMeasure>>> = {
  suspend: 'suspend',
  delist: 'delist',
  lift: 'lift',
};

function refuseStranger(proposal: MeasureProposal, listing: Listing, action: SignedMeasure): void {
  const { listingId, measure } = proposal.toSnapshot();
  if (listingId === listing.id && FOLLOWS[action] === measure) return;
  throw new Conflict('proposal_for_another_measure', 'The proposal asks for another measure, or for another listing.');
}
