import type { z } from 'zod';
import type { Path, Remark } from './fault.js';

/** What a schema finds wrong, one remark for each key at fault. */
export function schemaRemarks(schema: z.ZodType, data: unknown, at: Path = []): Remark[] {
  const parsed = schema.safeParse(data);
  if (parsed.success) return [];
  return parsed.error.issues.flatMap((issue) => {
    const path = [...at, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        path: [...path, key],
        code: 'unknown_key',
        message: `the key ${key} is not known`,
      }));
    }
    const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
    return [
      missing
        ? { path, code: 'missing', message: `${String(path.at(-1) ?? 'the document')} is missing` }
        : { path, code: issue.code, message: issue.message },
    ];
  });
}
