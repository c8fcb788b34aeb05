import type { FrameworkDifference } from './difference.js';

/** What a change means for those already listed. */
export const CHANGE_CLASSES = [
  'editorial',
  'clarified',
  'tightened',
  'new_mandatory',
  'new_optional',
  'removed',
] as const;
export type ChangeClass = (typeof CHANGE_CLASSES)[number];

export type ChangeClasses = Readonly<Record<string, ChangeClass>>;

/** Whoever is listed must comply anew with these. */
export const reopens = (change: ChangeClass | undefined): boolean =>
  change === 'tightened' || change === 'new_mandatory';

/** A criterion of the same question: its last outcome may be carried over. */
export const carriesOver = (change: ChangeClass | undefined): boolean =>
  change === undefined || change === 'editorial' || change === 'clarified';

const ALLOWED = {
  added: ['new_mandatory', 'new_optional'],
  removed: ['removed'],
  changed: ['editorial', 'clarified', 'tightened', 'new_mandatory', 'new_optional'],
} as const satisfies Record<string, readonly ChangeClass[]>;

/** The criteria of this difference that are not classed, or not in a class that their kind of change may have. */
export function unclassed({ criteria }: FrameworkDifference, classes: ChangeClasses): string[] {
  const kinds = ['added', 'removed', 'changed'] as const;
  return kinds.flatMap((kind) =>
    criteria[kind].flatMap(({ id }) => {
      const given = Object.hasOwn(classes, id) ? classes[id] : undefined;
      return given !== undefined && (ALLOWED[kind] as readonly ChangeClass[]).includes(given) ? [] : [id];
    }),
  );
}

export interface Misclassed {
  readonly id: string;
  readonly why: 'criterion_unchanged' | 'class_not_possible';
}

/** Classes given to criteria that did not change, or that their kind of change cannot have. */
export function misclassed({ criteria }: FrameworkDifference, classes: ChangeClasses): Misclassed[] {
  const kinds = new Map(
    (['added', 'removed', 'changed'] as const).flatMap((kind) => criteria[kind].map(({ id }) => [id, kind] as const)),
  );
  return Object.entries(classes).flatMap(([id, given]): Misclassed[] => {
    const kind = kinds.get(id);
    if (!kind) return [{ id, why: 'criterion_unchanged' }];
    return (ALLOWED[kind] as readonly ChangeClass[]).includes(given) ? [] : [{ id, why: 'class_not_possible' }];
  });
}
