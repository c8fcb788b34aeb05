import { DomainError } from '#libs/kernel';
import type { RetentionRule, Warnings } from '../domain/retention-policy.js';

/** Every figure of this context, from its versioned data file. */
export abstract class RetentionPolicy {
  abstract readonly version: number;
  /** In the order in which they are worked on. */
  abstract readonly rules: readonly RetentionRule[];
  abstract readonly warnings: Warnings;
  /** Records in one transaction, and transactions in one run of the worker. */
  abstract readonly batch: number;
  abstract readonly batchesInARow: number;
  /** How long an export can be fetched. */
  abstract readonly exportHours: number;

  /** @throws DomainError (not_found) */
  rule(name: string): RetentionRule {
    const found = this.rules.find((rule) => rule.name === name);
    if (!found) throw new DomainError('not_found', 'not_found', `There is no class ${name}.`);
    return found;
  }
}
