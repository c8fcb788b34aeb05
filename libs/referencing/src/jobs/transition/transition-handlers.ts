import { Injectable, type Provider } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Organisations } from '#libs/identity';
import { Handles, type JobHandler } from '#libs/jobs';
import { Clock, type OrganisationId } from '#libs/kernel';
import { Outbox } from '#libs/messaging';
import { Letters } from '#libs/notification';
import { JobWork } from '../../application/job-work.js';
import { FollowNewFramework, type OwedTransition } from '../../application/transition/follow-new-framework.js';
import { type NewFramework, reopenedBy } from '../../domain/scope/new-framework.js';

const BEGIN_TRANSITION = 'referencing.begin-transition';

interface OfPublisher extends NewFramework {
  readonly organisationId: OrganisationId;
}

/** One piece of work for each publisher with a listing: a register of any size is never held in one transaction. */
@Injectable()
@Handles('referencing.follow-new-framework')
export class FollowNewFrameworkHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { frameworkVersion, tightened, newMandatory, transitionOn } = payload as NewFramework;
    if (reopenedBy({ tightened, newMandatory }).size === 0) return Promise.resolve();
    return this.work.within(tx, async (scope) => {
      const orders = (await scope.listings.publishersListed()).map((organisationId) => ({
        job: BEGIN_TRANSITION,
        payload: { organisationId, frameworkVersion, tightened, newMandatory, transitionOn } satisfies OfPublisher,
      }));
      await this.outbox.orderAll(tx, orders, this.clock.now());
    });
  }
}

/** The findings and dossiers of one publisher, and one letter for all of them. */
@Injectable()
@Handles(BEGIN_TRANSITION)
export class BeginTransitionHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly following: FollowNewFramework,
    private readonly letters: Letters,
    private readonly organisations: Organisations,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { organisationId, ...version } = payload as OfPublisher;
    return this.work.within(tx, async (scope) => {
      const owed = await this.following.ofPublisher(scope, organisationId, version);
      if (owed.length > 0) await this.tell(tx, organisationId, version.frameworkVersion, owed);
    });
  }

  private async tell(
    tx: EntityManager,
    organisationId: OrganisationId,
    frameworkVersion: string,
    owed: readonly OwedTransition[],
  ): Promise<void> {
    const items = owed.map(({ application, criteria, dueOn }) => ({
      application,
      criteria: criteria.join(', '),
      dueOn,
    }));
    for (const { accountId } of await this.organisations.toNotify(organisationId)) {
      await this.letters.post(tx, {
        template: 'framework-transition',
        key: `framework-transition:${frameworkVersion}:${organisationId}:${accountId}`,
        to: { accountId, language: 'fr' },
        about: { kind: 'organisation', id: organisationId },
        path: '/espace/dossiers',
        data: { frameworkVersion, items },
      });
    }
  }
}

export const transitionHandlers: Provider[] = [FollowNewFrameworkHandler, BeginTransitionHandler];
