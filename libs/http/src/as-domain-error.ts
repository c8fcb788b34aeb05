import { HttpException } from '@nestjs/common';
import { Conflict, DomainError, type ErrorKind, type Reason } from '#libs/kernel';

const KIND_OF: Readonly<Record<number, [ErrorKind, string]>> = {
  400: ['malformed', 'malformed'],
  401: ['unauthenticated', 'not_signed_in'],
  403: ['forbidden', 'not_allowed'],
  404: ['not_found', 'not_found'],
  413: ['too_large', 'too_large'],
  415: ['unsupported', 'unsupported'],
  422: ['invalid', 'validation_failed'],
  503: ['unavailable', 'unavailable'],
};

/** What Fastify says of a body that it cannot read. */
const UNREADABLE: Readonly<Record<string, Reason>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    code: 'body_missing',
    message: 'The body is empty: a JSON object is expected.',
    field: '/',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'not_json', message: 'The body is not JSON.', field: '/' },
};

/** SQLSTATE classes that mean "PostgreSQL is away or going", not "we did wrong". */
const AWAY = /^(08|57P|53|25P03)/;
const UNIQUE_VIOLATION = '23505';

/** What was thrown, as a refusal; undefined when it is a bug and must be answered as one. */
export function asDomainError(thrown: unknown): DomainError | undefined {
  if (thrown instanceof DomainError) return thrown;
  const unreadable = UNREADABLE[codeOf(thrown) ?? ''];
  if (unreadable) return new DomainError('malformed', 'malformed', unreadable.message, {}, [unreadable]);
  const status = statusOf(thrown);
  const known = status === undefined ? undefined : KIND_OF[status];
  if (known) return new DomainError(...known, known[1]);

  const code = sqlState(thrown);
  if (code === UNIQUE_VIOLATION) return new Conflict('already_exists', 'An identical item already exists.');
  if (isConnectionLoss(thrown, code)) return new DomainError('unavailable', 'unavailable', 'The database is away.');
  return undefined;
}

/** Nest's exceptions and Fastify's own (body not JSON, too large, unknown media type) both carry a status. */
function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const { statusCode } = (thrown ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : undefined;
}

function sqlState(thrown: unknown): string | undefined {
  const { driverError } = (thrown ?? {}) as { driverError?: unknown };
  return codeOf(driverError) ?? codeOf(thrown);
}

function codeOf(thrown: unknown): string | undefined {
  const { code } = (thrown ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}

const isConnectionLoss = (thrown: unknown, code: string | undefined): boolean =>
  AWAY.test(code ?? '') ||
  ['ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code ?? '') ||
  /Connection terminated|timeout exceeded when trying to connect|not queryable|connection is closed/i.test(
    thrown instanceof Error ? thrown.message : '',
  );
