import { Injectable } from '@nestjs/common';
import { HotSql } from '#libs/database';
import { UsageReads } from '../application/usage/usage-reads.js';
import type { ApplicationId } from '../domain/application-id.js';
import type { Period } from '../domain/usage/usage-period.js';
import type { UsageRecord } from '../domain/usage/usage-record.js';
import { USAGE_COLUMNS } from './pg-usage-store.js';

const OF_APPLICATION = {
  name: 'feedback-usage',
  text: `SELECT ${USAGE_COLUMNS} FROM feedback.usage u WHERE application_id = $1 ORDER BY period DESC`,
};

const HISTORY = {
  name: 'feedback-usage-history',
  text: `SELECT ${USAGE_COLUMNS} FROM feedback.usage_history u WHERE application_id = $1 AND period = $2 ORDER BY version DESC`,
};

@Injectable()
export class PgUsageReads extends UsageReads {
  constructor(private readonly sql: HotSql) {
    super();
  }

  override of(application: ApplicationId) {
    return this.sql.rows<UsageRecord>(OF_APPLICATION, [application]);
  }

  override history(application: ApplicationId, period: Period) {
    return this.sql.rows<UsageRecord>(HISTORY, [application, period]);
  }
}
