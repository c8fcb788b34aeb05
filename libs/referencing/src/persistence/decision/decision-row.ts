import type { Decision, ListingGrant } from '../../domain/decision/decision.js';
import type { DecisionRow } from './rows.js';

/** What a decision grants lies in columns, so that the database can check it. */
export function toRow({ grant, ...decision }: Decision): DecisionRow {
  return {
    ...decision,
    verdicts: [...decision.verdicts],
    letters: [...decision.letters],
    badges: [...decision.badges],
    motives: [...decision.motives],
    basis: grant?.basis ?? null,
    validUntil: grant?.validUntil ?? null,
    temporarySince: grant?.temporary?.since ?? null,
    temporaryCeiling: grant?.temporary?.ceiling ?? null,
  };
}

export function fromRow({ basis, validUntil, temporarySince, temporaryCeiling, ...decision }: DecisionRow): Decision {
  const temporary = temporarySince && temporaryCeiling ? { since: temporarySince, ceiling: temporaryCeiling } : null;
  const grant: ListingGrant | null = basis && validUntil ? { basis, validUntil, temporary } : null;
  return { ...decision, grant };
}
