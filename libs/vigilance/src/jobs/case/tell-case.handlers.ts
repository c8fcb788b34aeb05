import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Organisations } from '#libs/identity';
import { Handles, type JobHandler } from '#libs/jobs';
import { Letters } from '#libs/notification';
import { LiveListings } from '../../application/case/case-neighbours.js';
import { TellReporters } from '../../application/case/tell-reporters.js';
import type { VigilanceEvents } from '../../application/vigilance.events.js';
import { JobWork } from '../../application/vigilance.work.js';
import { NEWS_FOR_PUBLISHER, newsForReporters } from './case-news.js';

/** What the publisher reads of incidents: the facts that were sent to him. */
const PUBLISHER_REQUESTS = '/api/v1/publisher-requests';

type Moved = VigilanceEvents['vigilance.case-moved.v1'];

/** Those who reported read each step of the case, with their number and code. */
@Injectable()
@Handles('vigilance.tell-reporters')
export class TellReportersHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly telling: TellReporters,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { caseId, action, reports } = payload as Moved;
    return this.work.within(tx, async (scope) => {
      const incident = (await scope.cases.forUpdate(caseId)).toSnapshot();
      const text = newsForReporters(action, incident);
      if (text === undefined) return;
      await this.telling.tell(scope, incident, reports ?? (await scope.cases.reportsOf(caseId)), text);
    });
  }
}

/** The publisher is told that his application is looked into: the facts he reads in his space, the reporters never. */
@Injectable()
@Handles('vigilance.tell-publisher')
export class TellPublisherHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly letters: Letters,
    private readonly organisations: Organisations,
    private readonly listings: LiveListings,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { caseId, action, version } = payload as Moved;
    const what = NEWS_FOR_PUBLISHER[action];
    if (what === undefined) return Promise.resolve();
    return this.work.within(tx, async (scope) => {
      const { number, applicationId, applicationName } = (await scope.cases.forUpdate(caseId)).toSnapshot();
      const publisher = applicationId === null ? undefined : await this.listings.publisherOf(applicationId);
      if (publisher === undefined) return;
      for (const { accountId } of await this.organisations.toNotify(publisher)) {
        await this.letters.post(tx, {
          template: 'case-news',
          key: `case-news:${caseId}:${version}:${accountId}`,
          to: { accountId },
          about: { kind: 'incident-case', id: caseId },
          path: PUBLISHER_REQUESTS,
          data: { incident: number, application: applicationName, what },
        });
      }
    });
  }
}
