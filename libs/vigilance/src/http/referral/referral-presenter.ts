import { Injectable } from '@nestjs/common';
import { Clock, NotFound } from '#libs/kernel';
import { ReferralReads } from '../../application/referral/referral.work.js';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import type { ReferralId } from '../../domain/referral/referral.js';
import type { ReferralPackageView, ReferralView } from './referral.view.js';

/** Referrals of a case, and what was sent with each. */
@Injectable()
export class ReferralPresenter {
  constructor(
    private readonly reads: ReferralReads,
    private readonly clock: Clock,
  ) {}

  async ofCase(id: CaseId): Promise<ReferralView[]> {
    const now = this.clock.now();
    return (await this.reads.ofCase(id)).map((one) => ({
      id: one.id,
      service: one.service,
      motive: one.motive,
      sentAt: one.sentAt.toISOString(),
      dueAt: one.dueAt.toISOString(),
      overdue: one.acknowledgedOn === null && one.dueAt < now,
      acknowledgedOn: one.acknowledgedOn,
      reference: one.reference,
      hash: one.hash,
      packageHref: `/api/v1/cases/${id}/referrals/${one.id}/package.json`,
    }));
  }

  /** @throws NotFound */
  async package(caseId: CaseId, id: ReferralId): Promise<ReferralPackageView> {
    const found = await this.reads.find(id);
    if (found?.caseId !== caseId) throw new NotFound('referral', id);
    const { incident, perDay, ...facts } = found.facts;
    return {
      ...facts,
      incident: { ...incident, topics: [...incident.topics], versions: [...incident.versions] },
      perDay: perDay.map((one) => ({ ...one })),
      reports: (await this.reads.reported(found.reports)).map((one) => ({ ...one })),
    };
  }
}
