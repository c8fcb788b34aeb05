import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { ApiTags } from '#openapi';
import { personOf } from '../../application/dossier/dossier-action.js';
import { AcknowledgeNotice } from '../../application/notice/acknowledge-notice.js';
import { NoticeReads } from '../../application/notice/notice-reads.js';
import type { NoticeId } from '../../domain/notice/notice.js';
import { keysetPage } from '../decision/keyset-page.js';
import { horizonOf } from '../horizon.js';
import { NoticeQuery } from './notice.dto.js';
import { NoticePageView, NoticeView } from './notice.view.js';
import { NoticePresenter, noticeLine } from './notice-presenter.js';

@ApiTags('notices')
@Controller('api/v1/notices')
export class NoticeController {
  constructor(
    private readonly reads: NoticeReads,
    private readonly presenter: NoticePresenter,
    private readonly acknowledge: AcknowledgeNotice,
  ) {}

  @Get()
  @Operation('listNotices', 'The decisions handed over to me, as envelopes, newest first')
  list(@CurrentActing() { person }: Acting, @Query() query: NoticeQuery): Promise<NoticePageView> {
    const filter = query.state ? { state: query.state } : {};
    return keysetPage(
      query,
      (after, limit) => this.reads.list(horizonOf(person), filter, after, limit),
      ({ notice }) => notice.id,
      noticeLine,
    );
  }

  @Get(':noticeId')
  @Operation('readNotice', 'One notice; its content once it is acknowledged')
  read(@CurrentActing() acting: Acting, @Param('noticeId') id: string): Promise<NoticeView> {
    return this.presenter.view(acting, id as NoticeId);
  }

  /** Doing it again gives the same answer: the first receipt stays. */
  @Post(':noticeId/acknowledgement')
  @HttpCode(200)
  @Operation('acknowledgeNotice', 'Say that the decision was received: it opens, and the appeal period runs')
  async receive(@CurrentActing() acting: Acting, @Param('noticeId') id: string): Promise<NoticeView> {
    const actor = { ...acting.actor, accountId: personOf(acting.actor) };
    await this.acknowledge.execute(actor, id as NoticeId);
    return this.presenter.view(acting, id as NoticeId);
  }
}
