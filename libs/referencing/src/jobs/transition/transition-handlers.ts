import { Injectable, type Provider } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Organisations } from '#libs/identity';
import { Handles, type JobHandler } from '#libs/jobs';
import { Clock, type OrganisationId } from '#libs/kernel';
import { Outbox } from '#libs/messaging';
import { Letters } from '#libs/notification';
import { JobWork } from '../../application/job-work.js';
import { FollowNewFramework, type OwedTransition } from '../../application/transition/follow-new-framework.js';
import type { DecisionEvents } from '../../domain/decision/decision.events.js';
import { type NewFramework, reopenedBy } from '../../domain/scope/new-framework.js';

const BEGIN_TRANSITION = 'referencing.begin-transition';

type Signed = DecisionEvents['referencing.decision-signed.v1'] & { readonly organisationId: OrganisationId };

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

/** What publishers are told of a version that asks more of what they have listed. */
@Injectable()
class TransitionLetters {
  constructor(
    private readonly letters: Letters,
    private readonly organisations: Organisations,
  ) {}

  /** @param key one letter for each, however often it is told */
  async post(
    tx: EntityManager,
    key: string,
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
        key: `framework-transition:${key}:${accountId}`,
        to: { accountId, language: 'fr' },
        about: { kind: 'organisation', id: organisationId },
        path: '/espace/dossiers',
        data: { frameworkVersion, items },
      });
    }
  }
}

/** The findings and dossiers of one publisher, and one letter for all of them. */
@Injectable()
@Handles(BEGIN_TRANSITION)
export class BeginTransitionHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly following: FollowNewFramework,
    private readonly letters: TransitionLetters,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { organisationId, ...version } = payload as OfPublisher;
    return this.work.within(tx, async (scope) => {
      const owed = await this.following.ofPublisher(scope, organisationId, version);
      const key = `${version.frameworkVersion}:${organisationId}`;
      if (owed.length > 0) await this.letters.post(tx, key, organisationId, version.frameworkVersion, owed);
    });
  }
}

/** A decision on a dossier that began under a former version, signed after the new one came into force. */
@Injectable()
@Handles('referencing.catch-up-with-framework')
export class CatchUpWithFrameworkHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly following: FollowNewFramework,
    private readonly letters: TransitionLetters,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { decisionId, dossierId, applicationId, organisationId } = payload as Signed;
    if (dossierId === null) return Promise.resolve();
    return this.work.within(tx, async (scope) => {
      const late = await this.following.ofLatecomer(scope, applicationId);
      if (late) await this.letters.post(tx, decisionId, organisationId, late.frameworkVersion, [late.owed]);
    });
  }
}

export const transitionHandlers: Provider[] = [
  TransitionLetters,
  FollowNewFrameworkHandler,
  BeginTransitionHandler,
  CatchUpWithFrameworkHandler,
];
