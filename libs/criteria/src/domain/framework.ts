import type { DeviceClass, Obligation, Severity, Tier, Track } from './vocabulary.js';

/**
 * The reference framework (référentiel) of one version, exactly as its file writes it: what is published
 * as open data, quoted in a dossier and compared between versions is one and the same thing.
 */
export interface Framework {
  readonly framework: FrameworkIdentity;
  /** How the fields are to be understood, in words. */
  readonly semantics: Readonly<Record<string, string>>;
  readonly vocabularies: Vocabularies;
  readonly proportionality: Proportionality;
  readonly bricks: readonly Brick[];
  readonly badges: readonly Badge[];
  readonly sources: readonly Source[];
  readonly criteria: readonly Criterion[];
}

export interface FrameworkIdentity {
  readonly id: string;
  /** Three numbers, `1.2.0`; never used twice. */
  readonly version: string;
  readonly status: string;
  readonly language: string;
  readonly date: string;
  readonly title: string;
  readonly note?: string | undefined;
}

export interface Term {
  readonly id: string;
  readonly title: string;
}

export interface Vocabularies {
  readonly categories: readonly (Term & { readonly definition: string })[];
  readonly access_levels: readonly (Term & { readonly rank: number; readonly definition: string })[];
  readonly catalogs: readonly Term[];
  readonly obligations: readonly (Term & { readonly id: Obligation })[];
  readonly severities: readonly (Term & {
    readonly id: Severity;
    readonly weight: number | null;
    readonly effect: string;
  })[];
  readonly verdicts: readonly (Term & { readonly rule?: string | undefined })[];
  readonly evidence_types: readonly string[];
  readonly evidence_trust: readonly (Term & { readonly rank: number })[];
  readonly verification_methods: readonly string[];
  readonly recheck_triggers: readonly string[];
  readonly flags: readonly Term[];
  readonly incident_topics: readonly (Term & { readonly route: readonly string[] })[];
}

export interface Proportionality {
  readonly note?: string | undefined;
  /** Tier by category, then by data-access level. */
  readonly tier_matrix: Readonly<Record<string, Readonly<Record<string, Tier>>>>;
  /** Applied once each, in order, then the last tier is the ceiling. */
  readonly tier_raise: readonly TierRaise[];
  readonly tiers: readonly TierSettings[];
}

export interface TierRaise {
  readonly when: {
    readonly any_flag?: readonly string[] | undefined;
    readonly ai_effect_on_person?: boolean | undefined;
    readonly device_class?: readonly DeviceClass[] | undefined;
  };
  readonly plus?: number | undefined;
  readonly to?: Tier | undefined;
}

export interface TierSettings {
  readonly id: Tier;
  readonly title: string;
  /** The most trust that a proof may be asked to bear at this tier, by severity. */
  readonly trust_cap: Readonly<Record<Severity, string>>;
  readonly experts: number;
  readonly review_working_days: number;
  readonly listing_months: number;
  readonly routine_audit_months: number | null;
  readonly sample_rate: number;
}

export interface Brick extends Term {
  readonly order: number;
  readonly cnnum: string;
  readonly aim: string;
  readonly mandatory: boolean;
}

export interface Badge extends Term {
  readonly rule: string;
}

export interface Source extends Term {
  readonly url: string;
  readonly verified: string;
}

export interface Evidence {
  readonly type: string;
  readonly label: string;
  readonly min_trust: string;
}

/** What an override asks of the facts: every key given must match. */
export interface OverrideCondition {
  readonly category?: readonly string[] | undefined;
  readonly access?: readonly string[] | undefined;
  readonly catalog?: readonly string[] | undefined;
  readonly flag?: readonly string[] | undefined;
}

export interface Override {
  readonly when: OverrideCondition;
  readonly severity?: Severity | undefined;
  readonly obligation?: Obligation | undefined;
  /** The missing proof may be made up for by a trial listing. */
  readonly trial_listing?: boolean | undefined;
}

/** One closed question asked of an application. Its id is never given to another question. */
export interface Criterion {
  readonly id: string;
  readonly brick: string;
  readonly title: string;
  readonly question: string;
  readonly obligation: Obligation;
  readonly severity: Severity;
  readonly categories: readonly string[];
  readonly access_levels: readonly string[];
  readonly catalogs: readonly string[];
  readonly applies_when_flags?: readonly string[] | undefined;
  readonly applies_when_track?: Track | undefined;
  readonly overrides?: readonly Override[] | undefined;
  readonly evidence: readonly Evidence[];
  readonly verification: readonly string[];
  readonly na_reasons?: readonly string[] | undefined;
  readonly auto_check?: string | undefined;
  readonly recheck: readonly string[];
  /** Judged and published at once, counted in a decision only after this many months. */
  readonly phase_in?: { readonly phase: number; readonly months_after_publication: number } | undefined;
  readonly badge?: string | undefined;
  /** Asked of a trial whatever its brick and severity. */
  readonly floor?: boolean | undefined;
  readonly incident_topics: readonly string[];
  readonly sources: readonly { readonly source: string; readonly locator: string }[];
  readonly note?: string | undefined;
  readonly since: string;
  readonly replaces?: readonly string[] | undefined;
}
