import { Module } from '@nestjs/common';
import { ProblemCatalogue } from '#libs/http';
import { ChangesSheets } from './application/changes-sheet.js';
import { FrameworkVersionSheets } from './application/framework-version-sheet.js';
import { CriteriaModule } from './criteria.module.js';
import { criteriaProblems } from './http/criteria.problems.js';
import { DecisionRuleController } from './http/decision-rule.controller.js';
import { FrameworkChangesController } from './http/framework-changes.controller.js';
import { FrameworkVersionsController } from './http/framework-versions.controller.js';
import { ImpactController } from './http/impact/impact.controller.js';
import { PublicFrameworksController } from './http/public-frameworks.controller.js';
import { PublicPoliciesController } from './http/public-policies.controller.js';

@Module({
  imports: [CriteriaModule],
  controllers: [
    PublicFrameworksController,
    PublicPoliciesController,
    DecisionRuleController,
    FrameworkVersionsController,
    FrameworkChangesController,
    ImpactController,
  ],
  providers: [FrameworkVersionSheets, ChangesSheets],
})
export class CriteriaHttpModule {
  constructor(problems: ProblemCatalogue) {
    problems.register(criteriaProblems);
  }
}
