import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AuthenticatedActor, type Standing, type StandingResolver, StandingResolvers } from '#libs/access';
import { publisherStandings } from '#libs/identity';
import type { OrganisationId } from '#libs/kernel';
import { DecisionReads } from '../../application/decision/decision-reads.js';
import { FindingReads } from '../../application/finding/finding-reads.js';
import { ListingReads } from '../../application/listing/listing-reads.js';
import { MeasureReads } from '../../application/measure/measure-reads.js';
import { NoticeReads } from '../../application/notice/notice-reads.js';
import type { ProposalId } from '../../domain/measure/measure-proposal.js';
import { PROPOSAL_READERS, SEES_LISTINGS } from '../measure/measure.operations.js';
import { SEES_DECISIONS } from './decision.operations.js';

/** Tells how somebody stands towards a decision, its notice, a listing and a finding. */
@Injectable()
export class DecisionStandings implements OnModuleInit {
  constructor(
    private readonly resolvers: StandingResolvers,
    private readonly decisions: DecisionReads,
    private readonly notices: NoticeReads,
    private readonly listings: ListingReads,
    private readonly findings: FindingReads,
    private readonly measures: MeasureReads,
  ) {}

  onModuleInit(): void {
    this.resolvers.register(resolver('decision', (actor, id) => this.towardsDecision(actor, id)));
    this.resolvers.register(
      resolver(
        'notice',
        ownedBy((id) => this.notices.ownerOf(id)),
      ),
    );
    this.resolvers.register(resolver('measure-proposal', (_, id) => this.towardsProposal(id), PROPOSAL_READERS));
    for (const [subject, ownerOf] of this.ofListings()) {
      this.resolvers.register(resolver(subject, ownedBy(ownerOf), SEES_LISTINGS));
    }
  }

  /** Nobody stands nearer to a proposal than by his role. */
  private async towardsProposal(id: string): Promise<ReadonlySet<Standing> | null> {
    return (await this.measures.proposal(id as ProposalId)) && new Set();
  }

  private ofListings(): [string, OwnerOf][] {
    return [
      ['listing', (id) => this.listings.ownerOf(id)],
      ['finding', (id) => this.findings.ownerOf(id)],
      ['hearing', (id) => this.measures.ownerOfHearing(id)],
    ];
  }

  /** Until the publisher has acknowledged the notice, the decision is not there for him (PUB-20). */
  private async towardsDecision(actor: AuthenticatedActor, id: string): Promise<ReadonlySet<Standing> | null> {
    const owner = await this.decisions.ownerOf(id);
    if (!owner) return null;
    const standings = new Set<Standing>(owner.acknowledged ? publisherStandings(actor, owner.organisationId) : []);
    if (owner.leadId === actor.accountId && actor.staffRoles.includes('lead')) standings.add('lead@assigned');
    return standings;
  }
}

type OwnerOf = (id: string) => Promise<OrganisationId | null>;

const resolver = (
  subject: string,
  standings: StandingResolver['standings'],
  seenBy: readonly Standing[] = SEES_DECISIONS,
): StandingResolver => ({ subject, seenBy, standings });

const ownedBy =
  (ownerOf: OwnerOf): StandingResolver['standings'] =>
  async (actor, id) => {
    const owner = await ownerOf(id);
    return owner && publisherStandings(actor, owner);
  };
