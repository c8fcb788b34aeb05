import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { z } from 'zod';
import { Frameworks, type PublishedFramework } from '#libs/criteria';
import { Conflict, frenchCalendar, parseDuration, projectRoot } from '#libs/kernel';
import { type AuditRule, AuditRules } from '../application/neighbours.js';

const share = z.number().min(0).max(1);
const fileSchema = z.strictObject({
  version: z.int().positive(),
  effective: z.iso.date(),
  evidence: z.strictObject({ old_after: share }),
  obstruction: z.strictObject({
    criterion: z.string(),
    severity: z.string(),
    text: z.strictObject({ fr: z.string(), en: z.string() }),
  }),
  critical: z.array(z.string()),
  out_of_turn: z.strictObject({
    failed_check: z.strictObject({
      severities: z.array(z.string()),
      times: z.int().positive(),
      apart: z.string().transform(hours),
    }),
  }),
});

/** Figures of the policy of a version, and those of the file beside it: a fault in the file stops the process at start. */
@Injectable()
export class PolicyAuditRules extends AuditRules {
  private readonly file = fileSchema.parse(
    parse(readFileSync(path.join(projectRoot, 'libs/audit/data/audit-policy.yaml'), 'utf8')),
  );

  constructor(private readonly frameworks: Frameworks) {
    super();
  }

  override async inForce(): Promise<AuditRule> {
    const published = await this.frameworks.inForce();
    if (!published) throw new Conflict('no_framework_in_force', 'No version of the framework is in force.');
    return this.ruleOf(published);
  }

  override async of(frameworkVersion: string): Promise<AuditRule> {
    return this.ruleOf(await this.frameworks.get(frameworkVersion));
  }

  private ruleOf({ version, framework, policy }: PublishedFramework): AuditRule {
    const { audits, calendar } = policy;
    const { tiers } = framework.proportionality;
    const { evidence, obstruction, critical, out_of_turn } = this.file;
    const { severities, times, apart } = out_of_turn.failed_check;
    const checks = new Map(framework.criteria.map(({ id, auto_check }) => [id, auto_check]));
    return {
      frameworkVersion: version,
      policyVersion: policy.policy.version,
      tiers: tiers.map(({ id }) => id),
      weights: audits.score,
      shareByDraw: audits.share_by_draw,
      routineMonths: Object.fromEntries(Object.entries(audits.routine).map(([tier, period]) => [tier, months(period)])),
      notice: audits.notice,
      fieldwork: audits.fieldwork,
      accessToEvidence: audits.access_to_evidence,
      observations: audits.observations,
      sampleRate: (tier) => tiers.find(({ id }) => id === tier)?.sample_rate ?? 1,
      oldAfter: evidence.old_after,
      obstruction: { ...obstruction, text: obstruction.text.fr },
      critical: new Set(critical),
      failedCheck: { severities: new Set(severities), times, apartHours: apart },
      automaticCheckOf: (criterion) => checks.get(criterion),
      calendar: frenchCalendar({ alsaceMoselle: calendar.alsace_moselle }),
    };
  }
}

/** @throws RangeError for a time that is not in hours */
function hours(duration: string): number {
  const { count, unit } = parseDuration(duration);
  if (unit !== 'hours') throw new RangeError(`${duration} is not a number of hours`);
  return count;
}

/** @throws RangeError for a routine period that is not in months */
function months(period: string | null): number | null {
  if (period === null) return null;
  const { count, unit } = parseDuration(period);
  if (unit !== 'months') throw new RangeError(`${period} is not a number of months`);
  return count;
}
