import { addMonths, type Day, parseDuration } from '#libs/kernel';

/** What can tie an expert to an organisation. The last two are words of the regulator, not ties. */
export const CONFLICT_KINDS = [
  'member',
  'shareholder',
  'paid_adviser',
  'family',
  'competitor',
  'other',
  'network',
  'appeal_review',
  'pinned_conflict',
  'pinned_free',
] as const;

export type ConflictKind = (typeof CONFLICT_KINDS)[number];

/** What an expert can declare of himself. */
export const DECLARABLE_KINDS = [
  'member',
  'shareholder',
  'paid_adviser',
  'family',
  'competitor',
  'network',
  'other',
] as const satisfies readonly ConflictKind[];

export type DeclarableKind = (typeof DECLARABLE_KINDS)[number];

export type ConflictSource = 'declared' | 'detected' | 'set_by_regulator';

export interface ConflictRelation {
  readonly id: string;
  /** The organisation, by its SIREN: nine digits. */
  readonly siren: string;
  readonly kind: ConflictKind;
  readonly from: Day;
  /** Null while it lasts. */
  readonly to: Day | null;
  readonly source: ConflictSource;
}

/** The publisher and the organisations of its group, which conflict alike (EXP-03, EXP-04). */
export interface Party {
  readonly siren: string;
  readonly group: ReadonlySet<string>;
}

export interface ConflictFound {
  readonly relationId: string;
  readonly kind: ConflictKind | 'former_member' | 'former_shareholder' | 'former_adviser';
  /** A hard one excludes; a soft one needs the clearance of the lead. */
  readonly strength: 'hard' | 'soft';
  readonly siren: string;
}

const SOFT: ReadonlySet<ConflictKind> = new Set(['network', 'appeal_review']);

/** Ties of money and work still count for the window of the policy after they ended. */
const FORMER = {
  member: 'former_member',
  shareholder: 'former_shareholder',
  paid_adviser: 'former_adviser',
} as const satisfies Partial<Record<ConflictKind, string>>;

/**
 * Why this expert may not, or not without clearance, evaluate this publisher today.
 * A pinned non-conflict silences what was detected for the pair; what the expert declared stands.
 * @param window how long a former tie counts, in months of the policy (`60m`)
 */
export function conflictsOf(
  relations: readonly ConflictRelation[],
  { siren, group }: Party,
  today: Day,
  window: string,
): ConflictFound[] {
  const concerned = relations.filter((relation) => relation.siren === siren || group.has(relation.siren));
  const silenced = new Set(
    concerned.filter((relation) => relation.kind === 'pinned_free' && isRunning(relation, today)).map((r) => r.siren),
  );
  return concerned
    .filter(({ kind }) => kind !== 'pinned_free')
    .filter((relation) => relation.source !== 'detected' || !(silenced.has(relation.siren) || silenced.has(siren)))
    .flatMap((relation) => judge(relation, today, window));
}

export const isHard = ({ strength }: ConflictFound): boolean => strength === 'hard';

function judge(relation: ConflictRelation, today: Day, window: string): ConflictFound[] {
  const { id: relationId, kind, siren, to } = relation;
  if (isRunning(relation, today)) return [{ relationId, kind, siren, strength: SOFT.has(kind) ? 'soft' : 'hard' }];
  const former = FORMER[kind as keyof typeof FORMER];
  if (!former || to === null || to >= today || addMonths(to, monthsOf(window)) < today) return [];
  return [{ relationId, kind: former, siren, strength: 'hard' }];
}

const isRunning = ({ from, to }: ConflictRelation, today: Day): boolean =>
  from <= today && (to === null || to >= today);

function monthsOf(window: string): number {
  const { count, unit } = parseDuration(window);
  if (unit !== 'months') throw new RangeError(`${window} is not a number of months`);
  return count;
}
