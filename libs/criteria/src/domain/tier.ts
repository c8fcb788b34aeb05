import type { Facts } from './facts.js';
import type { Proportionality, TierRaise } from './framework.js';
import { own } from './own.js';
import { type Tier, tierOfRank, tierRank } from './vocabulary.js';

export interface TierStep {
  readonly tier: Tier;
  /** What brought the tier here, in French. */
  readonly reason: string;
}

/**
 * The matrix category × access, raised by each rule that holds, once, in order; the last tier is the ceiling.
 * The steps say why; the last one is the tier.
 */
export function tierSteps({ tier_matrix, tier_raise }: Proportionality, facts: Facts): TierStep[] {
  const start = own(own(tier_matrix, facts.category) ?? {}, facts.access);
  if (!start) throw new RangeError(`no tier for ${facts.category} with ${facts.access}`);

  const steps: TierStep[] = [{ tier: start, reason: `catégorie ${facts.category}, accès ${facts.access}` }];
  let tier = start;
  for (const raise of tier_raise) {
    const reason = whyRaised(raise, facts);
    if (reason === undefined) continue;
    const raised = raise.to ?? tierOfRank(tierRank(tier) + (raise.plus ?? 0));
    tier = tierRank(raised) > tierRank(tier) ? raised : tier;
    steps.push({ tier, reason });
  }
  return steps;
}

export const tierOf = (proportionality: Proportionality, facts: Facts): Tier =>
  tierSteps(proportionality, facts).at(-1)?.tier ?? tierOfRank(Number.POSITIVE_INFINITY);

/** Undefined when the rule does not hold: every key it names must. */
function whyRaised({ when }: TierRaise, { flags, device_class, ai_effect_on_person }: Facts): string | undefined {
  const reasons: string[] = [];
  if (when.any_flag) {
    const found = when.any_flag.filter((flag) => flags.includes(flag));
    if (found.length === 0) return undefined;
    reasons.push(`drapeau ${found.join(', ')}`);
  }
  if (when.ai_effect_on_person !== undefined) {
    if ((ai_effect_on_person ?? false) !== when.ai_effect_on_person) return undefined;
    reasons.push("effet d'une IA sur la personne");
  }
  if (when.device_class) {
    if (!device_class || !when.device_class.includes(device_class)) return undefined;
    reasons.push(`dispositif de classe ${device_class}`);
  }
  return reasons.join(', ');
}
