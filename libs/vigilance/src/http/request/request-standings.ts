import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AuthenticatedActor, type Standing, StandingResolvers } from '#libs/access';
import { publisherStandings } from '#libs/identity';
import { type RequestHorizon, RequestReads } from '../../application/request/request.work.js';
import type { RequestId } from '../../domain/request/publisher-request.js';
import { SEES_CASES, SEES_REQUESTS } from '../../vigilance.operations.js';

/** Tells how somebody stands towards what a publisher was sent: for any other publisher it is not there. */
@Injectable()
export class RequestStandings implements OnModuleInit {
  constructor(
    private readonly resolvers: StandingResolvers,
    private readonly reads: RequestReads,
  ) {}

  onModuleInit(): void {
    this.resolvers.register({
      subject: 'publisher-request',
      seenBy: SEES_REQUESTS,
      standings: async (actor, id) => {
        const request = await this.reads.find(id as RequestId);
        return request ? new Set<Standing>(publisherStandings(actor, request.organisationId)) : null;
      },
    });
  }
}

/** How far somebody sees: the authority every request, a publisher its own and those it has a mandate for. */
export function horizonOf({ staffRoles, memberships, mandates }: AuthenticatedActor): RequestHorizon {
  if (staffRoles.some((role) => SEES_CASES.some((standing) => standing === role))) return 'all';
  return { organisations: [...new Set([...memberships, ...mandates].map(({ organisationId }) => organisationId))] };
}
