import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler, type TimerPayload } from '#libs/jobs';
import { SYSTEM } from '#libs/kernel';
import { JobWork } from '../../application/job-work.js';
import { HearPublisher } from '../../application/measure/hear-publisher.js';
import { ProlongListing } from '../../application/measure/prolong-listing.js';
import { ReactListing } from '../../application/measure/react-listing.js';
import { WithdrawListing } from '../../application/measure/withdraw-listing.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import type { ListingId } from '../../domain/listing/listing-id.js';
import type { HearingId } from '../../domain/measure/hearing.js';
import type { ProlongationId } from '../../domain/measure/prolongation.js';
import type { WithdrawalId } from '../../domain/measure/withdrawal.js';

/** The last day of a listing has passed. */
@Injectable()
@Handles('referencing.listing-validity')
export class ListingValidityHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly react: ReactListing,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId } = payload as TimerPayload;
    return this.work.within(tx, (scope) => this.react.validityPassed(scope, subjectId as ListingId));
  }
}

/** The time to renew has come. */
@Injectable()
@Handles('referencing.listing-renewal')
export class ListingRenewalHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly react: ReactListing,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId } = payload as TimerPayload;
    return this.work.within(tx, (scope) => this.react.renewalOpens(scope, subjectId as ListingId));
  }
}

/** A dossier ended, and with it the protection it may have given. */
@Injectable()
@Handles('referencing.listing-unprotected')
export class ListingUnprotectedHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly react: ReactListing,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { dossierId } = payload as { dossierId: DossierId };
    return this.work.within(tx, async (scope) => {
      const { applicationId } = (await scope.dossiers.get(dossierId)).toSnapshot();
      await this.react.dossierClosed(scope, applicationId);
    });
  }
}

/** A suspension, or its ratification, is left without a decision. */
@Injectable()
@Handles('referencing.listing-undecided')
export class ListingUndecidedHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly react: ReactListing,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId, kind, dueAt } = payload as TimerPayload;
    return this.work.within(tx, (scope) =>
      this.react.leftWithoutDecision(scope, subjectId as ListingId, kind, new Date(dueAt)),
    );
  }
}

/** The time to answer a hearing has passed. */
@Injectable()
@Handles('referencing.hearing-limit')
export class HearingLimitHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly hearings: HearPublisher,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId } = payload as TimerPayload;
    return this.work.within(tx, (scope) => this.hearings.timeOut(scope, subjectId as HearingId));
  }
}

/** The time to answer a request for more time has passed. */
@Injectable()
@Handles('referencing.prolongation-limit')
export class ProlongationLimitHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly prolongations: ProlongListing,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId, dueAt } = payload as TimerPayload;
    return this.work.within(tx, (scope) =>
      this.prolongations.leftUnanswered(scope, subjectId as ProlongationId, new Date(dueAt)),
    );
  }
}

/** The notice of a withdrawal has been served. */
@Injectable()
@Handles('referencing.withdrawal-notice')
export class WithdrawalNoticeHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly withdrawals: WithdrawListing,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId } = payload as TimerPayload;
    return this.work.within(tx, (scope) => this.withdrawals.noticeServed(scope, SYSTEM, subjectId as WithdrawalId));
  }
}
