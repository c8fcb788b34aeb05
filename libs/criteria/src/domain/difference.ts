import type { Criterion, Framework } from './framework.js';

export interface ChangedField {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface ChangedEntry {
  readonly id: string;
  readonly title: string;
  /** In alphabetical order. */
  readonly fields: readonly ChangedField[];
}

export interface NamedEntry {
  readonly id: string;
  readonly title: string;
}

export interface EntriesDifference {
  readonly added: readonly NamedEntry[];
  readonly removed: readonly NamedEntry[];
  readonly changed: readonly ChangedEntry[];
}

/** What an application of either version can tell apart: the order of lists and of keys is not a difference. */
export interface FrameworkDifference {
  readonly from: string;
  readonly to: string;
  readonly criteria: EntriesDifference;
  readonly bricks: EntriesDifference;
  readonly badges: EntriesDifference;
  readonly sources: EntriesDifference;
  readonly tiers: EntriesDifference;
  /** Vocabularies, the tier matrix and its raises: each setting that changed, by its path. */
  readonly settings: readonly ChangedField[];
}

/** What changed from one version to the next, always in the same order for the same two versions. */
export function differenceOf(before: Framework, after: Framework): FrameworkDifference {
  const entries = <Entry extends NamedEntry>(pick: (framework: Framework) => readonly Entry[]) =>
    entriesDifference(pick(before), pick(after));
  return {
    from: before.framework.version,
    to: after.framework.version,
    criteria: entries<Criterion>(({ criteria }) => criteria),
    bricks: entries(({ bricks }) => bricks),
    badges: entries(({ badges }) => badges),
    sources: entries(({ sources }) => sources),
    tiers: entries(({ proportionality }) => proportionality.tiers),
    settings: changedFields(settingsOf(before), settingsOf(after)),
  };
}

export const isEmptyDifference = ({ from: _, to: __, settings, ...lists }: FrameworkDifference): boolean =>
  settings.length === 0 &&
  Object.values(lists).every(({ added, removed, changed }) => added.length + removed.length + changed.length === 0);

function entriesDifference<Entry extends NamedEntry>(
  before: readonly Entry[],
  after: readonly Entry[],
): EntriesDifference {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const present = new Set(after.map(({ id }) => id));
  return {
    added: after.filter(({ id }) => !old.has(id)).map(named),
    removed: before.filter(({ id }) => !present.has(id)).map(named),
    changed: after.flatMap((entry) => {
      const former = old.get(entry.id);
      const fields = former ? changedFields(former, entry) : [];
      return fields.length > 0 ? [{ ...named(entry), fields }] : [];
    }),
  };
}

const named = ({ id, title }: NamedEntry): NamedEntry => ({ id, title });

function changedFields(before: object, after: object): ChangedField[] {
  const old = new Map<string, unknown>(Object.entries(before));
  const present = new Map<string, unknown>(Object.entries(after));
  return [...new Set([...old.keys(), ...present.keys()])]
    .sort()
    .filter((field) => sameText(old.get(field)) !== sameText(present.get(field)))
    .map((field) => ({ field, before: old.get(field) ?? null, after: present.get(field) ?? null }));
}

const settingsOf = ({ vocabularies, proportionality: { tier_matrix, tier_raise }, semantics }: Framework) => ({
  ...Object.fromEntries(Object.entries(vocabularies).map(([name, terms]) => [`vocabularies/${name}`, terms])),
  ...Object.fromEntries(Object.entries(semantics).map(([name, text]) => [`semantics/${name}`, text])),
  'proportionality/tier_matrix': tier_matrix,
  'proportionality/tier_raise': tier_raise,
});

/** Lists of plain words are sets; objects are compared without the order of their keys. */
function sameText(value: unknown): string {
  if (Array.isArray(value)) {
    const items = value.map(sameText);
    return `[${(value.every((item) => typeof item === 'string') ? items.sort() : items).join()}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => `${JSON.stringify(key)}:${sameText(inner)}`);
    return `{${pairs.sort().join()}}`;
  }
  return JSON.stringify(value ?? null);
}
