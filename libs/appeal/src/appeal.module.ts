import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CriteriaModule } from '#libs/criteria';
import { EvaluationModule } from '#libs/evaluation';
import { IdentityModule } from '#libs/identity';
import { ReferencingModule } from '#libs/referencing';
import { AppealWork, JobWork } from './application/appeal.work.js';
import { AppealStatistics } from './application/appeal-statistics.js';
import { Circumstances } from './application/circumstances.js';
import { AppealRules, ContestedReader, OversightBody } from './application/neighbours.js';
import { AppealRow } from './persistence/appeal-row.js';
import { CriteriaAppealRules, IdentityOversightBody, ReferencingNeighbour } from './persistence/neighbours.js';
import { PgAppealWork } from './persistence/pg-appeal.work.js';
import { PgAppealStatistics } from './persistence/pg-appeal-statistics.js';

/** What every process needs of this context, and what others ask of it: `AppealStatistics`. */
@Module({
  imports: [TypeOrmModule.forFeature([AppealRow]), CriteriaModule, EvaluationModule, IdentityModule, ReferencingModule],
  providers: [
    PgAppealWork,
    { provide: AppealWork, useExisting: PgAppealWork },
    { provide: JobWork, useExisting: PgAppealWork },
    { provide: ContestedReader, useClass: ReferencingNeighbour },
    { provide: OversightBody, useClass: IdentityOversightBody },
    { provide: AppealRules, useClass: CriteriaAppealRules },
    { provide: AppealStatistics, useClass: PgAppealStatistics },
    Circumstances,
  ],
  exports: [AppealWork, JobWork, ContestedReader, AppealRules, AppealStatistics, Circumstances],
})
export class AppealModule {}
