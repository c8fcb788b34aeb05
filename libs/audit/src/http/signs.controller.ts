import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { ApiTags } from '#openapi';
import { RecordCheck } from '../application/trigger/record-check.js';
import { RecordStrikeOff } from '../application/trigger/record-strike-off.js';
import { SignReads } from '../application/trigger/sign-reads.js';
import type { ListingId } from '../domain/ids.js';
import type { CheckRun, StrikeOff } from '../domain/trigger/signs.js';
import { knownDay } from './known-day.js';
import { RecordCheckDto, RecordStrikeOffDto } from './sign.dto.js';
import { AuditSignsView, CheckRunView, StrikeOffView } from './sign.view.js';

const SHOWN = 100;

/** What comes from outside and does not wait for the plan of a year. Whether it led to an audit is for those who see audits. */
@ApiTags('audits')
@Controller('api/v1/listings/:listingId')
export class SignsController {
  constructor(
    private readonly reads: SignReads,
    private readonly recordStrikeOff: RecordStrikeOff,
    private readonly recordCheck: RecordCheck,
  ) {}

  @Get('audit-signs')
  @Operation('listAuditSigns', 'Strike-offs elsewhere and automatic checks of a listing, newest first')
  async list(@Param('listingId') id: string): Promise<AuditSignsView> {
    const [strikeOffs, checkRuns] = await Promise.all([
      this.reads.strikeOffs(id as ListingId),
      this.reads.checkRuns(id as ListingId, SHOWN),
    ]);
    return { strikeOffs: strikeOffs.map(strikeOffView), checkRuns: checkRuns.map(checkRunView) };
  }

  @Post('strike-offs')
  @Operation('recordStrikeOff', 'Record that another authority struck the application off: it is audited out of turn')
  async strikeOff(
    @CurrentActing() { actor }: Acting,
    @Param('listingId') id: string,
    @Body() { authority, struckOffOn, reference, motive }: RecordStrikeOffDto,
  ): Promise<StrikeOffView> {
    const told = {
      authority,
      struckOffOn: knownDay(struckOffOn, '/struckOffOn'),
      reference: reference ?? null,
      motive,
    };
    return strikeOffView(await this.recordStrikeOff.execute(actor, id as ListingId, told));
  }

  @Post('check-runs')
  @Operation(
    'recordAutomaticCheck',
    'Record what an automatic check saw; a blocking one that goes on failing is audited',
  )
  async checkRun(
    @CurrentActing() { actor }: Acting,
    @Param('listingId') id: string,
    @Body() run: RecordCheckDto,
  ): Promise<CheckRunView> {
    return checkRunView(await this.recordCheck.execute(actor, id as ListingId, run));
  }
}

const strikeOffView = ({ recordedBy: _, recordedAt, ...shown }: StrikeOff): StrikeOffView => ({
  ...shown,
  recordedAt: recordedAt.toISOString(),
});

const checkRunView = ({ recordedBy: _, recordedAt, ...shown }: CheckRun): CheckRunView => ({
  ...shown,
  recordedAt: recordedAt.toISOString(),
});
