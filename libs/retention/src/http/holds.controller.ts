import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { decodeCursor, pageOf } from '#libs/http';
import { NotFound } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { HoldReads } from '../application/hold/hold-reads.js';
import { PutHold } from '../application/hold/put-hold.js';
import type { HoldId } from '../domain/ids.js';
import { holdView } from './hold-presenter.js';
import { HoldsQuery, LiftHoldDto, PutHoldDto } from './retention.dto.js';
import { HoldsView, HoldView } from './retention.view.js';

/** Legal holds: while one stands, nothing of its subject is erased. */
@ApiTags('retention')
@Controller('api/v1/retention/holds')
export class HoldsController {
  constructor(
    private readonly reads: HoldReads,
    private readonly holds: PutHold,
  ) {}

  @Get()
  @Operation('listHolds', 'Legal holds, newest first')
  async list(@Query() { limit, after, state }: HoldsQuery): Promise<HoldsView> {
    const rows = await this.reads.page({
      limit,
      ...(after !== undefined && { after: decodeCursor(after, 1)[0] ?? '' }),
      ...(state && { standing: state === 'standing' }),
    });
    const { items, next } = pageOf(rows, limit, ({ id }) => [id], holdView);
    return { items: [...items], ...(next !== undefined && { next }) };
  }

  @Get(':holdId')
  @Operation('readHold', 'One legal hold')
  async read(@Param('holdId', ParseUUIDPipe) id: string): Promise<HoldView> {
    const found = await this.reads.find(id as HoldId);
    if (!found) throw new NotFound('hold', id);
    return holdView(found);
  }

  @Post()
  @Operation('putHold', 'Hold back whatever belongs to a dossier, an application, an organisation or an account')
  async put(@CurrentActing() { actor }: Acting, @Body() body: PutHoldDto): Promise<HoldView> {
    const { subjectKind, subjectId, motive } = body;
    return holdView(await this.holds.put(actor, { kind: subjectKind, id: subjectId.toLowerCase(), motive }));
  }

  @Post(':holdId/lifting')
  @HttpCode(200)
  @Operation('liftHold', 'Let go: the publisher is warned anew before anything is erased')
  async lift(
    @CurrentActing() { actor }: Acting,
    @Param('holdId', ParseUUIDPipe) id: string,
    @Body() { expectedVersion, motive }: LiftHoldDto,
  ): Promise<HoldView> {
    return holdView(await this.holds.lift(actor, id as HoldId, { expectedVersion, motive }));
  }
}
