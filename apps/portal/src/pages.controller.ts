import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageAnswers } from './page-answers.js';
import { messagePage } from './pages/message.js';
import { PublicPages } from './public-pages.js';
import { texts } from './texts.js';

@Controller()
export class PagesController {
  constructor(
    private readonly pages: PublicPages,
    private readonly answers: PageAnswers,
  ) {}

  @Get()
  home(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.send(request, reply, (place) => this.pages.home(place));
  }

  @Get('applications')
  list(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.answers.send(request, reply, (place) => this.pages.list(place, query));
  }

  @Get('applications/:slug')
  sheet(@Param('slug') slug: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.send(request, reply, (place) => this.pages.sheet(place, slug));
  }

  @Get('admin')
  office(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.answers.sendOnce(request, reply, 200, (place) => {
      const t = texts[place.language];
      const link = { href: '/api/v1/openapi.json', label: t.officeContract };
      return messagePage(place, { title: t.officeTitle, body: t.officeBody, link });
    });
  }
}
