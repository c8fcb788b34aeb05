import { parse } from 'yaml';
import { z } from 'zod';
import { Invalid } from '#libs/kernel';
import type { Lexicon } from '../domain/reading/clues.js';
import type { NeverMissRule } from '../domain/reading/never-miss.js';
import type { Routing } from '../domain/reading/routing.js';
import { KINDS, SERVICES, SEVERITIES } from '../domain/reading/vocabulary.js';

const version = z.string().regex(/^\d+\.\d+\.\d+$/);
const lexicon = z.strictObject({ version, concepts: z.record(z.string(), z.array(z.string()).min(1)) });

const neverMiss = z.strictObject({
  version,
  rules: z.array(
    z.strictObject({
      id: z.string(),
      alert: z.string(),
      kind: z.enum(KINDS),
      severity: z.enum(SEVERITIES),
      all: z.array(z.string()).min(1),
      within: z.int().positive().optional(),
      unless: z.array(z.string()),
    }),
  ),
});

const condition = {
  kinds: z.array(z.enum(KINDS)).min(1),
  atLeast: z.enum(SEVERITIES).optional(),
  says: z.array(z.string()).min(1).optional(),
};
const routing = z.strictObject({
  version,
  services: z.array(z.strictObject({ ...condition, services: z.array(z.enum(SERVICES)) })),
  topics: z.array(z.strictObject({ ...condition, topic: z.string() })),
});

/** @throws Invalid `lexicon_malformed` naming what is wrong and where */
export const lexiconFrom = (text: string): Lexicon => valid('lexicon', lexicon, text);

/** @throws Invalid `rules_malformed`, also for a concept that the lexicon does not know */
export function neverMissFrom(text: string, known: Lexicon): readonly NeverMissRule[] {
  const { rules } = valid('rules', neverMiss, text);
  for (const { all, unless } of rules) mustKnow('rules', [...all, ...unless], known);
  return rules;
}

/** @throws Invalid `routing_malformed`, also for a concept that the lexicon does not know */
export function routingFrom(text: string, known: Lexicon): Routing {
  const parsed = valid('routing', routing, text);
  for (const { says = [] } of [...parsed.services, ...parsed.topics]) mustKnow('routing', says, known);
  return parsed;
}

function valid<Shape extends z.ZodType>(what: string, shape: Shape, text: string): z.infer<Shape> {
  const { success, data, error } = shape.safeParse(parse(text));
  if (success) return data;
  const faults = error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`);
  throw new Invalid(`${what}_malformed`, `The ${what} cannot be used. ${faults.join('; ')}`);
}

function mustKnow(what: string, concepts: readonly string[], { concepts: known }: Lexicon): void {
  const unknown = concepts.find((concept) => known[concept] === undefined);
  if (unknown !== undefined) throw new Invalid(`${what}_malformed`, `The lexicon has no concept ${unknown}.`);
}
