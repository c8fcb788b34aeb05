import { createHash } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Operation } from '#libs/access';
import { ApiOkResponse } from '#openapi';
import { FrameworkArchive } from '../application/framework-archive.js';
import { applicableCriteria } from '../domain/applicability.js';
import { differenceOf } from '../domain/difference.js';
import { readFacts } from '../domain/facts.js';
import { tierSteps } from '../domain/tier.js';
import { classedDifference } from './classed-difference.js';
import { FrameworkDifferenceView } from './difference.view.js';
import { FactsDto } from './facts.dto.js';
import { ApplicableCriteriaView, FrameworkCriteriaView, FrameworkListView, FrameworkView } from './framework.view.js';
import { asSummary, asView } from './public-version.js';
import { JSON_TYPE, sendHashed, YAML_TYPE } from './sent-with-version.js';

/** The framework as open data: every version that was ever put to the public, and what it asks of whom. */
@Controller('api/v1/public/frameworks')
export class PublicFrameworksController {
  constructor(private readonly archive: FrameworkArchive) {}

  @Get()
  @Operation('listFrameworks', 'Versions of the framework, newest first')
  async list(): Promise<FrameworkListView> {
    return { items: (await this.archive.publicVersions()).map(asSummary) };
  }

  @Get(':version')
  @Operation('readFramework', 'One version whole; `in-force` is the one in force')
  @ApiOkResponse({ type: FrameworkView })
  async read(@Param('version') number: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const body = JSON.stringify(asView(await this.archive.publicVersion(number)));
    const etag = createHash('sha256').update(body).digest('base64url');
    await sendHashed(request, reply, etag, () => body, JSON_TYPE);
  }

  @Get(':version/file')
  @Operation('readFrameworkFile', 'The YAML file of one version, to the letter: its hash is that of the version')
  @ApiOkResponse({ content: { 'application/yaml': { schema: { type: 'string' } } } })
  async file(@Param('version') number: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const { summary, text } = await this.archive.publicVersion(number);
    await sendHashed(request, reply, summary.contentHash, () => text, YAML_TYPE);
  }

  @Get(':version/criteria')
  @Operation('listFrameworkCriteria', 'The criteria of one version, in its order')
  async criteria(@Param('version') number: string): Promise<FrameworkCriteriaView> {
    const { summary, framework } = await this.archive.publicVersion(number);
    return { version: summary.number, items: framework.criteria };
  }

  @Post(':version/applicable-criteria')
  @HttpCode(200)
  @Operation('findApplicableCriteria', 'Which criteria these facts bring, how hard each one is, and why')
  async applicable(@Param('version') number: string, @Body() given: FactsDto): Promise<ApplicableCriteriaView> {
    const { summary, framework } = await this.archive.publicVersion(number);
    const facts = readFacts(given, framework);
    const { tier, criteria } = applicableCriteria(framework, facts);
    return {
      version: summary.number,
      tier,
      tierReasons: tierSteps(framework.proportionality, facts).map((step) => `${step.tier} : ${step.reason}`),
      criteria: criteria.map(({ evidence, reasons, ...rest }) => ({
        ...rest,
        evidence: [...evidence],
        reasons: [...reasons],
      })),
    };
  }

  @Get(':before/difference/:after')
  @Operation('readFrameworkDifference', 'What changes from one version to another')
  async difference(@Param('before') before: string, @Param('after') after: string): Promise<FrameworkDifferenceView> {
    const [old, present] = await Promise.all([this.archive.publicVersion(before), this.archive.publicVersion(after)]);
    return classedDifference(differenceOf(old.framework, present.framework), present.changes);
  }
}
