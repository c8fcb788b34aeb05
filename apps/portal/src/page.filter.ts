import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { asDomainError, STATUS_OF } from '#libs/http';
import type { ErrorKind } from '#libs/kernel';
import type { Language } from './language.js';
import type { PageAnswers } from './page-answers.js';
import { messagePage } from './pages/message.js';
import { reportTexts } from './report/report-texts.js';
import { texts } from './texts.js';

/** Every refusal and every fault is a page with a way out, and with the status that machines read. */
@Catch()
export class PageFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    private readonly answers: PageAnswers,
  ) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;

    const refusal = asDomainError(thrown);
    if (!refusal) this.logger.error({ err: thrown, requestId: request.id }, 'unexpected failure');
    const status = refusal ? STATUS_OF[refusal.kind] : 500;
    const wait = refusal?.facts.retryAfterSeconds;
    if (typeof wait === 'number') void reply.header('retry-after', String(wait));
    if (status === 503) void reply.header('retry-after', '2');
    await this.answers.sendOnce(request, reply, status, (place) =>
      messagePage(place, this.messageFor(refusal?.kind, place.language, request.id)),
    );
  }

  private messageFor(kind: ErrorKind | undefined, language: Language, reference: string) {
    const t = texts[language];
    const r = reportTexts[language];
    if (kind === 'too_many') return { title: r.tooManyTitle, body: r.tooManyBody };
    if (kind === 'forbidden') return { title: r.foreignTitle, body: r.foreignBody };
    if (kind === 'not_found') return { title: t.notFoundTitle, body: t.notFoundBody };
    if (kind === 'unavailable') return { title: t.faultTitle, body: t.awayBody };
    if (kind) return { title: t.badRequestTitle, body: t.badRequestBody };
    return { title: t.faultTitle, body: t.faultBody, reference };
  }
}
