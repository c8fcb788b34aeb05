import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { decodeCursor, PageQuery, pageOf } from '#libs/http';
import { DomainError, NotFound } from '#libs/kernel';
import { DeadLetters, type DeadLettersAsked } from '../work/dead-letters.js';
import type { DeadLetterPageView } from './dead-letters.view.js';

@Controller('api/v1/dead-letters')
export class DeadLettersController {
  constructor(private readonly deadLetters: DeadLetters) {}

  @Get()
  @Operation('listDeadLetters', 'Work that failed as often as it may, newest first')
  async list(@Query() { limit, after }: PageQuery): Promise<DeadLetterPageView> {
    const found = await this.deadLetters.list({ limit, ...position(after) });
    const { items, next } = pageOf(
      found,
      limit,
      ({ position, deliveryId }) => [position, deliveryId],
      ({ position: _, ...letter }) => letter,
    );
    return { items: [...items], ...(next && { next }) };
  }

  @Post(':deliveryId/retry')
  @HttpCode(204)
  @Operation('retryDeadLetter', 'Tries work that had failed for good once more')
  async retry(@CurrentActing() { actor }: Acting, @Param('deliveryId') deliveryId: string): Promise<void> {
    if (!UUID.test(deliveryId)) throw new NotFound('dead letter', deliveryId);
    await this.deadLetters.retry(actor, deliveryId);
  }
}

const INSTANT = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2})?$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws DomainError (malformed) when the cursor holds no place in the list */
function position(after: string | undefined): Pick<DeadLettersAsked, 'after'> {
  if (after === undefined) return {};
  const [deadAt = '', deliveryId = ''] = decodeCursor(after, 2);
  if (INSTANT.test(deadAt) && UUID.test(deliveryId)) return { after: { deadAt, deliveryId } };
  throw new DomainError('malformed', 'bad_cursor', 'The paging cursor is not valid.', {}, [
    { code: 'bad_cursor', message: 'is not a cursor', field: '/after' },
  ]);
}
