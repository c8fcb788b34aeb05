import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler, type TimerPayload } from '#libs/jobs';
import { ReactAudit } from '../application/audit/react-audit.js';
import { AuditJobWork } from '../application/audit.work.js';
import { DrawPlans } from '../application/plan/draw-plans.js';
import type { FollowedFinding } from '../domain/audit/audit-snapshot.js';
import type { AuditTimer } from '../domain/audit/audit-timers.js';
import type { ApplicationId, AuditId, FindingId, ListingId } from '../domain/ids.js';

/** The seed of a frozen plan may be known by now. */
@Injectable()
@Handles('audit.draw-frozen-plans')
export class DrawFrozenPlansHandler implements JobHandler {
  constructor(
    private readonly work: AuditJobWork,
    private readonly drawing: DrawPlans,
  ) {}

  run(tx: EntityManager): Promise<void> {
    return this.work.within(tx, (scope) => this.drawing.execute(scope));
  }
}

/** A day of an audit has come, or a limit has passed. */
@Injectable()
@Handles('audit.limits')
export class AuditLimitsHandler implements JobHandler {
  constructor(
    private readonly work: AuditJobWork,
    private readonly react: ReactAudit,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId, kind } = payload as TimerPayload;
    return this.work.within(tx, (scope) => this.react.limitReached(scope, subjectId as AuditId, kind as AuditTimer));
  }
}

interface FindingMoved {
  readonly findingId: FindingId;
  readonly sourceType: string;
  readonly sourceId: string;
  readonly to: string;
  readonly action?: string;
}

const SETTLED: ReadonlySet<string> = new Set<FollowedFinding['state']>(['verified', 'waived', 'failed']);

/** A finding that this context asked for has come to its end. One that fell with the listing was not put right. */
@Injectable()
@Handles('audit.follow-finding')
export class FollowFindingHandler implements JobHandler {
  constructor(
    private readonly work: AuditJobWork,
    private readonly react: ReactAudit,
  ) {}

  async run(tx: EntityManager, payload: unknown): Promise<void> {
    const { findingId, sourceType, sourceId, to, action } = payload as FindingMoved;
    if (sourceType !== 'audit' || !SETTLED.has(to)) return;
    const state = action === 'listingEnded' ? 'failed' : (to as FollowedFinding['state']);
    const finding = { findingId, state };
    await this.work.within(tx, (scope) => this.react.findingSettled(scope, sourceId as AuditId, finding));
  }
}

/** A listing was suspended, or has ended, or changed in a way that is no matter of audits. */
@Injectable()
@Handles('audit.follow-listing')
export class FollowListingHandler implements JobHandler {
  constructor(
    private readonly work: AuditJobWork,
    private readonly react: ReactAudit,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { listingId } = payload as { listingId: ListingId };
    return this.work.within(tx, (scope) => this.react.listingChanged(scope, listingId));
  }
}

/** A confirmed case asks for an audit out of turn. */
@Injectable()
@Handles('audit.follow-case')
export class FollowCaseHandler implements JobHandler {
  constructor(
    private readonly work: AuditJobWork,
    private readonly react: ReactAudit,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { caseId, applicationId, motive } = payload as CaseAsks;
    return this.work.within(tx, (scope) => this.react.caseAsks(scope, applicationId, `incident:${caseId}`, motive));
  }
}

interface CaseAsks {
  readonly caseId: string;
  readonly applicationId: ApplicationId;
  readonly motive: string;
}
