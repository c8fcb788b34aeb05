import type { Severity, Tier } from './vocabulary.js';

/** A time limit as the policy writes it: `15wd`, `60d`, `3m`, `24h`. */
export type DurationText = string;

type ByTier<Value> = Readonly<Record<Tier, Value>>;
type BySeverity<Value> = Readonly<Record<Severity, Value>>;

/**
 * Every threshold, weight and time limit of the procedure: data with a version and an effective date, tied to a
 * framework. Keys are those of its file; nothing here is repeated as a constant in code.
 */
export interface Policy {
  readonly policy: {
    readonly id: string;
    readonly version: string;
    readonly effective_at: string;
    readonly framework: string;
  };
  readonly decision: DecisionPolicy;
  readonly trial_scope: {
    readonly floor: { readonly bricks: readonly string[]; readonly severities: readonly Severity[] };
  };
  readonly label: LabelPolicy;
  readonly experts: {
    readonly conflict_window: DurationText;
    readonly max_open_assignments: number;
    readonly no_two_renewals_in_a_row: boolean;
    readonly assessor_default: string;
    readonly competence_default: string;
  };
  readonly limits: LimitsPolicy;
  readonly listing: ListingPolicy;
  readonly findings: {
    readonly from_decision: Readonly<Record<'majeur' | 'mineur', DurationText>>;
    readonly from_audit_incident_framework: BySeverity<DurationText>;
    readonly verification: DurationText;
    readonly rejections_before_failed: number;
  };
  readonly changes: ChangesPolicy;
  readonly audits: AuditsPolicy;
  readonly suspension: Readonly<
    Record<
      'emergency_decided' | 'ratified' | 'publisher_heard' | 'first' | 'max' | 'oversight_told_after',
      DurationText
    >
  >;
  readonly appeal: Readonly<
    Record<'lodge' | 'admissibility' | 'decide' | 'defence' | 'inaction_after' | 'notice_deemed_read', DurationText>
  > & {
    /** How many settle one appeal at least; a policy that does not say it asks for one. */
    readonly members?: number | undefined;
  };
  readonly incidents: IncidentsPolicy;
  readonly calendar: { readonly country: 'FR'; readonly alsace_moselle: boolean; readonly timezone: 'Europe/Paris' };
  /** Life of the framework itself; a policy without it sets no minimum. */
  readonly framework_versions?:
    | (Readonly<Record<'consultation' | 'notice_before_effect' | 'closing_max', DurationText>> & {
        /** How long a simulation of the impact may be published with; without it, as long as what it rests on is the same. */
        readonly simulation_valid?: DurationText | undefined;
      })
    | undefined;
  /** How often a file may go back, and when who is waited for is reminded; a policy without it never goes back. */
  readonly procedure?: ProcedurePolicy | undefined;
}

export interface ProcedurePolicy {
  /** Times a file may be sent back as incomplete. */
  readonly returns: number;
  /** Rounds of evaluation that may be opened after the first. */
  readonly extra_rounds: number;
  /** What is left at least to correct evidence of a finding that was rejected; without it, as long as its verification. */
  readonly after_rejection?: DurationText | undefined;
  /** How long an emergency access to a dossier lasts; without it there is none. */
  readonly emergency_access?: DurationText | undefined;
  /** Days before the end of a limit on which somebody is reminded, by state of the dossier, `clarification` or `finding`. */
  readonly reminders: Readonly<Record<string, readonly number[]>>;
}

export interface DecisionPolicy {
  readonly weights: BySeverity<number>;
  readonly full_with_reservations: { readonly max_rate: number; readonly majors_allowed: number };
  readonly temporary: {
    readonly max_rate: number;
    /** By brick; `default` for the bricks that are not named. */
    readonly max_majors_per_brick: Readonly<Record<string, number>> & { readonly default: number };
    readonly max_months_in_a_row: number;
  };
  readonly trial: {
    readonly only_blocking_gap: string;
    readonly requires_conform: string;
    readonly max_tier: Tier;
    readonly max_rate: number;
    readonly majors_allowed: number;
  };
  /** Adjournments already pronounced on a file that turn the next one into a rejection. */
  readonly adjournments_before_rejection: number;
  readonly departure: Readonly<Record<'motive' | 'second_signature', 'required' | 'optional'>>;
}

/** Best first; below the last threshold the letter is E. */
export const LETTERS = ['A', 'B', 'C', 'D', 'E'] as const;
export type Letter = (typeof LETTERS)[number];

export interface LabelPolicy {
  readonly weights: BySeverity<number>;
  /** The least share of conform weight that earns each letter. */
  readonly letters: Readonly<Record<Exclude<Letter, 'E'>, number>>;
  /** The best letter that is still possible in these situations. */
  readonly cap: Readonly<Record<'open_major' | 'more_than_half_declared_only', Letter>>;
}

export interface LimitsPolicy {
  readonly admission: DurationText;
  readonly contract_signature: Readonly<Record<'first' | 'extension', DurationText>>;
  readonly preparation: Readonly<
    Record<'initial' | 'incomplete' | 'conversion' | 'transition' | 'renewal', DurationText>
  >;
  readonly completeness: DurationText;
  readonly evaluation: ByTier<DurationText> & { readonly extension: 'once_same_length' };
  readonly invitation: DurationText;
  readonly scoring: Readonly<Record<'first' | 'grace' | 'reopened', DurationText>>;
  readonly clarification: Readonly<Record<'answer' | 'accept', DurationText>> & { readonly rounds: number };
  readonly reconciliation: DurationText;
  readonly observations: Readonly<Record<'first' | 'extension', DurationText>>;
  readonly signature: DurationText;
  readonly comply_after_adjournment: Readonly<Record<'first' | 'extension', DurationText>>;
  readonly draft_kept: DurationText;
}

export interface ListingPolicy {
  /** By tier; `default` for the tiers that are not named. */
  readonly full: { readonly [T in Tier]?: DurationText | undefined } & { readonly default: DurationText };
  readonly temporary: Readonly<Record<'first' | 'extension', DurationText>> & {
    readonly extension_requires_closed_share: number;
  };
  readonly trial: Readonly<Record<'first' | 'extension' | 'asked_before_end', DurationText>> & {
    readonly never_twice: boolean;
  };
  readonly new_request_after_failed_trial: DurationText;
  readonly renewal: Readonly<Record<'opens_before' | 'due_before', DurationText>> & {
    readonly filed_in_time_keeps_listing: boolean;
  };
  readonly withdrawal_notice: DurationText;
}

/** One answer of the questionnaire that tells whether a release is substantial, and which bricks it reopens. */
export interface ChangeType {
  readonly id: string;
  readonly title: string;
  readonly substantial: boolean;
  readonly bricks: readonly string[];
}

export interface ChangesPolicy {
  readonly undeclared_found: DurationText;
  readonly confirm_class: DurationText;
  readonly file_change_dossier: Readonly<Record<'default' | 'blocking', DurationText>>;
  readonly decide_change: DurationText;
  readonly minor_sample_rate: number;
  readonly types: readonly ChangeType[];
}

export interface AuditsPolicy {
  /** Null: only by the draw. */
  readonly routine: ByTier<DurationText | null>;
  readonly score: Readonly<Record<'tier' | 'signal' | 'change' | 'evidence_age' | 'reach' | 'review_trend', number>>;
  readonly share_by_draw: number;
  readonly notice: DurationText;
  readonly fieldwork: DurationText;
  readonly access_to_evidence: DurationText;
  readonly observations: DurationText;
}

export type IncidentSeverity = 'S1' | 'S2' | 'S3' | 'S4';

export interface IncidentsPolicy {
  readonly triage: Readonly<Record<'danger' | 'health' | 'other', DurationText>>;
  /** What the reporter's words are worth: `serious health_harm` is "serious, with harm to health". */
  readonly severity: Readonly<Record<IncidentSeverity, string>>;
  readonly first_conclusion: Readonly<Record<IncidentSeverity, DurationText>>;
  readonly refer_to_ansm: 'same_day';
  readonly human_answer: DurationText;
  readonly outcome_told: DurationText;
  readonly case: {
    readonly independent_reports: number;
    readonly window: DurationText;
    readonly rate_times_category_median: number;
    readonly rate_min_reports: number;
    readonly rate_window: DurationText;
    /** Severities of which one report opens a case. */
    readonly alone?: readonly IncidentSeverity[] | undefined;
    /** How long a case waits to be qualified; without it, as long as a report, or as the first answer of a person. */
    readonly triage?: Readonly<Record<'harm' | 'other', DurationText>> | undefined;
    /** Severities at which a suspension is proposed; without it, the gravest. */
    readonly suspension_proposed?: readonly IncidentSeverity[] | undefined;
    /** What is audited out of turn once it is confirmed: kinds of reports, or topics; without it, what is asked for. */
    readonly audited_at_once?: { readonly kinds: readonly string[]; readonly topics: readonly string[] } | undefined;
    /** Severities of which the public reads what was established; without it, the two gravest. */
    readonly public_note?: readonly IncidentSeverity[] | undefined;
    /** How long after its conclusion a case may be opened again; without it, as long as an appeal may be lodged. */
    readonly reopen?: DurationText | undefined;
  };
  /** What a publisher is asked: days to answer, the farthest day of a commitment, days to check it; without it, those of reports. */
  readonly publisher?: Readonly<Record<'answer' | 'commitment' | 'check', DurationText>> | undefined;
  readonly publisher_duties: {
    readonly cnil_breach: DurationText;
    readonly cra: readonly DurationText[];
    readonly mdr: readonly DurationText[];
  };
}
