import { Injectable } from '@nestjs/common';
import { type Actor, Clock, type Day, NotFound } from '#libs/kernel';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import { acknowledged, type ReferralId } from '../../domain/referral/referral.js';
import { personOf } from '../case/case-steps.js';
import { caseSubject } from '../case/case-subject.js';
import { VigilanceWork } from '../vigilance.work.js';
import { referralSubject } from './referral-subject.js';

export interface Acknowledgement {
  readonly reference: string;
  readonly on: Day;
}

/** The authority said that it has the referral, and under which reference. */
@Injectable()
export class AcknowledgeReferral {
  constructor(
    private readonly work: VigilanceWork,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, Conflict `acknowledged_already`, `acknowledged_before_sent` */
  async execute(actor: Actor, caseId: CaseId, id: ReferralId, { reference, on }: Acknowledgement): Promise<void> {
    await this.work.transaction(async (scope) => {
      const referral = await scope.referrals.forUpdate(id);
      if (referral.caseId !== caseId) throw new NotFound('referral', id);
      const after = acknowledged(referral, { reference, on, by: personOf(actor) }, this.clock.today());
      await scope.referrals.save(after);
      await scope.timers.cancel(referralSubject(id));
      await scope.journal.append({
        kind: 'referral.acknowledged',
        subject: caseSubject(caseId),
        actor,
        at: this.clock.now(),
        facts: { referral: id, service: referral.service, on, reference },
      });
    });
  }
}
