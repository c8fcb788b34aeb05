import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type PublicReportView, ReportDesk } from '#http/vigilance';
import { Conflict, NotFound } from '#libs/kernel';
import { PageAnswers } from '../page-answers.js';
import { DONE, type Done, type Follow, followPage, ticketPage } from '../pages/report/follow.js';
import type { Faults } from '../pages/report/form.js';
import { placeOf } from '../place.js';
import { refusedFile } from './prepared-file.js';
import { readWords } from './readings.js';
import { ReportDrafts } from './report-drafts.js';
import { type ReportTexts, reportTexts } from './report-texts.js';
import { sentFileOf } from './sent-file.js';
import { fieldsIn, giveCookie, goTo, refuseForeign, TICKET_COOKIE, takeCookie } from './visit.js';

/** What a reporter holds. */
interface Ticket {
  readonly number: string;
  readonly code: string;
}

type Write = Pick<Follow, 'faults' | 'written'>;

/**
 * A reporter follows his report with its number and its code. They come in the body of a form once; then they lie sealed
 * on the server, for as long as the policy says, and the browser holds a token that is no part of them.
 */
@Controller('suivi')
export class FollowController {
  constructor(
    private readonly desk: ReportDesk,
    private readonly drafts: ReportDrafts,
    private readonly answers: PageAnswers,
  ) {}

  @Get()
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answers.sendOnce(request, reply, 200, (place) => ticketPage(place));
  }

  @Post()
  async open(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    refuseForeign(request);
    const t = reportTexts[placeOf(request).language];
    const { number = '', code = '' } = fieldsIn(request.body);
    const wrong = (faults: Faults) =>
      this.answers.sendOnce(request, reply, 422, (place) => ticketPage(place, { number, code }, faults));
    const missing = { ...(number === '' && { number: t.needNumber }), ...(code === '' && { code: t.needCode }) };
    if (number === '' || code === '') return wrong(missing);
    try {
      await this.desk.read(request.ip, { number, code });
    } catch (refusal) {
      if (refusal instanceof NotFound) return wrong({ number: t.wrongTicket });
      throw refusal;
    }
    const token = await this.desk.openFollowUp({ number, code });
    giveCookie(reply, TICKET_COOKIE, token, this.desk.rules.drafts.followUpHours);
    goTo(request, reply, '/suivi/signalement');
  }

  @Get('signalement')
  async read(@Query('fait') done: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.following(request, reply, async (ticket) => {
      const said = DONE.find((one) => one === done);
      await this.show(request, reply, await this.desk.read(request.ip, ticket), said);
    });
  }

  @Post('messages')
  async add(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.telling(request, reply, 'message', 'added', (ticket, text) => this.desk.add(request.ip, ticket, text));
  }

  @Post('contestation')
  async contest(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.telling(request, reply, 'grounds', 'contested', (ticket, text) =>
      this.desk.contest(request.ip, ticket, text),
    );
  }

  @Post('correction')
  async correction(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.following(request, reply, async (ticket, t) => {
      const { fixed } = fieldsIn(request.body);
      if (fixed !== 'yes' && fixed !== 'no') return this.wrong(request, reply, ticket, { fixed: t.needAnswer });
      await this.doing(request, reply, 'said', () => this.desk.sayFixed(request.ip, ticket, fixed === 'yes'));
    });
  }

  @Post('fichiers')
  async attach(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.following(request, reply, async (ticket, t) => {
      const { file } = await sentFileOf(request, this.desk.rules.attachments.largestBytes);
      const wrong = (words: string) => this.wrong(request, reply, ticket, { file: words });
      if (!file) return wrong(t.fileMissing);
      const { content } = file;
      if (content === 'too_large') return wrong(t.fileTooLarge(this.drafts.limits.fileMegabytes));
      const prepared = await this.desk.prepare(request.ip, content).catch(refusedFile);
      if ('refused' in prepared) return wrong(t[prepared.refused]);
      await this.doing(request, reply, 'fileAdded', () => this.desk.attach(ticket, prepared.content));
    });
  }

  @Post('fermer')
  async close(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    refuseForeign(request);
    const token = request.cookies[TICKET_COOKIE];
    if (token) await this.desk.drafts.remove(token);
    takeCookie(reply, TICKET_COOKIE);
    goTo(request, reply, '/suivi');
  }

  private async telling(
    request: FastifyRequest,
    reply: FastifyReply,
    name: 'message' | 'grounds',
    done: Done,
    tell: (ticket: Ticket, text: string) => Promise<unknown>,
  ): Promise<void> {
    await this.following(request, reply, async (ticket, t) => {
      const longest = this.desk.rules.longestMessage;
      const { value, faults } = readWords(fieldsIn(request.body), { name, longest, none: t.needMessage, t });
      if (Object.keys(faults).length > 0) return this.wrong(request, reply, ticket, faults, { [name]: value });
      await this.doing(request, reply, done, () => tell(ticket, value));
    });
  }

  /** What another step made impossible meanwhile is said above what is so now. */
  private async doing(
    request: FastifyRequest,
    reply: FastifyReply,
    done: Done,
    act: () => Promise<unknown>,
  ): Promise<void> {
    const said = await act().then(
      () => done,
      (refusal: unknown): Done => {
        if (refusal instanceof Conflict) return 'notPossible';
        throw refusal;
      },
    );
    goTo(request, reply, `/suivi/signalement?fait=${said}`);
  }

  private async following(
    request: FastifyRequest,
    reply: FastifyReply,
    then: (ticket: Ticket, t: ReportTexts) => Promise<void>,
  ): Promise<void> {
    if (request.method === 'POST') refuseForeign(request);
    const token = request.cookies[TICKET_COOKIE];
    const ticket = token ? ((await this.desk.drafts.read(token)) as Ticket | undefined) : undefined;
    if (ticket) await then(ticket, reportTexts[placeOf(request).language]);
    else goTo(request, reply, '/suivi');
  }

  private async wrong(
    request: FastifyRequest,
    reply: FastifyReply,
    ticket: Ticket,
    faults: Faults,
    written: NonNullable<Follow['written']> = {},
  ): Promise<void> {
    await this.show(request, reply, await this.desk.read(request.ip, ticket), undefined, { faults, written });
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    report: PublicReportView,
    done: Done | undefined,
    write: Write = {},
  ): Promise<void> {
    const { longestMessage, drafts } = this.desk.rules;
    const limits = { ...this.drafts.limits, longestMessage, openHours: drafts.followUpHours };
    await this.answers.sendOnce(request, reply, write.faults ? 422 : 200, (place) =>
      followPage({ place, report, limits, done, ...write }),
    );
  }
}
