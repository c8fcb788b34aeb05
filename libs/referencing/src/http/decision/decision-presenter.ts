import type { ReadDecision } from '../../application/decision/decision-reads.js';
import type { DecisionLineView, DecisionView } from './decision.view.js';
import { outcomeWords } from './outcome-words.js';

/** A decision as its readers get it. People are named to the authority alone. */
export function decisionView({ decision, ...names }: ReadDecision, forAuthority: boolean): DecisionView {
  const { grant, preparedBy, signedBy, secondSignedBy, signedAt, supersedes, ...rest } = decision;
  return {
    ...rest,
    dossierNumber: names.dossierNumber,
    applicationName: names.applicationName,
    outcomeWords: outcomeWords[decision.outcome],
    basis: grant?.basis ?? null,
    validUntil: grant?.validUntil ?? null,
    verdicts: decision.verdicts.map((verdict) => ({ ...verdict })),
    letters: decision.letters.map(({ capped, trust, ...letter }) => ({
      ...letter,
      trust: { ...trust },
      capped: [...capped],
    })),
    badges: [...decision.badges],
    motives: decision.motives.map((motive) => ({ ...motive })),
    signedAt: signedAt.toISOString(),
    supersedes: supersedes && { id: supersedes, number: names.supersedesNumber },
    supersededBy: names.supersededBy,
    ...(forAuthority && { signers: { preparedBy, signedBy, secondSignedBy } }),
  };
}

export function decisionLine({
  decision,
  applicationName,
  dossierNumber,
  supersededBy,
}: ReadDecision): DecisionLineView {
  const { id, number, kind, dossierId, applicationId, organisationId, outcome, grant, signedAt } = decision;
  return {
    id,
    number,
    kind,
    dossierId,
    dossierNumber,
    applicationId,
    applicationName,
    organisationId,
    outcome,
    outcomeWords: outcomeWords[outcome],
    basis: grant?.basis ?? null,
    validUntil: grant?.validUntil ?? null,
    signedAt: signedAt.toISOString(),
    supersededBy,
  };
}
