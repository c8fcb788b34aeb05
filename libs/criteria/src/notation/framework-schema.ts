import { z } from 'zod';
import { isDay } from '#libs/kernel';
import type { Criterion, Framework } from '../domain/framework.js';
import { DEVICE_CLASSES, OBLIGATIONS, SEVERITIES, TIERS, TRACKS } from '../domain/vocabulary.js';

const word = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, 'is a short word without spaces');
const text = z.string().trim().min(1, 'is empty').max(4_000);
const words = z.array(word);
const someWords = words.min(1, 'names at least one');
const severity = z.enum(SEVERITIES);
const tier = z.enum(TIERS);
const version = z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/, 'is a version of three numbers, 1.2.0');
const count = z.number().int().min(0).max(1_000);

const term = { id: word, title: text };
const terms = z.array(z.strictObject(term)).min(1);

const identity = z.strictObject({
  id: word,
  version,
  status: word,
  language: word,
  date: z.string().refine(isDay, 'is a day, YYYY-MM-DD'),
  title: text,
  note: text.optional(),
});

const vocabularies = z.strictObject({
  categories: z.array(z.strictObject({ ...term, definition: text })).min(1),
  access_levels: z.array(z.strictObject({ ...term, rank: count, definition: text })).min(1),
  catalogs: terms,
  obligations: z.array(z.strictObject({ ...term, id: z.enum(OBLIGATIONS) })).min(1),
  severities: z
    .array(z.strictObject({ ...term, id: severity, weight: z.number().min(0).nullable(), effect: text }))
    .min(1),
  verdicts: z.array(z.strictObject({ ...term, rule: text.optional() })).min(1),
  evidence_types: someWords,
  evidence_trust: z.array(z.strictObject({ ...term, rank: count })).min(1),
  verification_methods: someWords,
  recheck_triggers: someWords,
  flags: terms,
  incident_topics: z.array(z.strictObject({ ...term, route: someWords })),
});

const raise = z
  .strictObject({
    when: z
      .strictObject({
        any_flag: someWords.optional(),
        ai_effect_on_person: z.boolean().optional(),
        device_class: z.array(z.enum(DEVICE_CLASSES)).min(1).optional(),
      })
      .refine((when) => Object.keys(when).length > 0, 'names no fact'),
    plus: z.number().int().min(1).max(TIERS.length).optional(),
    to: tier.optional(),
  })
  .refine(({ plus, to }) => (plus === undefined) !== (to === undefined), 'has either plus or to');

const proportionality = z.strictObject({
  note: text.optional(),
  tier_matrix: z.record(z.string(), z.record(z.string(), tier)),
  tier_raise: z.array(raise),
  tiers: z.array(
    z.strictObject({
      id: tier,
      title: text,
      trust_cap: z.strictObject({ bloquant: word, majeur: word, mineur: word }),
      experts: count.min(1),
      review_working_days: count.min(1),
      listing_months: count.min(1),
      routine_audit_months: count.min(1).nullable(),
      sample_rate: z.number().min(0).max(1),
    }),
  ),
});

const override = z
  .strictObject({
    when: z
      .strictObject({
        category: someWords.optional(),
        access: someWords.optional(),
        catalog: someWords.optional(),
        flag: someWords.optional(),
      })
      .refine((when) => Object.keys(when).length > 0, 'names no fact'),
    severity: severity.optional(),
    obligation: z.enum(OBLIGATIONS).optional(),
    trial_listing: z.boolean().optional(),
  })
  .refine(({ when: _, ...effects }) => Object.keys(effects).length > 0, 'changes nothing');

/** One criterion alone, so that a fault in one does not hide those of the others. */
export const criterionSchema: z.ZodType<Criterion> = z.strictObject({
  id: z.string().regex(/^[A-Z][A-Z0-9]{1,7}-[A-Z0-9]{1,8}$/, 'is a criterion id, DRO-01'),
  brick: word,
  title: text,
  question: text,
  obligation: z.enum(OBLIGATIONS),
  severity,
  categories: someWords,
  access_levels: someWords,
  catalogs: someWords,
  applies_when_flags: someWords.optional(),
  applies_when_track: z.enum(TRACKS).optional(),
  overrides: z.array(override).min(1).optional(),
  evidence: z.array(z.strictObject({ type: word, label: text, min_trust: word })).min(1, 'asks at least one proof'),
  verification: someWords,
  na_reasons: z.array(text).min(1).optional(),
  auto_check: word.optional(),
  recheck: words,
  phase_in: z
    .strictObject({ phase: z.number().int().min(2).max(9), months_after_publication: count.min(1) })
    .optional(),
  badge: word.optional(),
  floor: z.boolean().optional(),
  incident_topics: words,
  sources: z.array(z.strictObject({ source: word, locator: text })),
  note: text.optional(),
  since: version,
  replaces: someWords.optional(),
});

export const frameworkSchema: z.ZodType<Framework> = z.strictObject({
  framework: identity,
  semantics: z.record(word, text),
  vocabularies,
  proportionality,
  bricks: z
    .array(z.strictObject({ ...term, order: count, cnnum: text, aim: text, mandatory: z.boolean() }))
    .min(1, 'names at least one brick'),
  badges: z.array(z.strictObject({ ...term, rule: text })),
  sources: z.array(z.strictObject({ ...term, url: text, verified: text })),
  criteria: z.array(criterionSchema).min(1, 'names at least one criterion').max(2_000),
});
