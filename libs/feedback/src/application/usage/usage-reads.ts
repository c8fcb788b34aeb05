import type { ApplicationId } from '../../domain/application-id.js';
import type { Period } from '../../domain/usage/usage-period.js';
import type { UsageRecord } from '../../domain/usage/usage-record.js';

export abstract class UsageReads {
  /** Every month that was told, newest first. */
  abstract of(application: ApplicationId): Promise<UsageRecord[]>;
  /** Every version of one month, newest first; empty when it was never told. */
  abstract history(application: ApplicationId, period: Period): Promise<UsageRecord[]>;
}
