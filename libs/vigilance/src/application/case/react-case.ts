import { Injectable } from '@nestjs/common';
import { Clock, SYSTEM } from '#libs/kernel';
import type { CaseFinding, CaseId } from '../../domain/case/case-snapshot.js';
import type { VigilanceScope } from '../vigilance.work.js';
import { CaseRules } from './case-neighbours.js';
import { CaseSteps } from './case-steps.js';

/** As the reporters of a case read it. */
const CORRECTED = 'L’éditeur a corrigé ce qui était établi, et la correction a été vérifiée.';

/** What a case does by itself when a finding that came of it ends. It may be told twice, and late. */
@Injectable()
export class ReactCase {
  constructor(
    private readonly steps: CaseSteps,
    private readonly rules: CaseRules,
    private readonly clock: Clock,
  ) {}

  async findingEnded(scope: VigilanceScope, caseId: CaseId, round: number, finding: CaseFinding): Promise<void> {
    const incident = await scope.cases.forUpdate(caseId);
    const before = incident.toSnapshot();
    const at = this.clock.now();
    const action = incident.follow(finding, round, CORRECTED, { by: null, at, rule: await this.rules.inForce() });
    if (action === null) await scope.cases.save(incident);
    else await this.steps.keep(scope, SYSTEM, { incident, before, at, action });
  }
}
