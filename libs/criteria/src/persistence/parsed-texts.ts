import type { Framework } from '../domain/framework.js';
import type { Policy } from '../domain/policy.js';
import { frameworkFrom } from '../notation/parse-framework.js';
import { policyFrom } from '../notation/parse-policy.js';

/** More versions than are ever read at the same time. */
const KEPT = 20;

const frameworks = new Map<string, Framework>();
const policies = new Map<string, Policy>();

/**
 * Texts already read, by the hash of the text: the same text is always the same framework, so nothing goes stale, and one
 * memory serves the whole process.
 */
export class ParsedTexts {
  async framework(hash: string, text: () => Promise<string>): Promise<Framework> {
    return frameworks.get(hash) ?? remember(frameworks, hash, frameworkFrom(await text()));
  }

  async policy(hash: string, text: () => Promise<string>): Promise<Policy> {
    return policies.get(hash) ?? remember(policies, hash, policyFrom(await text()));
  }
}

function remember<Value>(known: Map<string, Value>, hash: string, value: Value): Value {
  const [oldest] = known.keys();
  if (known.size >= KEPT && oldest !== undefined) known.delete(oldest);
  known.set(hash, value);
  return value;
}
