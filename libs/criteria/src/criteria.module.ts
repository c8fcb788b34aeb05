import { Module } from '@nestjs/common';
import { ClassChanges } from './application/class-changes.js';
import { CriteriaWork } from './application/criteria.work.js';
import { EnterIntoForce } from './application/enter-into-force.js';
import { FrameworkArchive } from './application/framework-archive.js';
import { Frameworks } from './application/frameworks.js';
import { ImpactArchive } from './application/impact/impact-archive.js';
import { SimulateImpact } from './application/impact/simulate-impact.js';
import { ImportFramework } from './application/import-framework.js';
import { OpenConsultation } from './application/open-consultation.js';
import { PublishFramework } from './application/publish-framework.js';
import { RecallFramework } from './application/recall-framework.js';
import { RetireClosedVersions } from './application/retire-closed-versions.js';
import { ReviseFramework } from './application/revise-framework.js';
import { RewriteDraft } from './application/rewrite-draft.js';
import { SeedFramework } from './application/seed-framework.js';
import { PgImpactArchive } from './persistence/impact/pg-impact-archive.js';
import { PgCriteriaWork } from './persistence/pg-criteria.work.js';
import { PgFrameworkArchive } from './persistence/pg-framework-archive.js';
import { PgFrameworks } from './persistence/pg-frameworks.js';

const useCases = [
  ImportFramework,
  RewriteDraft,
  OpenConsultation,
  ReviseFramework,
  PublishFramework,
  RecallFramework,
  EnterIntoForce,
  RetireClosedVersions,
  SeedFramework,
  ClassChanges,
  SimulateImpact,
];

/** What every process may ask of the framework and the policy. Needs the database, the journal and the jobs table. */
@Module({
  providers: [
    ...useCases,
    PgCriteriaWork,
    { provide: CriteriaWork, useExisting: PgCriteriaWork },
    { provide: Frameworks, useClass: PgFrameworks },
    { provide: FrameworkArchive, useClass: PgFrameworkArchive },
    { provide: ImpactArchive, useClass: PgImpactArchive },
  ],
  exports: [...useCases, PgCriteriaWork, CriteriaWork, Frameworks, FrameworkArchive, ImpactArchive],
})
export class CriteriaModule {}
