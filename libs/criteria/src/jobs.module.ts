import { Module } from '@nestjs/common';
import { CriteriaModule } from './criteria.module.js';
import { EnterIntoForceOnItsDay, RetireClosedVersionsDaily } from './jobs/handlers.js';

@Module({ imports: [CriteriaModule], providers: [EnterIntoForceOnItsDay, RetireClosedVersionsDaily] })
export class CriteriaJobsModule {}
