import { Injectable, type Provider } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler } from '#libs/jobs';
import { Clock, type OrganisationId } from '#libs/kernel';
import { Outbox } from '#libs/messaging';
import { JobWork } from '../../application/job-work.js';
import { FollowExtension } from '../../application/transition/follow-extension.js';
import { FollowNewFramework } from '../../application/transition/follow-new-framework.js';
import type { ApplicationEvents } from '../../domain/application/application.events.js';
import type { DecisionEvents } from '../../domain/decision/decision.events.js';
import type { FindingEvents } from '../../domain/finding/finding.events.js';
import type { NewFramework } from '../../domain/scope/new-framework.js';
import { TransitionLetters } from './transition-letters.js';

const BEGIN_TRANSITION = 'referencing.begin-transition';

type Signed = DecisionEvents['referencing.decision-signed.v1'] & { readonly organisationId: OrganisationId };

interface OfPublisher extends NewFramework {
  readonly organisationId: OrganisationId;
}

/**
 * One piece of work for each publisher with a listing: a register of any size is never held in one transaction. A version
 * that asks nothing more is followed too: its words may have changed.
 */
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
    private readonly letters: TransitionLetters,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { organisationId, ...version } = payload as OfPublisher;
    return this.work.within(tx, async (scope) => {
      const followed = await this.following.ofPublisher(scope, organisationId, version);
      const key = `${version.frameworkVersion}:${organisationId}`;
      await this.letters.post(tx, { ...followed, key, organisationId });
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
      await this.letters.post(tx, { ...late, key: decisionId, organisationId });
    });
  }
}

/** The publisher said anew what a listed application is: what could not be asked of it is asked now. */
@Injectable()
@Handles('referencing.read-again-under-framework')
export class ReadAgainUnderFrameworkHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly following: FollowNewFramework,
    private readonly letters: TransitionLetters,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { applicationId, organisationId, version } =
      payload as ApplicationEvents['referencing.listed-application-oriented.v1'];
    return this.work.within(tx, async (scope) => {
      const followed = await this.following.ofLatecomer(scope, applicationId);
      await this.letters.post(tx, { ...followed, key: `${applicationId}:${version}`, organisationId });
    });
  }
}

/** A signatory gave more time for what a new version asks. */
@Injectable()
@Handles('referencing.follow-extension')
export class FollowExtensionHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly following: FollowExtension,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { findingId, sourceType, action } = payload as FindingEvents['referencing.finding-moved.v1'];
    if (sourceType !== 'framework' || action !== 'extend') return Promise.resolve();
    return this.work.within(tx, (scope) => this.following.execute(scope, findingId));
  }
}

export const transitionHandlers: Provider[] = [
  TransitionLetters,
  FollowExtension,
  FollowNewFrameworkHandler,
  BeginTransitionHandler,
  CatchUpWithFrameworkHandler,
  ReadAgainUnderFrameworkHandler,
  FollowExtensionHandler,
];
