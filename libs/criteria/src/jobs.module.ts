import { Module } from '@nestjs/common';
import { CriteriaModule } from './criteria.module.js';
import { EnterIntoForceOnItsDay, RetireClosedVersionsDaily, SimulateImpactOnListings } from './jobs/handlers.js';

@Module({
  imports: [CriteriaModule],
  providers: [EnterIntoForceOnItsDay, RetireClosedVersionsDaily, SimulateImpactOnListings],
})
export class CriteriaJobsModule {}
