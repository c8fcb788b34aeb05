import { z } from 'zod';
import { Invalid } from '#libs/kernel';
import type { DecisionCase } from '../domain/decision-case.js';
import { OBLIGATIONS, SEVERITIES, TIERS, VERDICTS } from '../domain/vocabulary.js';
import { pointer } from './fault.js';
import { schemaRemarks } from './schema-remarks.js';

const count = z.number().int().min(0).max(1_000);
const word = z.string().min(1).max(80);

const verdict = z.object({
  criterion: word,
  brick: word,
  obligation: z.enum(OBLIGATIONS),
  severity: z.enum(SEVERITIES),
  verdict: z.enum(VERDICTS),
  inForce: z.boolean().optional(),
});

const decisionCase = z
  .object({
    verdicts: z.array(verdict).max(5_000),
    tier: z.enum(TIERS),
    returns: count.optional(),
    falseDeclaration: z.boolean().optional(),
    temporaryMonthsUsed: z.number().min(0).max(1_000).optional(),
  })
  .superRefine(({ verdicts }, context) => {
    const seen = new Set<string>();
    verdicts.forEach(({ criterion }, index) => {
      if (seen.has(criterion)) {
        context.addIssue({
          code: 'custom',
          path: ['verdicts', index, 'criterion'],
          message: `${criterion} has two verdicts`,
        });
      }
      seen.add(criterion);
    });
  });

/**
 * A case from outside. Members that the rule does not know are left aside.
 * @throws Invalid (`case_not_usable`) naming every member at fault
 */
export function readDecisionCase(input: unknown): DecisionCase {
  const remarks = schemaRemarks(decisionCase, input);
  if (remarks.length > 0) {
    const reasons = remarks.map(({ path, code, message }) => ({ code, message, field: pointer(path) || '/' }));
    const said = reasons.map(({ field, message }) => `${field} ${message}`).join('; ');
    throw new Invalid('case_not_usable', `The case cannot be decided: ${said}.`, reasons);
  }
  return input as DecisionCase;
}
