import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { decodeCursor, PageQuery, pageOf } from '#libs/http';
import { type Day, DomainError } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { AnswerRequest } from '../../application/request/answer-request.js';
import { RequestReads } from '../../application/request/request.work.js';
import type { OnRequest } from '../../application/request/request-steps.js';
import { SendReport } from '../../application/request/send-report.js';
import type { ReportId } from '../../domain/report/triage.js';
import type { RequestId } from '../../domain/request/publisher-request.js';
import { CommitmentDto, JudgeCommitmentDto, SendFactsDto, SettleRequestDto, StatementDto } from './request.dto.js';
import { PublisherRequestListView, PublisherRequestView } from './request.view.js';
import { RequestPresenter } from './request-presenter.js';
import { horizonOf } from './request-standings.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Facts sent to publishers, what they answer, and what they undertake by a day. */
@ApiTags('cases')
@Controller('api/v1')
export class PublisherRequestsController {
  constructor(
    private readonly reads: RequestReads,
    private readonly answering: AnswerRequest,
    private readonly sending: SendReport,
    private readonly presenter: RequestPresenter,
  ) {}

  @Post('reports/:reportId/publisher-request')
  @Operation(
    'sendReportToPublisher',
    'Send the facts of a routed report to the publisher, without anybody who reported',
  )
  async send(
    @CurrentActing() acting: Acting,
    @Param('reportId') id: string,
    @Body() { facts }: SendFactsDto,
  ): Promise<PublisherRequestView> {
    const { id: requestId } = await this.sending.execute(acting.actor, id as ReportId, facts);
    return this.presenter.view(acting, requestId);
  }

  @Get('publisher-requests')
  @Operation('listPublisherRequests', 'What publishers were sent: mine for a publisher, all for the vigilance')
  async list(
    @CurrentActing() { person }: Acting,
    @Query() { after, limit }: PageQuery,
  ): Promise<PublisherRequestListView> {
    const from = after === undefined ? undefined : idIn(after);
    const rows = await this.reads.list(horizonOf(person), from, limit + 1);
    const { items, next } = pageOf(
      rows,
      limit,
      ({ id }) => [id],
      (row) => this.presenter.line(row),
    );
    return { items: [...items], ...(next !== undefined && { next }) };
  }

  @Get('publisher-requests/:requestId')
  @Operation('readPublisherRequest', 'The facts, what the publisher answered, and what he undertook')
  read(@CurrentActing() acting: Acting, @Param('requestId') id: string): Promise<PublisherRequestView> {
    return this.presenter.view(acting, id as RequestId);
  }

  @Post('publisher-requests/:requestId/statements')
  @HttpCode(200)
  @Operation('answerPublisherRequest', 'Answer as the publisher')
  async answer(
    @CurrentActing() acting: Acting,
    @Param('requestId') id: string,
    @Body() { text, ...seen }: StatementDto,
  ): Promise<PublisherRequestView> {
    await this.answering.answer(acting.actor, on(id, seen), text);
    return this.presenter.view(acting, id as RequestId);
  }

  @Post('publisher-requests/:requestId/commitments')
  @HttpCode(200)
  @Operation('commitToCorrection', 'Undertake to put it right by a day')
  async commit(
    @CurrentActing() acting: Acting,
    @Param('requestId') id: string,
    @Body() { text, dueOn, ...seen }: CommitmentDto,
  ): Promise<PublisherRequestView> {
    await this.answering.commit(acting.actor, on(id, seen), text, dueOn as Day);
    return this.presenter.view(acting, id as RequestId);
  }

  @Post('publisher-requests/:requestId/verdict')
  @HttpCode(200)
  @Operation('judgeCommitment', 'Say whether a commitment was kept; the public reads it')
  async judge(
    @CurrentActing() acting: Acting,
    @Param('requestId') id: string,
    @Body() { kept, motive, ...seen }: JudgeCommitmentDto,
  ): Promise<PublisherRequestView> {
    await this.answering.judge(acting.actor, on(id, seen), kept, motive);
    return this.presenter.view(acting, id as RequestId);
  }

  @Post('publisher-requests/:requestId/settlement')
  @HttpCode(200)
  @Operation('settlePublisherRequest', 'End a request that asks for no commitment')
  async settle(
    @CurrentActing() acting: Acting,
    @Param('requestId') id: string,
    @Body() { motive, ...seen }: SettleRequestDto,
  ): Promise<PublisherRequestView> {
    await this.answering.settle(acting.actor, on(id, seen), motive);
    return this.presenter.view(acting, id as RequestId);
  }
}

const on = (id: string, { expectedVersion }: { readonly expectedVersion: number }): OnRequest => ({
  requestId: id as RequestId,
  expectedVersion,
});

/** @throws DomainError (malformed, `bad_cursor`) when it holds no id */
function idIn(cursor: string): RequestId {
  const [id = ''] = decodeCursor(cursor, 1);
  if (!UUID.test(id)) throw new DomainError('malformed', 'bad_cursor', 'The paging cursor is not valid.');
  return id as RequestId;
}
