import type { Facts } from './facts.js';
import type { Criterion, Evidence, Framework, Override } from './framework.js';
import { requiredEvidence } from './required-evidence.js';
import { tierOf } from './tier.js';
import type { Obligation, Severity, Tier } from './vocabulary.js';

/** One criterion in scope, with the severity and obligation it has for these facts, and why. */
export interface ApplicableCriterion {
  readonly id: string;
  readonly brick: string;
  readonly title: string;
  readonly severity: Severity;
  readonly obligation: Obligation;
  /** 1 counts at once; 2 counts once its delay has run, and at once at renewal. */
  readonly phase: number;
  /** A missing proof may be made up for by a trial listing. */
  readonly trialListing: boolean;
  /** What is asked, with the trust lowered to the ceiling of the tier. */
  readonly evidence: readonly Evidence[];
  /** French sentences, for people. */
  readonly reasons: readonly string[];
}

export interface Scope {
  readonly tier: Tier;
  /** In the order of the framework. */
  readonly criteria: readonly ApplicableCriterion[];
}

/** Which criteria these facts bring, and how hard each one is. */
export function applicableCriteria(framework: Framework, facts: Facts): Scope {
  const tier = tierOf(framework.proportionality, facts);
  const criteria = framework.criteria
    .filter((criterion) => applies(criterion, facts))
    .map((criterion) => asApplied(criterion, framework, facts, tier));
  return { tier, criteria };
}

const applies = (criterion: Criterion, { category, access, catalog, flags, track }: Facts): boolean =>
  criterion.categories.includes(category) &&
  criterion.access_levels.includes(access) &&
  criterion.catalogs.includes(catalog) &&
  (criterion.applies_when_flags ?? []).every((flag) => flags.includes(flag)) &&
  (criterion.applies_when_track === undefined || criterion.applies_when_track === track);

function asApplied(criterion: Criterion, framework: Framework, facts: Facts, tier: Tier): ApplicableCriterion {
  const matching = (criterion.overrides ?? []).filter((override) => matches(override, facts));
  const last = <Key extends 'severity' | 'obligation' | 'trial_listing'>(key: Key) =>
    matching.findLast((override) => override[key] !== undefined)?.[key];
  const severity = last('severity') ?? criterion.severity;

  return {
    id: criterion.id,
    brick: criterion.brick,
    title: criterion.title,
    severity,
    obligation: last('obligation') ?? criterion.obligation,
    phase: criterion.phase_in?.phase ?? 1,
    trialListing: last('trial_listing') ?? false,
    evidence: requiredEvidence(framework, criterion, severity, tier),
    reasons: [
      ...whyInScope(criterion, framework, facts),
      ...matching.map((override) => whyOverridden(override, facts)),
    ],
  };
}

/** Every key of `when` must match; the values of a key are alternatives. */
const matches = ({ when }: Override, { category, access, catalog, flags }: Facts): boolean =>
  (when.category?.includes(category) ?? true) &&
  (when.access?.includes(access) ?? true) &&
  (when.catalog?.includes(catalog) ?? true) &&
  (when.flag?.some((flag) => flags.includes(flag)) ?? true);

/** Only what narrows the criterion is worth saying. */
function whyInScope(criterion: Criterion, { vocabularies }: Framework, facts: Facts): string[] {
  const title = (terms: readonly { readonly id: string; readonly title: string }[], id: string) =>
    `${id} (${terms.find((term) => term.id === id)?.title ?? id})`;
  const narrows = (list: readonly string[], all: readonly unknown[]) => list.length < all.length;
  const reasons = [
    ...(narrows(criterion.categories, vocabularies.categories)
      ? [`Catégorie ${title(vocabularies.categories, facts.category)}`]
      : []),
    ...(narrows(criterion.access_levels, vocabularies.access_levels)
      ? [`Niveau d'accès ${title(vocabularies.access_levels, facts.access)}`]
      : []),
    ...(narrows(criterion.catalogs, vocabularies.catalogs)
      ? [`Catalogue ${title(vocabularies.catalogs, facts.catalog)}`]
      : []),
    ...(criterion.applies_when_flags ?? []).map((flag) => `Drapeau ${title(vocabularies.flags, flag)}`),
    ...(criterion.applies_when_track ? [`Voie demandée : ${criterion.applies_when_track}`] : []),
  ];
  return reasons.length > 0 ? reasons : ["S'applique à toutes les applications"];
}

function whyOverridden({ when, severity, obligation, trial_listing }: Override, facts: Facts): string {
  const because = [
    ...(when.category ? [`catégorie ${facts.category}`] : []),
    ...(when.access ? [`accès ${facts.access}`] : []),
    ...(when.catalog ? [`catalogue ${facts.catalog}`] : []),
    ...(when.flag ? [`drapeau ${when.flag.filter((flag) => facts.flags.includes(flag)).join(', ')}`] : []),
  ].join(', ');
  const effects = [
    ...(severity ? [`gravité ${severity}`] : []),
    ...(obligation ? [obligation] : []),
    ...(trial_listing ? ["référencement à l'essai possible"] : []),
  ].join(', ');
  return `Règle particulière (${because}) : ${effects}`;
}
