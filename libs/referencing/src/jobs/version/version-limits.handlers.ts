import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler, type TimerPayload } from '#libs/jobs';
import { JobWork } from '../../application/job-work.js';
import { ClassifyVersion } from '../../application/version/classify-version.js';
import { EndVersion } from '../../application/version/end-version.js';
import { WatchUndeclared } from '../../application/version/watch-undeclared.js';
import type { DecisionEvents } from '../../domain/decision/decision.events.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import type { VersionId } from '../../domain/version/application-version.js';
import type { UndeclaredChangeId } from '../../domain/version/undeclared-change.js';

/** Nobody classed a declared version otherwise in time. */
@Injectable()
@Handles('referencing.version-class-stands')
export class VersionClassStandsHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly classing: ClassifyVersion,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId } = payload as TimerPayload;
    return this.work.within(tx, (scope) => this.classing.classStands(scope, subjectId as VersionId));
  }
}

/** A dossier ended, and with it the chance of the version it judged. */
@Injectable()
@Handles('referencing.version-dossier-ended')
export class VersionDossierEndedHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly ending: EndVersion,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { dossierId } = payload as { dossierId: DossierId };
    return this.work.within(tx, (scope) => this.ending.dossierEnded(scope, dossierId));
  }
}

/** A listing ended, and with it what waited on it. */
@Injectable()
@Handles('referencing.version-listing-ended')
export class VersionListingEndedHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly ending: EndVersion,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { listingId, status } = payload as DecisionEvents['referencing.listing-changed.v1'];
    if (status !== 'delisted') return Promise.resolve();
    return this.work.within(tx, (scope) => this.ending.listingEnded(scope, listingId));
  }
}

/** The last day to declare a change that was found has passed. */
@Injectable()
@Handles('referencing.undeclared-limit')
export class UndeclaredLimitHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly watch: WatchUndeclared,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId } = payload as TimerPayload;
    return this.work.within(tx, (scope) => this.watch.limitPassed(scope, subjectId as UndeclaredChangeId));
  }
}
