import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Operation } from '#libs/access';
import { NotFound } from '#libs/kernel';
import { FrameworkArchive } from '../application/framework-archive.js';
import { Frameworks } from '../application/frameworks.js';
import { explain } from '../domain/explanation.js';
import type { Policy } from '../domain/policy.js';
import { readDecisionCase } from '../notation/parse-decision-case.js';
import { DecisionExplanationView } from './decision.view.js';
import { RecomputationDto } from './recomputation.dto.js';

/** Published verdicts and a published rule: anyone finds the same outcome. */
@Controller('api/v1/public/decision-rule')
export class DecisionRuleController {
  constructor(
    private readonly archive: FrameworkArchive,
    private readonly frameworks: Frameworks,
  ) {}

  @Post('recomputation')
  @HttpCode(200)
  @Operation('recomputeDecision', 'The outcome that the policy gives to verdicts, rule by rule')
  async recompute(@Body() { policy, name: _, ...file }: RecomputationDto): Promise<DecisionExplanationView> {
    return explain(readDecisionCase(file), await this.policy(policy)) as DecisionExplanationView;
  }

  private async policy(number: string | undefined): Promise<Policy> {
    if (number !== undefined) return (await this.archive.publicPolicy(number)).policy;
    const inForce = await this.frameworks.inForce();
    if (!inForce) throw new NotFound('policy', 'in force');
    return inForce.policy;
  }
}
