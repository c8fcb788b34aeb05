import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { z } from 'zod';
import { Settings } from '#libs/config';
import { projectRoot } from '#libs/kernel';
import { IdentityPolicy } from '../application/identity-policy.js';

const MINUTE_MS = 60_000;

const policySchema = z.strictObject({
  mandate: z.strictObject({ warned_before: z.string().regex(/^\d+d$/), longest: z.string().regex(/^\d+m$/) }),
  api_key: z.strictObject({ max_days: z.int().positive() }),
  login: z.strictObject({ minutes_to_come_back: z.int().positive() }),
});

/** Read once, at start: a fault in the file stops the process, not a request. */
@Injectable()
export class FileIdentityPolicy extends IdentityPolicy {
  override readonly mandate;
  override readonly apiKey;
  override readonly loginMs;
  override readonly session;
  override readonly staffAcr;

  constructor(@Inject(Settings) settings: Settings) {
    super();
    const file = path.join(projectRoot, 'libs/identity/data/identity-policy.yaml');
    const { mandate, api_key, login } = policySchema.parse(parse(readFileSync(file, 'utf8')));
    this.mandate = { warnedBefore: mandate.warned_before, longest: mandate.longest };
    this.apiKey = { maxDays: api_key.max_days };
    this.loginMs = login.minutes_to_come_back * MINUTE_MS;
    this.session = {
      idleMs: settings.SESSION_IDLE_MINUTES * MINUTE_MS,
      absoluteMs: settings.SESSION_HOURS * 60 * MINUTE_MS,
    };
    this.staffAcr = settings.OIDC_STAFF_ACR;
  }
}
