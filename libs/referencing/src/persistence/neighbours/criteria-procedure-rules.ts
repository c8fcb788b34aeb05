import { Injectable } from '@nestjs/common';
import { Frameworks, type PublishedFramework } from '#libs/criteria';
import { Clock } from '#libs/kernel';
import { ProcedureRules, type Rules } from '../../application/neighbours.js';
import { rulesFrom } from './criteria-rules.js';

/** The framework and the policy, asked of the context that keeps them. */
@Injectable()
export class CriteriaProcedureRules extends ProcedureRules {
  constructor(
    private readonly frameworks: Frameworks,
    private readonly clock: Clock,
  ) {
    super();
  }

  async inForce(): Promise<Rules | undefined> {
    const published = await this.frameworks.inForce();
    return published && this.rules(published);
  }

  async of(frameworkVersion: string): Promise<Rules> {
    return this.rules(await this.frameworks.get(frameworkVersion));
  }

  private rules({ version, framework, policy, publishedOn, reopened, transitionOn }: PublishedFramework): Rules {
    return rulesFrom({
      frameworkVersion: version,
      framework,
      policy,
      publishedOn,
      reopened,
      transitionOn,
      today: this.clock.today(),
    });
  }
}
