import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { pageOf } from '#libs/http';
import { ApiOkResponse, ApiProduces, ApiTags } from '#openapi';
import { EndSignal, type OnSignal } from '../../application/signal/end-signal.js';
import { SignalReads } from '../../application/signal/signal-reads.js';
import type { SignalId } from '../../domain/signal/signal.js';
import { EndSignalDto, OnSignalDto, SignalChartQuery, SignalsQuery } from './signal.dto.js';
import { SignalListView, SignalView } from './signal.view.js';
import { chartOf } from './signal-chart.js';
import { afterRow } from './signal-position.js';
import { SignalPresenter, signalLine } from './signal-presenter.js';

/** Signals: what stands out among the reports; software opens them, a person ends them. */
@ApiTags('signals')
@Controller('api/v1/signals')
export class SignalsController {
  constructor(
    private readonly reads: SignalReads,
    private readonly ending: EndSignal,
    private readonly presenter: SignalPresenter,
  ) {}

  @Get()
  @Operation('listSignals', 'Signals, the newest first')
  async list(@Query() { after, limit, ...filter }: SignalsQuery): Promise<SignalListView> {
    const rows = await this.reads.list(filter, afterRow<SignalId>(after), limit + 1);
    const { items, next } = pageOf(rows, limit, ({ id }) => [id], signalLine);
    return { items: [...items], ...(next !== undefined && { next }) };
  }

  @Get(':signalId')
  @Operation('readSignal', 'One signal: its numbers, what they rest on, and what may be done')
  read(@CurrentActing() acting: Acting, @Param('signalId') id: string): Promise<SignalView> {
    return this.presenter.view(acting, id as SignalId);
  }

  @Get(':signalId/chart.svg')
  @Header('content-type', 'image/svg+xml; charset=utf-8')
  @ApiProduces('image/svg+xml')
  @ApiOkResponse({ description: 'Weekly counts, what is expected, and the threshold.', schema: { type: 'string' } })
  @Operation('readSignalChart', 'The weeks of a signal, drawn; its numbers are in the signal')
  async chart(@Param('signalId') id: string, @Query() { language = 'fr' }: SignalChartQuery): Promise<string> {
    return chartOf(await this.presenter.find(id as SignalId), language);
  }

  @Post(':signalId/closure')
  @HttpCode(200)
  @Operation('closeSignal', 'End a signal that was looked at')
  async close(
    @CurrentActing() acting: Acting,
    @Param('signalId') id: string,
    @Body() { motive, ...seen }: EndSignalDto,
  ): Promise<SignalView> {
    await this.ending.close(acting.actor, on(id, seen), motive);
    return this.presenter.view(acting, id as SignalId);
  }

  @Post(':signalId/false-alarm')
  @HttpCode(200)
  @Operation('markSignalFalseAlarm', 'Say that a signal stood out and meant nothing')
  async markFalseAlarm(
    @CurrentActing() acting: Acting,
    @Param('signalId') id: string,
    @Body() { motive, ...seen }: EndSignalDto,
  ): Promise<SignalView> {
    await this.ending.markFalseAlarm(acting.actor, on(id, seen), motive);
    return this.presenter.view(acting, id as SignalId);
  }

  @Post(':signalId/case')
  @HttpCode(200)
  @Operation('openCaseFromSignal', 'Open a case with the reports of a signal that belong to none')
  async openCase(
    @CurrentActing() acting: Acting,
    @Param('signalId') id: string,
    @Body() seen: OnSignalDto,
  ): Promise<SignalView> {
    await this.ending.openCase(acting.actor, on(id, seen));
    return this.presenter.view(acting, id as SignalId);
  }
}

const on = (id: string, { expectedVersion }: OnSignalDto): OnSignal => ({ signalId: id as SignalId, expectedVersion });
