import { parse } from 'yaml';
import { z } from 'zod';
import { KINDS, SEVERITIES } from '../domain/reading/vocabulary.js';
import type { LabelledText } from '../training/labelled-text.js';
import type { TrainingPlan } from '../training/train.js';

const plan = z.strictObject({
  version: z.string(),
  decays: z.array(z.number().positive()).min(1),
  epochs: z.int().positive(),
  weakWeight: z.number().min(0).max(1),
  balance: z.number().min(0).max(1),
  folds: z.int().min(2),
  innerFolds: z.int().min(2),
  sure: z.number(),
  healthKind: z.number(),
  caution: z.number().min(0),
  mostFlagged: z.number().min(0).max(1),
});

/** @throws when the file is not of its shape, naming where */
export const trainingPlanFrom = (text: string): TrainingPlan => plan.parse(parse(text));

const labelled = z.object({
  id: z.string(),
  text: z.string(),
  kind: z.enum(KINDS),
  severity: z.enum(SEVERITIES),
  synthetic: z.boolean().optional(),
  weak: z.boolean().optional(),
  holdout: z.boolean().optional(),
});

/** A line of a file of labels; one without a kind is a text that nobody has read, and is left out. */
export function labelledLine(line: string): LabelledText | 'unlabelled' | { readonly fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { fault: 'it is not JSON' };
  }
  if (typeof value === 'object' && value !== null && !('kind' in value)) return 'unlabelled';
  const { success, data, error } = labelled.safeParse(value);
  return success
    ? data
    : { fault: error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`).join('; ') };
}
