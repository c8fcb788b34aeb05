import { Injectable } from '@nestjs/common';
import { Clock, SYSTEM } from '#libs/kernel';
import type { NoticeId } from '../../domain/notice/notice.js';
import type { ReferencingScope } from '../referencing.work.js';
import { calendarFor } from './calendar-for.js';
import { recordReceipt } from './record-receipt.js';

/** Not opening a decision does not stop it: after the time of the policy it counts as read (PUB-20). */
@Injectable()
export class DeemNoticeRead {
  constructor(private readonly clock: Clock) {}

  /** May run twice, and late: a notice that was read, or may still be, is left alone. */
  async execute(scope: ReferencingScope, id: NoticeId): Promise<void> {
    const notice = await scope.notices.forUpdate(id);
    const { state, deemedReadOn, decisionId } = notice.toSnapshot();
    const today = this.clock.today();
    if (state !== 'available' || today <= deemedReadOn) return;

    notice.deemRead(today, await calendarFor(scope, decisionId));
    await scope.notices.save(notice);
    const receipt = { actor: SYSTEM, at: this.clock.now(), from: state, action: 'timeout' } as const;
    await recordReceipt(scope, receipt, notice.toSnapshot());
  }
}
