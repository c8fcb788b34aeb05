import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AuthenticatedActor, type Standing, type StandingResolver, StandingResolvers } from '#libs/access';
import { publisherStandings } from '#libs/identity';
import type { OrganisationId } from '#libs/kernel';
import { DecisionReads } from '../../application/decision/decision-reads.js';
import { FindingReads } from '../../application/finding/finding-reads.js';
import { ListingReads } from '../../application/listing/listing-reads.js';
import { NoticeReads } from '../../application/notice/notice-reads.js';
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
  ) {}

  onModuleInit(): void {
    this.resolvers.register(resolver('decision', (actor, id) => this.towardsDecision(actor, id)));
    this.resolvers.register(
      resolver(
        'notice',
        ownedBy((id) => this.notices.ownerOf(id)),
      ),
    );
    this.resolvers.register(
      resolver(
        'listing',
        ownedBy((id) => this.listings.ownerOf(id)),
      ),
    );
    this.resolvers.register(
      resolver(
        'finding',
        ownedBy((id) => this.findings.ownerOf(id)),
      ),
    );
  }

  /** Until the publisher has acknowledged the notice, the decision is not there for him (PUB-20). */
  private async towardsDecision(actor: AuthenticatedActor, id: string): Promise<ReadonlySet<Standing> | null> {
    const owner = await this.decisions.ownerOf(id);
    if (!owner) return null;
    return owner.acknowledged ? publisherStandings(actor, owner.organisationId) : new Set();
  }
}

const resolver = (subject: string, standings: StandingResolver['standings']): StandingResolver => ({
  subject,
  seenBy: SEES_DECISIONS,
  standings,
});

const ownedBy =
  (ownerOf: (id: string) => Promise<OrganisationId | null>): StandingResolver['standings'] =>
  async (actor, id) => {
    const owner = await ownerOf(id);
    return owner && publisherStandings(actor, owner);
  };
