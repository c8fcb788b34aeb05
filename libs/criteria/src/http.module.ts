import { Module } from '@nestjs/common';
import { ProblemCatalogue } from '#libs/http';
import { FrameworkVersionSheets } from './application/framework-version-sheet.js';
import { CriteriaModule } from './criteria.module.js';
import { criteriaProblems } from './http/criteria.problems.js';
import { DecisionRuleController } from './http/decision-rule.controller.js';
import { FrameworkVersionsController } from './http/framework-versions.controller.js';
import { PublicFrameworksController } from './http/public-frameworks.controller.js';
import { PublicPoliciesController } from './http/public-policies.controller.js';

@Module({
  imports: [CriteriaModule],
  controllers: [
    PublicFrameworksController,
    PublicPoliciesController,
    DecisionRuleController,
    FrameworkVersionsController,
  ],
  providers: [FrameworkVersionSheets],
})
export class CriteriaHttpModule {
  constructor(problems: ProblemCatalogue) {
    problems.register(criteriaProblems);
  }
}
