import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { DomainError } from '#libs/kernel';
import { asDomainError } from './as-domain-error.js';
import { languageOf, type ProblemCatalogue, STATUS_OF } from './problem.js';

const RETRY_AFTER_SECONDS = 2;

/** Every refusal, and every bug, leaves by this door as a problem of RFC 9457. A bug shows nothing but a reference. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly catalogue: ProblemCatalogue,
    private readonly logger: Logger,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;

    const language = languageOf(request.headers['accept-language']);
    const [instance = ''] = request.url.split('?');
    const error = asDomainError(thrown);
    if (!error) this.logger.error({ err: thrown, requestId: request.id }, 'unexpected failure');
    else if (error.kind === 'unavailable') this.logger.warn({ err: thrown, requestId: request.id }, 'a part is away');

    const status = error ? STATUS_OF[error.kind] : 500;
    const problem = error
      ? this.catalogue.problem(error, language, instance)
      : { ...this.catalogue.problem(BUG, language, instance), status, detail: `request ${request.id}` };
    if (status === 503) reply.header('retry-after', RETRY_AFTER_SECONDS);
    if (error?.kind === 'too_many') reply.header('retry-after', Number(error.facts.retryAfterSeconds));
    if (status === 401) reply.header('www-authenticate', 'Bearer');
    void reply.status(status).type('application/problem+json').send(JSON.stringify(problem));
  }
}

const BUG = new DomainError('unavailable', 'internal', 'An internal error occurred.');
