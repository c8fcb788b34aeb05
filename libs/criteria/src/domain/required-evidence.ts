import type { Criterion, Evidence, Framework } from './framework.js';
import type { Severity, Tier } from './vocabulary.js';

/** Certificates and registers are asked by law: no tier lowers them. */
const ASKED_BY_LAW = ['certificat', 'registre_public'];

/** The proofs a criterion asks at this tier: the trust asked is lowered to the tier's ceiling when it is above it. */
export function requiredEvidence(
  { proportionality, vocabularies }: Framework,
  criterion: Criterion,
  severity: Severity,
  tier: Tier,
): Evidence[] {
  const cap = proportionality.tiers.find(({ id }) => id === tier)?.trust_cap[severity];
  const rank = (trust: string | undefined) => vocabularies.evidence_trust.find(({ id }) => id === trust)?.rank ?? 0;
  return criterion.evidence.map((proof) =>
    cap === undefined || ASKED_BY_LAW.includes(proof.type) || rank(proof.min_trust) <= rank(cap)
      ? proof
      : { ...proof, min_trust: cap },
  );
}
