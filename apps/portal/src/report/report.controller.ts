import { Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReportDesk } from '#http/vigilance';
import { Catalogue, readListQuery } from '#libs/catalogue';
import { Conflict, Invalid } from '#libs/kernel';
import type { Card } from '../application.js';
import { PageAnswers } from '../page-answers.js';
import { messagePage } from '../pages/message.js';
import type { Faults } from '../pages/report/form.js';
import {
  applicationPage,
  checkPage,
  contactPage,
  detailsPage,
  filesPage,
  questionPage,
  type Step,
  sentPage,
  startPage,
  storyPage,
  urgentPage,
} from '../pages/report/steps.js';
import { placeOf } from '../place.js';
import { answered, asked, CHECK, nextStep, type ReportDraft } from './draft.js';
import { refusedFile } from './prepared-file.js';
import { readContact, readDetails, readWords } from './readings.js';
import { ReportDrafts } from './report-drafts.js';
import { reportTexts } from './report-texts.js';
import { SendDraft } from './send-draft.js';
import { sentFileOf } from './sent-file.js';
import { DRAFT_COOKIE, fieldsIn, giveCookie, goTo, refuseForeign, takeCookie } from './visit.js';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** Applications that a search shows: who does not see his own writes more of its name. */
const FOUND_AT_MOST = 8;

const PAGES: Readonly<Record<string, (step: Step) => string>> = {
  recit: storyPage,
  precisions: detailsPage,
  fichiers: filesPage,
  coordonnees: contactPage,
  [CHECK]: checkPage,
};

interface Writing {
  readonly token: string;
  readonly draft: ReportDraft;
}

/** Anybody reports, one thing per page, without a script. What is written waits on the server until it is sent. */
@Controller('signaler')
export class ReportController {
  constructor(
    private readonly desk: ReportDesk,
    private readonly drafts: ReportDrafts,
    private readonly sending: SendDraft,
    private readonly catalogue: Catalogue,
    private readonly answers: PageAnswers,
  ) {}

  @Get()
  async start(
    @Query('application') slug: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const draft = await this.drafts.read(request.cookies[DRAFT_COOKIE]);
    const application = await this.listed(slug);
    const hasDraft = draft !== undefined && !draft.sent;
    const { keptHours } = this.desk.rules.drafts;
    await this.answers.sendOnce(request, reply, 200, (place) => startPage(place, { application, hasDraft, keptHours }));
  }

  @Post()
  async begin(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    refuseForeign(request);
    const earlier = request.cookies[DRAFT_COOKIE];
    const application = await this.listed(fieldsIn(request.body).application);
    const token = await this.drafts.begin(request.ip, application);
    if (earlier && !(await this.drafts.read(earlier))?.sent) await this.desk.drafts.remove(earlier);
    giveCookie(reply, DRAFT_COOKIE, token, this.desk.rules.drafts.keptHours);
    await this.goOn(request, reply, token);
  }

  @Get('reprendre')
  async resume(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.writing(request, reply, ({ token }) => this.goOn(request, reply, token));
  }

  @Get('application')
  async application(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.writing(request, reply, ({ draft }) => this.showApplication(request, reply, draft));
  }

  @Post('application')
  async chooseApplication(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.writing(request, reply, async ({ token, draft }) => {
      const t = reportTexts[placeOf(request).language];
      const fields = fieldsIn(request.body);
      const search = (fields.q ?? '').slice(0, 200);
      if (fields.do !== 'choose') {
        if (search === '') return this.showApplication(request, reply, { ...draft, search }, { q: t.needSearch });
        await this.desk.drafts.write(token, { ...draft, search });
        return goTo(request, reply, '/signaler/application');
      }
      const name = (fields.name ?? '').slice(0, 200);
      const chosen = (await this.listed(fields.application)) ?? (name === '' ? undefined : { name });
      const fault = { [fields.application === '' ? 'name' : 'application']: t.needApplication };
      if (!chosen) return this.showApplication(request, reply, { ...draft, search }, fault);
      await this.keep(request, reply, token, { ...draft, application: chosen });
    });
  }

  @Get('questions/:question')
  async question(
    @Param('question') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.writing(request, reply, ({ token, draft }) => this.showQuestion(request, reply, { token, draft }, id));
  }

  @Post('questions/:question')
  async answer(
    @Param('question') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.writing(request, reply, async ({ token, draft }) => {
      const { language } = placeOf(request);
      const way = this.drafts.way(language);
      const { answer = '' } = fieldsIn(request.body);
      const option = asked(draft, way)
        .find((question) => question.id === id)
        ?.options.find((one) => one.id === answer);
      if (!option) {
        const faults = { answer: reportTexts[language].needAnswer };
        return this.showQuestion(request, reply, { token, draft }, id, faults);
      }
      const next = answered(draft, way, id, answer);
      await this.desk.drafts.write(token, next);
      goTo(request, reply, `/signaler/${option.advice.length > 0 ? 'urgence' : nextStep(next, way)}`);
    });
  }

  @Get('urgence')
  async urgent(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.writing(request, reply, ({ draft }) =>
      this.show(request, reply, draft, (step) => urgentPage(step, nextStep(draft, step.way))),
    );
  }

  @Post('recit')
  async tell(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.writing(request, reply, async ({ token, draft }) => {
      const t = reportTexts[placeOf(request).language];
      const longest = this.desk.rules.longestText;
      const { value, faults } = readWords(fieldsIn(request.body), { name: 'text', longest, none: t.needText, t });
      const next = { ...draft, text: value };
      if (isWrong(faults)) return this.show(request, reply, next, storyPage, faults);
      await this.keep(request, reply, token, next);
    });
  }

  @Post('precisions')
  async detail(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.writing(request, reply, async ({ token, draft }) => {
      const t = reportTexts[placeOf(request).language];
      const { value, faults } = readDetails(fieldsIn(request.body), this.drafts.limits.today, t);
      const next = { ...draft, details: value };
      if (isWrong(faults)) return this.show(request, reply, next, detailsPage, faults);
      await this.keep(request, reply, token, next);
    });
  }

  @Post('fichiers')
  async file(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.writing(request, reply, async ({ token, draft }) => {
      const t = reportTexts[placeOf(request).language];
      const { attachments } = this.desk.rules;
      const { fields, file } = await sentFileOf(request, attachments.largestBytes);
      const wrong = (words: string) => this.show(request, reply, draft, filesPage, { file: words });
      if (!file) {
        if (fields.do === 'add') return wrong(t.fileMissing);
        return this.keep(request, reply, token, { ...draft, filesDone: true });
      }
      const { content, name } = file;
      if (content === 'too_large') return wrong(t.fileTooLarge(this.drafts.limits.fileMegabytes));
      if (draft.files.length >= attachments.atMost) return wrong(t.filesTooMany(attachments.atMost));
      const prepared = await this.desk.prepare(request.ip, content).catch(refusedFile);
      if ('refused' in prepared) return wrong(t[prepared.refused]);
      const no = Math.max(0, ...draft.files.map((one) => one.no)) + 1;
      await this.desk.drafts.putFile(token, no, prepared.content);
      const files = [...draft.files, { no, name, size: prepared.content.length }];
      const next = { ...draft, files };
      if (fields.do === 'continue') return this.keep(request, reply, token, { ...next, filesDone: true });
      await this.desk.drafts.write(token, next);
      goTo(request, reply, '/signaler/fichiers');
    });
  }

  @Post('fichiers/retirer')
  async removeFile(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.writing(request, reply, async ({ token, draft }) => {
      const no = Number(fieldsIn(request.body).no);
      await this.desk.drafts.write(token, { ...draft, files: draft.files.filter((file) => file.no !== no) });
      if (draft.files.some((file) => file.no === no)) await this.desk.drafts.removeFile(token, no);
      goTo(request, reply, '/signaler/fichiers');
    });
  }

  @Post('coordonnees')
  async contact(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.writing(request, reply, async ({ token, draft }) => {
      const t = reportTexts[placeOf(request).language];
      const { value, faults } = readContact(fieldsIn(request.body), t);
      if (!value || isWrong(faults)) {
        return this.show(request, reply, value ? { ...draft, contact: value } : draft, contactPage, faults);
      }
      await this.keep(request, reply, token, { ...draft, contact: value });
    });
  }

  @Post('envoi')
  async send(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.writing(
      request,
      reply,
      async ({ token, draft }) => {
        const { language } = placeOf(request);
        const missing = nextStep(draft, this.drafts.way(language));
        if (!draft.sent && missing !== CHECK) return goTo(request, reply, `/signaler/${missing}`);
        try {
          if (!draft.sent) await this.sending.execute(request.ip, token, draft);
        } catch (refusal) {
          if (!(refusal instanceof Conflict || refusal instanceof Invalid)) throw refusal;
          const faults = { answers: reportTexts[language].questionsChanged };
          return this.show(request, reply, draft, checkPage, faults);
        }
        goTo(request, reply, '/signaler/envoye');
      },
      true,
    );
  }

  @Get('envoye')
  async sent(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.writing(
      request,
      reply,
      ({ draft, token }) =>
        draft.sent
          ? this.answers.sendOnce(request, reply, 200, (place) =>
              sentPage(place, draft, this.drafts.way(place.language)),
            )
          : this.goOn(request, reply, token),
      true,
    );
  }

  @Post('effacer')
  async erase(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    refuseForeign(request);
    const token = request.cookies[DRAFT_COOKIE];
    if (token) await this.desk.drafts.remove(token);
    takeCookie(reply, DRAFT_COOKIE);
    goTo(request, reply, '/signaler/efface');
  }

  @Get('efface')
  async erased(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.answers.sendOnce(request, reply, 200, (place) => {
      const t = reportTexts[place.language];
      return messagePage(place, { title: t.erasedTitle, body: t.erasedBody });
    });
  }

  /** The other pages, each with a part of the draft. */
  @Get(':step')
  async step(@Param('step') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.writing(request, reply, async ({ token, draft }) => {
      const write = Object.hasOwn(PAGES, name) ? PAGES[name] : undefined;
      const missing = nextStep(draft, this.drafts.way('fr'));
      if (!write || (name === CHECK && missing !== CHECK)) return this.goOn(request, reply, token);
      await this.show(request, reply, draft, write);
    });
  }

  /** Without a draft one begins at the beginning; with one that was sent, one reads what came of it. */
  private async writing(
    request: FastifyRequest,
    reply: FastifyReply,
    then: (writing: Writing) => Promise<void> | void,
    alsoSent = false,
  ): Promise<void> {
    if (request.method === 'POST') refuseForeign(request);
    const token = request.cookies[DRAFT_COOKIE];
    const draft = await this.drafts.read(token);
    if (!token || !draft) goTo(request, reply, '/signaler');
    else if (draft.sent && !alsoSent) goTo(request, reply, '/signaler/envoye');
    else await then({ token, draft });
  }

  private async keep(request: FastifyRequest, reply: FastifyReply, token: string, draft: ReportDraft): Promise<void> {
    await this.desk.drafts.write(token, draft);
    goTo(request, reply, `/signaler/${nextStep(draft, this.drafts.way('fr'))}`);
  }

  private async goOn(request: FastifyRequest, reply: FastifyReply, token: string): Promise<void> {
    const draft = await this.drafts.read(token);
    goTo(request, reply, draft ? `/signaler/${nextStep(draft, this.drafts.way('fr'))}` : '/signaler');
  }

  private async showApplication(
    request: FastifyRequest,
    reply: FastifyReply,
    draft: ReportDraft,
    faults: Faults = {},
  ): Promise<void> {
    const found = draft.search ? await this.search(draft.search) : undefined;
    await this.show(request, reply, draft, (step) => applicationPage(step, found), faults);
  }

  private async showQuestion(
    request: FastifyRequest,
    reply: FastifyReply,
    { token, draft }: Writing,
    id: string,
    faults: Faults = {},
  ): Promise<void> {
    const question = asked(draft, this.drafts.way(placeOf(request).language)).find((one) => one.id === id);
    if (!question) return this.goOn(request, reply, token);
    await this.show(request, reply, draft, (step) => questionPage(step, question), faults);
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    draft: ReportDraft,
    write: (step: Step) => string,
    faults: Faults = {},
  ): Promise<void> {
    await this.answers.sendOnce(request, reply, isWrong(faults) ? 422 : 200, (place) =>
      write({ place, draft, faults, way: this.drafts.way(place.language), limits: this.drafts.limits }),
    );
  }

  private async search(q: string): Promise<Card[]> {
    const { page } = readListQuery({ q, limit: String(FOUND_AT_MOST) });
    const { items } = await this.catalogue.page(page);
    return JSON.parse(items) as Card[];
  }

  /** An address that the catalogue does not know chooses nothing. */
  private async listed(slug: unknown): Promise<{ slug: string; name: string } | undefined> {
    if (typeof slug !== 'string' || slug.length > 200 || !SLUG.test(slug)) return undefined;
    const sheet = await this.catalogue.sheet(slug);
    return sheet === undefined ? undefined : { slug, name: (JSON.parse(sheet) as Card).name };
  }
}

const isWrong = (faults: Faults): boolean => Object.keys(faults).length > 0;
