import { z } from 'zod';
import { DURATION_PATTERN, isDay } from '#libs/kernel';
import type { Policy } from '../domain/policy.js';
import { LETTERS } from '../domain/policy.js';
import { SEVERITIES, TIERS } from '../domain/vocabulary.js';

/** No limit of a procedure is longer than ten thousand of its unit: what is longer is a slip of the hand. */
const duration = z
  .string()
  .regex(DURATION_PATTERN, 'is a duration: 15wd, 60d, 3m or 24h')
  .refine((text) => Number.parseInt(text, 10) <= 10_000, 'is too long');
const rate = z.number().min(0).max(1);
const count = z.number().int().min(0).max(1_000);
const weight = z.number().min(0).max(1_000);
const word = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, 'is a short word without spaces');
const text = z.string().trim().min(1, 'is empty').max(400);
const letter = z.enum(LETTERS);
const needed = z.enum(['required', 'optional']);

const keyed = <Key extends string, Value extends z.ZodType>(keys: readonly Key[], value: Value) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, Value>);
const bySeverity = <Value extends z.ZodType>(value: Value) => keyed(SEVERITIES, value);
const byTier = <Value extends z.ZodType>(value: Value) => keyed(TIERS, value);
const twice = keyed(['first', 'extension'], duration);

const decision = z.strictObject({
  weights: bySeverity(weight),
  full_with_reservations: z.strictObject({ max_rate: rate, majors_allowed: count }),
  temporary: z.strictObject({
    max_rate: rate,
    max_majors_per_brick: z.object({ default: count }).catchall(count),
    max_months_in_a_row: count,
  }),
  trial: z.strictObject({
    only_blocking_gap: word,
    requires_conform: word,
    max_tier: z.enum(TIERS),
    max_rate: rate,
    majors_allowed: count,
  }),
  adjournments_before_rejection: count,
  departure: keyed(['motive', 'second_signature'], needed),
});

const label = z.strictObject({
  weights: bySeverity(weight),
  letters: keyed(['A', 'B', 'C', 'D'], rate).refine(
    ({ A, B, C, D }) => A >= B && B >= C && C >= D,
    'thresholds fall from A to D',
  ),
  cap: keyed(['open_major', 'more_than_half_declared_only'], letter),
});

const limits = z.strictObject({
  admission: duration,
  contract_signature: twice,
  preparation: keyed(['initial', 'incomplete', 'conversion', 'transition', 'renewal'], duration),
  completeness: duration,
  evaluation: byTier(duration).extend({ extension: z.literal('once_same_length') }),
  invitation: duration,
  scoring: keyed(['first', 'grace', 'reopened'], duration),
  clarification: z.strictObject({ answer: duration, rounds: count, accept: duration }),
  reconciliation: duration,
  observations: twice,
  signature: duration,
  comply_after_adjournment: twice,
  draft_kept: duration,
});

const listing = z.strictObject({
  full: z.strictObject({
    default: duration,
    R1: duration.optional(),
    R2: duration.optional(),
    R3: duration.optional(),
    R4: duration.optional(),
  }),
  temporary: twice.extend({ extension_requires_closed_share: rate }),
  trial: twice.extend({ asked_before_end: duration, never_twice: z.boolean() }),
  new_request_after_failed_trial: duration,
  renewal: keyed(['opens_before', 'due_before'], duration).extend({ filed_in_time_keeps_listing: z.boolean() }),
  withdrawal_notice: duration,
});

const changes = z.strictObject({
  undeclared_found: duration,
  confirm_class: duration,
  file_change_dossier: keyed(['default', 'blocking'], duration),
  decide_change: duration,
  minor_sample_rate: rate,
  types: z
    .array(
      z
        .object({ id: word, title: text, substantial: z.boolean(), bricks: z.array(word) })
        .catchall(z.null('the key is not known')),
    )
    .min(1),
});

const audits = z.strictObject({
  routine: byTier(duration.nullable()),
  score: keyed(['tier', 'signal', 'change', 'evidence_age', 'reach', 'review_trend'], weight),
  share_by_draw: rate,
  notice: duration,
  fieldwork: duration,
  access_to_evidence: duration,
  observations: duration,
});

const incidentSeverities = ['S1', 'S2', 'S3', 'S4'] as const;

const incidents = z.strictObject({
  triage: keyed(['danger', 'health', 'other'], duration),
  severity: keyed(incidentSeverities, text),
  first_conclusion: keyed(incidentSeverities, duration),
  refer_to_ansm: z.literal('same_day'),
  human_answer: duration,
  outcome_told: duration,
  case: z.strictObject({
    independent_reports: count.min(1),
    window: duration,
    rate_times_category_median: weight,
    rate_min_reports: count.min(1),
    rate_window: duration,
    alone: z.array(z.enum(incidentSeverities)).min(1).optional(),
    triage: keyed(['harm', 'other'], duration).optional(),
    suspension_proposed: z.array(z.enum(incidentSeverities)).optional(),
    audited_at_once: z.strictObject({ kinds: z.array(word), topics: z.array(word) }).optional(),
    public_note: z.array(z.enum(incidentSeverities)).optional(),
    reopen: duration.optional(),
  }),
  publisher: keyed(['answer', 'commitment', 'check'], duration).optional(),
  publisher_duties: z.strictObject({
    cnil_breach: duration,
    cra: z.array(duration).min(1),
    mdr: z.array(duration).min(1),
  }),
});

export const policySchema: z.ZodType<Policy> = z.strictObject({
  policy: z.strictObject({
    id: word,
    version: z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/, 'is a version of three numbers, 1.2.0'),
    effective_at: z.string().refine(isDay, 'is a day, YYYY-MM-DD'),
    framework: word,
  }),
  decision,
  trial_scope: z.strictObject({
    floor: z.strictObject({ bricks: z.array(word), severities: z.array(z.enum(SEVERITIES)) }),
  }),
  label,
  experts: z.strictObject({
    conflict_window: duration,
    max_open_assignments: count.min(1),
    no_two_renewals_in_a_row: z.boolean(),
    assessor_default: word,
    competence_default: word,
  }),
  limits,
  listing,
  findings: z.strictObject({
    from_decision: keyed(['majeur', 'mineur'], duration),
    from_audit_incident_framework: bySeverity(duration),
    verification: duration,
    rejections_before_failed: count.min(1),
  }),
  changes,
  audits,
  suspension: keyed(
    ['emergency_decided', 'ratified', 'publisher_heard', 'first', 'max', 'oversight_told_after'],
    duration,
  ),
  appeal: keyed(
    ['lodge', 'admissibility', 'decide', 'defence', 'inaction_after', 'notice_deemed_read'],
    duration,
  ).extend({ members: count.min(1).optional() }),
  incidents,
  calendar: z.strictObject({
    country: z.literal('FR'),
    alsace_moselle: z.boolean(),
    timezone: z.literal('Europe/Paris'),
  }),
  framework_versions: z
    .strictObject({
      consultation: duration,
      notice_before_effect: duration,
      closing_max: duration,
      simulation_valid: duration.optional(),
    })
    .optional(),
  procedure: z
    .strictObject({
      returns: z.int().min(0),
      extra_rounds: z.int().min(0),
      after_rejection: duration.optional(),
      emergency_access: duration.optional(),
      reminders: z.record(z.string(), z.array(z.int().min(0))),
    })
    .optional(),
});
