import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { catchError, from, lastValueFrom, map, mergeMap, type Observable, of } from 'rxjs';
import type { EntityManager } from 'typeorm';
import type { GuardedRequest } from '#libs/access';
import { noting } from '#libs/database';
import { Clock, Conflict, Invalid } from '#libs/kernel';
import { asDomainError } from './as-domain-error.js';
import { abandonedBefore, IdempotencyRecords, type Recorded, type RequestKey } from './idempotency.records.js';

const KEEPS_ITS_KEY = 'aval:keeps-its-key';

/** This route keeps the key with what it makes, for longer than answers are kept: the interceptor leaves it alone. */
export const KeepsItsKey = (): MethodDecorator => SetMetadata(KEEPS_ITS_KEY, true);

/**
 * A POST that bears an Idempotency-Key is done once: the same key with the same body gets the first answer again,
 * with another body 422, while the first is still at work 409 (draft-ietf-httpapi-idempotency-key-header-07). That the
 * key has had its effect is committed with the effect, so that no crash makes it happen twice.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly records: IdempotencyRecords,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<GuardedRequest>();
    const key = keyIn(request);
    const kept = this.reflector.get<boolean | undefined>(KEEPS_ITS_KEY, context.getHandler());
    if (request.method !== 'POST' || key === undefined || kept) return next.handle();

    const asked = { ...keyOf(key, request), startedAt: this.clock.now() };
    return from(this.records.begin(asked)).pipe(
      mergeMap((earlier) =>
        earlier ? replay(earlier, asked, http.getResponse()) : this.record(asked, next, http.getResponse()),
      ),
    );
  }

  /** What fails without an effect leaves no record: the client may try again. A refusal is not kept either. */
  private record(asked: RequestKey, next: CallHandler, reply: FastifyReply): Observable<unknown> {
    const note = (tx: EntityManager) => this.records.noteEffect(tx, asked);
    return from(noting(note, () => lastValueFrom(next.handle(), { defaultValue: undefined }))).pipe(
      mergeMap((body) => from(this.records.finish(asked, reply.statusCode, body)).pipe(map(() => body))),
      catchError((thrown: unknown) =>
        from(this.records.forget(asked)).pipe(
          map(() => {
            throw asDomainError(thrown) ?? thrown;
          }),
        ),
      ),
    );
  }
}

/** @returns the key that a request bears; undefined when it bears none. @throws Invalid when it is unusable */
export function keyIn({ headers }: Pick<GuardedRequest, 'headers'>): string | undefined {
  const given = headers['idempotency-key'];
  if (given === undefined) return undefined;
  const key = String(given);
  if (key.length > 0 && key.length <= 255) return key;
  throw new Invalid('validation_failed', 'The idempotency key is unusable.', [
    { code: 'max_length', message: 'has 1 to 255 characters', field: '/Idempotency-Key' },
  ]);
}

function keyOf(key: string, request: GuardedRequest): Omit<RequestKey, 'startedAt'> {
  const content = JSON.stringify([request.method, request.url, request.body ?? null]);
  return {
    caller: request.acting?.person.accountId ?? 'public',
    key,
    hash: createHash('sha256').update(content).digest(),
  };
}

function replay(earlier: Recorded, asked: RequestKey, reply: FastifyReply): Observable<unknown> {
  if (!earlier.hash.equals(asked.hash)) {
    throw new Invalid('idempotency_key_reused', 'This key was used for another request.', [
      { code: 'idempotency_key_reused', message: 'was used for another request', field: '/Idempotency-Key' },
    ]);
  }
  if (earlier.status === null) {
    if (earlier.hasEffect && earlier.startedAt < abandonedBefore(asked.startedAt)) {
      throw new Conflict('idempotency_answer_lost', 'The request was carried out, but its answer was lost: look.');
    }
    throw new Conflict('idempotency_in_progress', 'The same request is being processed.');
  }
  void reply.status(earlier.status).header('idempotency-replayed', 'true');
  return of(earlier.body === null ? undefined : JSON.parse(earlier.body));
}
