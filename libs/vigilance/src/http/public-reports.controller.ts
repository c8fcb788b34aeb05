import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Operation } from '#libs/access';
import { KeepsItsKey, keyIn } from '#libs/http';
import { NotFound } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { ContestCase } from '../application/case/contest-case.js';
import { FollowReport } from '../application/follow-up/follow-report.js';
import { Proofs } from '../application/intake/proofs.js';
import { ReceiveReport, type ReportMade } from '../application/intake/receive-report.js';
import { IntakeRules } from '../application/neighbours.js';
import { SayFixed } from '../application/request/say-fixed.js';
import { ReceiptPresenter } from './receipt-presenter.js';
import { AddToReportDto, IncidentReportDto, QuestionsQuery, TicketDto } from './report.dto.js';
import { IncidentQuestionsView, IncidentReceiptView, PublicReportView, ReportChallengeView } from './report.view.js';
import { followedView, questionsView } from './report-presenter.js';
import { SayFixedDto } from './request/request.dto.js';
import { SourceLimiter } from './source-limiter.js';
import { toldIn } from './told-in.js';

/** Anybody reports, and follows his report with its number and its code: no account, nothing in an address. */
@ApiTags('reports')
@Controller('api/v1/public')
export class PublicReportsController {
  constructor(
    private readonly receive: ReceiveReport,
    private readonly follow: FollowReport,
    private readonly contests: ContestCase,
    private readonly fixing: SayFixed,
    private readonly intake: IntakeRules,
    private readonly receipts: ReceiptPresenter,
    private readonly proofs: Proofs,
    private readonly limiter: SourceLimiter,
  ) {}

  @Get('report-questions')
  @Operation('readIncidentQuestions', 'The questions of a report, as a tree')
  questions(@Query() { language = 'fr' }: QuestionsQuery): IncidentQuestionsView {
    return questionsView(this.intake.tree(language), this.intake.longestText);
  }

  @Get('report-challenge')
  @Operation(
    'readReportChallenge',
    'A proof of work for one report: none is needed, with it a source may report more often',
  )
  async challenge(@Req() { ip }: FastifyRequest): Promise<ReportChallengeView> {
    await this.limiter.countChallenge(ip);
    const { parameters, signature } = await this.proofs.challenge();
    return { parameters: { ...parameters }, signature };
  }

  @Post('reports')
  @KeepsItsKey()
  @Operation('makeIncidentReport', 'Report a problem or an effect on health')
  async report(
    @Body() { proof, ...body }: IncidentReportDto,
    @Req() request: FastifyRequest,
  ): Promise<IncidentReceiptView> {
    await this.limiter.countReport(request.ip, proof !== undefined);
    const made: ReportMade = { ...toldIn(body), channel: 'public' };
    return this.receipts.view(await this.receive.execute(made, keyIn(request), proof));
  }

  @Post('reports/follow-up')
  @HttpCode(200)
  @Operation('followIncidentReport', 'What became of my report, and who read it')
  async read(@Body() ticket: TicketDto, @Req() request: FastifyRequest): Promise<PublicReportView> {
    return followedView(await this.known(request, () => this.follow.read(ticket)));
  }

  @Post('reports/follow-up/messages')
  @HttpCode(200)
  @Operation('addToIncidentReport', 'Add to my report')
  async add(@Body() { text, ...ticket }: AddToReportDto, @Req() request: FastifyRequest): Promise<PublicReportView> {
    return followedView(await this.known(request, () => this.follow.add(ticket, text)));
  }

  @Post('reports/follow-up/contest')
  @HttpCode(200)
  @Operation('contestIncidentCase', 'Contest how the case of my report was concluded')
  async contest(
    @Body() { text, ...ticket }: AddToReportDto,
    @Req() request: FastifyRequest,
  ): Promise<PublicReportView> {
    return followedView(
      await this.known(request, async () => {
        await this.contests.contest(ticket, text);
        return this.follow.read(ticket);
      }),
    );
  }

  @Post('reports/follow-up/correction')
  @HttpCode(200)
  @Operation('sayWhetherFixed', 'Say whether what the publisher undertook is done')
  async correction(
    @Body() { fixed, ...ticket }: SayFixedDto,
    @Req() request: FastifyRequest,
  ): Promise<PublicReportView> {
    return followedView(
      await this.known(request, async () => {
        await this.fixing.execute(ticket, fixed);
        return this.follow.read(ticket);
      }),
    );
  }

  /** Wrong codes are counted: nobody tries them one after the other. */
  private async known<Found>({ ip }: FastifyRequest, find: () => Promise<Found>): Promise<Found> {
    await this.limiter.beforeCode(ip);
    try {
      return await find();
    } catch (refusal) {
      if (refusal instanceof NotFound) await this.limiter.countWrongCode(ip);
      throw refusal;
    }
  }
}
