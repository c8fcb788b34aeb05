import { Injectable } from '@nestjs/common';
import type { Acting, Standing } from '#libs/access';
import { type ActionView, lifeOf, limitAt } from '#libs/http';
import { Clock, NotFound, offers } from '#libs/kernel';
import { DecisionReads } from '../../application/decision/decision-reads.js';
import { NoticeReads, type ReadNotice } from '../../application/notice/notice-reads.js';
import type { NoticeId, NoticeSnapshot } from '../../domain/notice/notice.js';
import { noticeLifecycle } from '../../domain/notice/notice.lifecycle.js';
import { decisionOperations } from '../decision/decision.operations.js';
import { decisionView } from '../decision/decision-presenter.js';
import { horizonOf } from '../horizon.js';
import { noticeWords } from '../state-words.js';
import type { NoticeLineView, NoticeView } from './notice.view.js';

/** A notice as one reader may see it: the publisher gets the content once he has acknowledged it (PUB-20). */
@Injectable()
export class NoticePresenter {
  constructor(
    private readonly notices: NoticeReads,
    private readonly decisions: DecisionReads,
    private readonly clock: Clock,
  ) {}

  async view({ person, standings }: Acting, id: NoticeId): Promise<NoticeView> {
    const found = await this.notices.find(id);
    if (!found) throw new NotFound('notice', id);
    const forAuthority = horizonOf(person) === 'all';
    const { decisionId, state, deemedReadOn } = found.notice;
    const limit = limitAt(state === 'available' ? deemedReadOn : null, this.clock.now());
    const decision = forAuthority || state === 'acknowledged' ? await this.decisions.find(decisionId) : null;
    return {
      ...noticeLine(found),
      ...lifeOf(noticeLifecycle, state, noticeWords, limit, actionsOn(found.notice, standings)),
      ...(decision && { content: decisionView(decision, forAuthority) }),
    };
  }
}

export function noticeLine({ notice, ...about }: ReadNotice): NoticeLineView {
  const { decisionId: _decision, readBy: _reader, lodgeWithin: _limit, availableAt, readAt, ...rest } = notice;
  return {
    ...about,
    ...rest,
    waitingOn: noticeLifecycle.waitingOn[notice.state] ?? 'nobody',
    availableAt: availableAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  };
}

function actionsOn({ id, state }: NoticeSnapshot, standings: ReadonlySet<Standing>): ActionView[] {
  const may = decisionOperations.acknowledgeNotice.allow.some((standing) => standings.has(standing));
  if (!may) return [];
  return offers(noticeLifecycle, state, new Set(['publisher'] as const), new Set()).map(
    ({ name, allowed, reasons }) => ({
      name,
      allowed,
      reasons: [...reasons],
      method: 'POST',
      href: `/api/v1/notices/${id}/acknowledgement`,
    }),
  );
}
