import type { CaseId } from '../../domain/case/case-snapshot.js';
import type { ReferralId, ReferralSnapshot, ReferredReport } from '../../domain/referral/referral.js';
import type { ReportId } from '../../domain/report/triage.js';

export interface ReferralStore {
  add(referral: ReferralSnapshot): Promise<void>;
  save(referral: ReferralSnapshot): Promise<void>;
  /** @throws NotFound */
  forUpdate(id: ReferralId): Promise<ReferralSnapshot>;
  /** As an authority reads them, oldest first. */
  reported(reports: readonly ReportId[]): Promise<readonly ReferredReport[]>;
}

export abstract class ReferralReads {
  abstract find(id: ReferralId): Promise<ReferralSnapshot | undefined>;
  /** First to last. */
  abstract ofCase(id: CaseId): Promise<readonly ReferralSnapshot[]>;
  abstract reported(reports: readonly ReportId[]): Promise<readonly ReferredReport[]>;
}
