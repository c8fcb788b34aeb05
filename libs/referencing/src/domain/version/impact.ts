import { Invalid } from '#libs/kernel';
import type { DecidedVerdict } from '../decision/decision.js';
import type { ChangePolicy, ChangeType } from './version-policy.js';

export const VERSION_CLASSES = ['minor', 'substantial'] as const;
export type VersionClass = (typeof VERSION_CLASSES)[number];

/** What the answers to the questionnaire come to. */
export interface Impact {
  readonly class: VersionClass;
  /** Kinds of change that happened. */
  readonly types: readonly string[];
  /** Bricks reopened: the union of those of each kind. */
  readonly bricks: readonly string[];
  /** Criteria of those bricks that apply to the application. */
  readonly criteria: readonly string[];
}

/** A criterion that applies to the application, as it was judged last. */
export type AppliedCriterion = Pick<DecidedVerdict, 'criterion' | 'brick' | 'severity'>;

/** One substantial change makes the version substantial; the class is never chosen, it follows from what changed. */
export function impactOf(
  happened: readonly string[],
  { types }: Pick<ChangePolicy, 'types'>,
  applied: readonly AppliedCriterion[],
): Impact {
  const known = new Map(types.map((type) => [type.id, type]));
  const changes = [...new Set(happened)].map((id, position) => typeNamed(known, id, position));
  const bricks = [...new Set(changes.flatMap((change) => change.bricks))];
  return {
    class: changes.some(({ substantial }) => substantial) ? 'substantial' : 'minor',
    types: changes.map(({ id }) => id),
    bricks,
    criteria: applied.filter(({ brick }) => bricks.includes(brick)).map(({ criterion }) => criterion),
  };
}

/** The severity that users are protected from at once. */
const BLOCKING = 'bloquant';

/** The impacted criteria, those that block first. */
export const weightiestFirst = ({ criteria }: Impact, applied: readonly AppliedCriterion[]): AppliedCriterion[] => {
  const impacted = applied.filter(({ criterion }) => criteria.includes(criterion));
  return [...impacted.filter(isBlocking), ...impacted.filter((one) => !isBlocking(one))];
};

export const isBlocking = ({ severity }: Pick<AppliedCriterion, 'severity'>): boolean => severity === BLOCKING;

/** In which the file of the change is to be sent. */
export const filingLimit = (impact: Impact, applied: readonly AppliedCriterion[], policy: ChangePolicy): string =>
  policy.file_change_dossier[weightiestFirst(impact, applied).some(isBlocking) ? 'blocking' : 'default'];

function typeNamed(known: ReadonlyMap<string, ChangeType>, id: string, position: number): ChangeType {
  const type = known.get(id);
  if (type) return type;
  const reason = { code: 'unknown_change_type', message: `must be one of ${[...known.keys()].join(', ')}` };
  throw new Invalid('unknown_change_type', `The policy knows no change ${id}.`, [
    { ...reason, field: `/changes/${position}` },
  ]);
}
