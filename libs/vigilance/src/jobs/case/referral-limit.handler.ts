import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler, type TimerPayload } from '#libs/jobs';
import { dayOf } from '#libs/kernel';
import { JobWork } from '../../application/vigilance.work.js';
import type { ReferralId } from '../../domain/referral/referral.js';
import { CaseMail } from './case-mail.js';

const UNACKNOWLEDGED = {
  fr: 'une saisine dont personne n’a accusé réception',
  en: 'a referral that nobody has acknowledged',
} as const;

/** An authority has not said in time that it has a referral: those on duty ask. */
@Injectable()
@Handles('vigilance.referral-limit')
export class ReferralLimitHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly mail: CaseMail,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId } = payload as TimerPayload;
    return this.work.within(tx, async (scope) => {
      const { id, caseId, dueAt, acknowledgedOn } = await scope.referrals.forUpdate(subjectId as ReferralId);
      if (acknowledgedOn !== null) return;
      await this.mail.send(tx, (await scope.cases.forUpdate(caseId)).toSnapshot(), {
        key: `referral-late:${id}`,
        what: UNACKNOWLEDGED,
        dueOn: dayOf(dueAt),
        roles: ['vigilance_officer', 'duty_officer'],
      });
    });
  }
}
