import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Operation } from '#libs/access';
import { KeepsItsKey, keyIn } from '#libs/http';
import { ApiTags } from '#openapi';
import { Proofs } from '../application/intake/proofs.js';
import { AddToReportDto, IncidentReportDto, QuestionsQuery, TicketDto } from './report.dto.js';
import { IncidentQuestionsView, IncidentReceiptView, PublicReportView, ReportChallengeView } from './report.view.js';
import { ReportDesk } from './report-desk.js';
import { SayFixedDto } from './request/request.dto.js';
import { SourceLimiter } from './source-limiter.js';
import { toldIn } from './told-in.js';

/** Anybody reports, and follows his report with its number and its code: no account, nothing in an address. */
@ApiTags('reports')
@Controller('api/v1/public')
export class PublicReportsController {
  constructor(
    private readonly desk: ReportDesk,
    private readonly proofs: Proofs,
    private readonly limiter: SourceLimiter,
  ) {}

  @Get('report-questions')
  @Operation('readIncidentQuestions', 'The questions of a report, as a tree')
  questions(@Query() { language = 'fr' }: QuestionsQuery): IncidentQuestionsView {
    return this.desk.questions(language);
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
  report(@Body() { proof, ...body }: IncidentReportDto, @Req() request: FastifyRequest): Promise<IncidentReceiptView> {
    return this.desk.report(request.ip, toldIn(body), keyIn(request), proof);
  }

  @Post('reports/follow-up')
  @HttpCode(200)
  @Operation('followIncidentReport', 'What became of my report, and who read it')
  read(@Body() ticket: TicketDto, @Req() { ip }: FastifyRequest): Promise<PublicReportView> {
    return this.desk.read(ip, ticket);
  }

  @Post('reports/follow-up/messages')
  @HttpCode(200)
  @Operation('addToIncidentReport', 'Add to my report')
  add(@Body() { text, ...ticket }: AddToReportDto, @Req() { ip }: FastifyRequest): Promise<PublicReportView> {
    return this.desk.add(ip, ticket, text);
  }

  @Post('reports/follow-up/contest')
  @HttpCode(200)
  @Operation('contestIncidentCase', 'Contest how the case of my report was concluded')
  contest(@Body() { text, ...ticket }: AddToReportDto, @Req() { ip }: FastifyRequest): Promise<PublicReportView> {
    return this.desk.contest(ip, ticket, text);
  }

  @Post('reports/follow-up/correction')
  @HttpCode(200)
  @Operation('sayWhetherFixed', 'Say whether what the publisher undertook is done')
  correction(@Body() { fixed, ...ticket }: SayFixedDto, @Req() { ip }: FastifyRequest): Promise<PublicReportView> {
    return this.desk.sayFixed(ip, ticket, fixed);
  }
}
