import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler, type TimerPayload } from '#libs/jobs';
import { CriteriaWork } from '../application/criteria.work.js';
import { EnterIntoForce } from '../application/enter-into-force.js';
import { SimulateImpact, type SimulationWork } from '../application/impact/simulate-impact.js';
import { RetireClosedVersions } from '../application/retire-closed-versions.js';
import type { FrameworkVersionId } from '../domain/framework-version.js';

@Injectable()
@Handles('criteria.enter-into-force')
export class EnterIntoForceOnItsDay implements JobHandler {
  constructor(
    private readonly work: CriteriaWork,
    private readonly enterIntoForce: EnterIntoForce,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId } = payload as TimerPayload;
    return this.enterIntoForce.execute(this.work.within(tx), subjectId as FrameworkVersionId);
  }
}

@Injectable()
@Handles('criteria.retire-closed-versions')
export class RetireClosedVersionsDaily implements JobHandler {
  constructor(
    private readonly work: CriteriaWork,
    private readonly retire: RetireClosedVersions,
  ) {}

  run(tx: EntityManager): Promise<void> {
    return this.retire.execute(this.work.within(tx));
  }
}

@Injectable()
@Handles('criteria.simulate-impact')
export class SimulateImpactOnListings implements JobHandler {
  constructor(
    private readonly work: CriteriaWork,
    private readonly simulating: SimulateImpact,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    return this.simulating.continue(this.work.within(tx), payload as SimulationWork);
  }
}
