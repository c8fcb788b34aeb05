import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseDuration, projectRoot } from '#libs/kernel';
import { RetentionPolicy } from '../application/retention-policy.js';
import { declaredClass, declaredSql } from './declared-sql.js';

const policySchema = z.strictObject({
  version: z.int().positive(),
  effective: z.iso.date(),
  warnings: z.strictObject({ first: z.string().regex(/^\d+m$/), second: z.string().regex(/^\d+d$/) }),
  batch: z.int().min(1).max(5_000),
  batches_in_a_row: z.int().min(1).max(1_000),
  exports: z.strictObject({ available: z.string().regex(/^\d+h$/) }),
  classes: z.record(
    z.string().regex(/^[a-z][a-z-]+$/),
    z.strictObject({ keep: z.string().regex(/^\d+[mdh]$/), told: z.boolean() }),
  ),
});

/** Read once, at start: a class without a period, or a period without a class, stops the process. */
@Injectable()
export class FileRetentionPolicy extends RetentionPolicy {
  override readonly version;
  override readonly rules;
  override readonly warnings;
  override readonly batch;
  override readonly batchesInARow;
  override readonly exportHours;

  constructor() {
    super();
    const file = path.join(projectRoot, 'libs/retention/data/retention-policy.yaml');
    const policy = policySchema.parse(parse(readFileSync(file, 'utf8')));
    this.version = policy.version;
    this.rules = Object.entries(policy.classes).map(([name, rule]) => ({ name, ...rule }));
    this.warnings = {
      firstMonths: parseDuration(policy.warnings.first).count,
      secondDays: parseDuration(policy.warnings.second).count,
    };
    this.batch = policy.batch;
    this.batchesInARow = policy.batches_in_a_row;
    this.exportHours = parseDuration(policy.exports.available).count;

    for (const { name } of this.rules) declaredClass(name);
    const without = declaredSql('retention').filter(({ name }) => !(name in policy.classes));
    if (without.length > 0) throw new Error(`no period for ${without.map(({ name }) => name).join(', ')}`);
  }
}
