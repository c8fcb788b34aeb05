import type { DataSource } from 'typeorm';
import { frameworksOver } from '#libs/criteria';
import { type Clock, dayOf } from '#libs/kernel';
import type { Policy } from '#rules/criteria';
import type { Rules } from './application/neighbours.js';
import type { DecidedVerdict } from './domain/decision/decision.js';
import { type DecidedDossier, OutcomeMatrix, replay } from './domain/decision/replay.js';
import { isOnTrialTrack } from './domain/dossier/dossier.js';
import { decidedDossiers } from './persistence/decision/pg-decided-dossiers.js';
import { rulesFrom } from './persistence/neighbours/criteria-rules.js';

/**
 * For commands: every decided dossier once more through the rule that decides, under another policy. Each stands for
 * itself: what came before it is taken as it was, and who signed might still have departed from the rule.
 */
export async function simulatePolicy(database: DataSource, clock: Clock, policy: Policy): Promise<OutcomeMatrix> {
  const frameworks = frameworksOver(database);
  const matrix = new OutcomeMatrix();
  for await (const file of decidedDossiers(database)) {
    const { framework, publishedOn } = await frameworks.get(file.frameworkVersion);
    const today = dayOf(clock.now());
    const rules = rulesFrom({ frameworkVersion: file.frameworkVersion, framework, policy, publishedOn, today });
    matrix.add(replay(file, scopeUnder(rules, file), rules));
  }
  return matrix;
}

/**
 * A trial is judged on the floor that the policy draws. What the other policy counts among it and nobody judged is
 * still to be completed: silence never counts as conformity.
 */
function scopeUnder(rules: Rules, { kind, facts, verdicts }: DecidedDossier): readonly DecidedVerdict[] {
  if (!isOnTrialTrack({ facts })) return verdicts;
  const judged = new Map(verdicts.map((one) => [one.criterion, one]));
  return rules.applicability(kind, facts).criteria.map(({ criterion, brick, severity, obligation, inForce }) => {
    const unjudged = { criterion, brick, severity, obligation, inForce, verdict: 'a_completer' as const, trust: null };
    return judged.get(criterion) ?? unjudged;
  });
}
