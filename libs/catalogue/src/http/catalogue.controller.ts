import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Operation } from '#libs/access';
import { NotFound } from '#libs/kernel';
import { ApiOkResponse, ApiParam } from '#openapi';
import { Catalogue } from '../application/catalogue.js';
import { ApplicationHistoryView, ApplicationSheetView, CataloguePageView } from './catalogue.view.js';
import { CatalogueAnswers } from './catalogue-answers.js';
import { ListParameters } from './list-parameters.js';
import { readListQuery } from './list-query.js';
import { writePosition } from './position.js';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The public catalogue. The database makes the JSON; here it is only framed, named by its version and sent. */
@Controller('api/v1/public/applications')
export class CatalogueController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly answers: CatalogueAnswers,
  ) {}

  @Get()
  @Operation('listPublicApplications', 'The applications in the catalogue, searched, filtered, page by page')
  @ListParameters()
  @ApiOkResponse({ type: CataloguePageView })
  list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.send(request, reply, async () => {
      const { page, wantsFacets } = readListQuery(request.query as Record<string, unknown>);
      const [{ items, next, corrected }, facets] = await Promise.all([
        this.catalogue.page(page),
        wantsFacets ? this.catalogue.facets(page) : undefined,
      ]);
      const end = next ? `,"next":"${writePosition(next, page.sort)}"` : '';
      const instead = corrected ? `,"corrected":${JSON.stringify(corrected)}` : '';
      return `{"items":${items}${end}${instead}${facets ? `,"facets":${facets}` : ''}}`;
    });
  }

  @Get(':slug')
  @Operation(
    'readPublicApplication',
    'All that is public about one application, also suspended or gone from the catalogue',
  )
  @ApiParam({ name: 'slug', schema: { type: 'string', pattern: SLUG.source, maxLength: 200 } })
  @ApiOkResponse({ type: ApplicationSheetView })
  sheet(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.send(request, reply, () => found(slug, this.catalogue.sheet(slug)));
  }

  @Get(':slug/history')
  @Operation('readApplicationHistory', 'Every decision about its listing, newest first')
  @ApiParam({ name: 'slug', schema: { type: 'string', pattern: SLUG.source, maxLength: 200 } })
  @ApiOkResponse({ type: ApplicationHistoryView })
  history(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.send(request, reply, () => found(slug, this.catalogue.history(slug)));
  }
}

async function found(slug: string, reading: Promise<string | undefined>): Promise<string> {
  const body = await reading;
  if (body === undefined) throw new NotFound('application', slug);
  return body;
}
