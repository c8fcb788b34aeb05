/** How many reviews a criterion needs: the number of its tier, and one alone when an agent assesses it. */
export interface RequiredReviews {
  readonly id: string;
  readonly assessor: string;
  readonly expertsRequired: number;
}

/** A score as the quorum sees it: whose, of which round, and whether it still holds. */
export interface CountedScore {
  readonly criterion: string;
  readonly expertId: string;
  readonly round: number;
  /** The file changed on this criterion after the score was given. */
  readonly stale: boolean;
  /** The assignment is `submitted`: neither recalled nor voided. */
  readonly standing: boolean;
}

export interface CriterionQuorum {
  readonly criterion: string;
  readonly required: number;
  readonly received: number;
  readonly reached: boolean;
}

export const reviewsRequired = ({ assessor, expertsRequired }: RequiredReviews): number =>
  assessor === 'agent' ? 1 : expertsRequired;

export const counts = ({ stale, standing }: CountedScore): boolean => standing && !stale;

/**
 * Criterion by criterion, over all rounds: a review given in the first round still counts in the second.
 * What an extra round was opened for needs at least one review of that round.
 */
export function quorumOf(
  criteria: readonly RequiredReviews[],
  scores: readonly CountedScore[],
  extra: { readonly round: number; readonly criteria: readonly string[] },
): CriterionQuorum[] {
  const valid = scores.filter(counts);
  return criteria.map((criterion) => {
    const mine = valid.filter((score) => score.criterion === criterion.id);
    const received = new Set(mine.map(({ expertId }) => expertId)).size;
    const required = reviewsRequired(criterion);
    const fresh = !extra.criteria.includes(criterion.id) || mine.some(({ round }) => round === extra.round);
    return { criterion: criterion.id, required, received, reached: received >= required && fresh };
  });
}

export const isReached = (quorum: readonly CriterionQuorum[]): boolean =>
  quorum.length > 0 && quorum.every(({ reached }) => reached);
