import { Injectable } from '@nestjs/common';
import { type AccountId, type Actor, Clock, Conflict, newId, StaleVersion } from '#libs/kernel';
import type { ListingId } from '../../domain/listing/listing-id.js';
import {
  MeasureProposal,
  type ProposalId,
  type ProposalSnapshot,
  type ProposalSource,
  type ProposedMeasure,
} from '../../domain/measure/measure-proposal.js';
import { personOf } from '../dossier/dossier-action.js';
import { type ReferencingScope, ReferencingWork } from '../referencing.work.js';

export interface Proposed {
  readonly listingId: ListingId;
  readonly measure: ProposedMeasure;
  readonly source: { readonly type: ProposalSource; readonly id: string };
  readonly motive: string;
}

/** What asks for a measure is put before the signatories; they follow it, or say why not. */
@Injectable()
export class ProposeMeasure {
  constructor(
    private readonly work: ReferencingWork,
    private readonly clock: Clock,
  ) {}

  /** By a person. @throws Conflict `listing_over`, `proposal_known` */
  execute(actor: Actor, proposed: Proposed): Promise<ProposalSnapshot> {
    return this.work.transaction(async (scope) => {
      const proposal = await this.put(scope, actor, proposed, personOf(actor));
      if (!proposal) throw new Conflict('proposal_known', 'This cause has already asked for this measure.');
      return proposal;
    });
  }

  /** By a failed finding, an audit, a case: once for each cause. @returns undefined when it was asked before */
  async put(
    scope: ReferencingScope,
    actor: Actor,
    { listingId, measure, source, motive }: Proposed,
    by: AccountId | null = null,
  ): Promise<ProposalSnapshot | undefined> {
    const { status } = (await scope.listings.forUpdate(listingId)).toSnapshot();
    if (status === 'delisted') throw new Conflict('listing_over', 'The listing has ended.');
    if (await scope.proposals.isKnown(source.type, source.id, measure)) return undefined;

    const at = this.clock.now();
    const proposal = MeasureProposal.put({
      id: newId<'MeasureProposal'>(),
      listingId,
      measure,
      sourceType: source.type,
      sourceId: source.id,
      motive,
      proposedBy: by,
      proposedAt: at,
    });
    await scope.proposals.add(proposal);
    const { id, state } = proposal.toSnapshot();
    await scope.journal.append({
      kind: 'measure-proposal.put',
      subject: { kind: 'measure-proposal', id },
      actor,
      at,
      to: state,
      facts: { listing: listingId, measure, source: source.type },
    });
    const payload = { proposalId: id, listingId, measure };
    await scope.outbox.announce({ name: 'referencing.measure-proposed.v1', payload, occurredAt: at });
    return proposal.toSnapshot();
  }

  /** M2. @throws StaleVersion, ConditionsNotMet without a reason */
  dismiss(actor: Actor, id: ProposalId, expectedVersion: number, answer: string): Promise<ProposalSnapshot> {
    return this.work.transaction(async (scope) => {
      const proposal = await scope.proposals.forUpdate(id);
      const { version, state, listingId, measure } = proposal.toSnapshot();
      const subject = { kind: 'measure-proposal', id };
      if (version !== expectedVersion) {
        throw new StaleVersion(expectedVersion, version, await scope.lastChange(subject));
      }
      const at = this.clock.now();
      proposal.dismiss(answer, personOf(actor), at);
      await scope.proposals.save(proposal);
      await scope.journal.append({
        kind: 'measure-proposal.dismiss',
        subject,
        actor,
        at,
        from: state,
        to: 'dismissed',
        facts: { listing: listingId, measure },
        secrets: { answer },
      });
      return proposal.toSnapshot();
    });
  }
}
