import { Controller, Get, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { decodeCursor, lifeOf, PageQuery, pageOf, type StateWords } from '#libs/http';
import { DomainError } from '#libs/kernel';
import { type LettersAsked, LettersWritten, type WrittenLetter } from '../application/letters-written.js';
import { LettersQuery } from './letters.dto.js';
import type { LetterPageView } from './letters.view.js';

@Controller('api/v1')
export class LettersController {
  constructor(private readonly letters: LettersWritten) {}

  @Get('letters')
  @Operation('listLetters', 'The outbox: every letter the service has written, newest first')
  list(@Query() { limit, after, state, about }: LettersQuery): Promise<LetterPageView> {
    return this.page({ limit, ...position(after), ...(state && { state }), ...(about && { about }) });
  }

  @Get('me/letters')
  @Operation('listMyLetters', 'The letters written to me, newest first')
  mine(@Query() { limit, after }: PageQuery, @CurrentActing() { person }: Acting): Promise<LetterPageView> {
    return this.page({ limit, ...position(after), accountId: person.accountId });
  }

  private async page(asked: LettersAsked): Promise<LetterPageView> {
    const found = await this.letters.page(asked);
    const { items, next } = pageOf(
      found,
      asked.limit,
      ({ position, id }) => [position, id],
      ({ position: _, ...letter }) => ({ ...letter, ...lifeOf(waiting, letter.state, words, null, []) }),
    );
    return { items: [...items], ...(next && { next }) };
  }
}

const waiting = { waitingOn: { waiting: 'system' } };
const words: StateWords<WrittenLetter['state']> = {
  waiting: { fr: 'En attente d’envoi', en: 'Waiting to be sent' },
  sent: { fr: 'Envoyée', en: 'Sent' },
  undeliverable: { fr: 'Non distribuable', en: 'Undeliverable' },
};

const INSTANT = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2})?$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws DomainError (malformed) when the cursor holds no place in the outbox */
function position(after: string | undefined): Pick<LettersAsked, 'after'> {
  if (after === undefined) return {};
  const [writtenAt = '', id = ''] = decodeCursor(after, 2);
  if (INSTANT.test(writtenAt) && UUID.test(id)) return { after: { writtenAt, id } };
  throw new DomainError('malformed', 'bad_cursor', 'The paging cursor is not valid.', {}, [
    { code: 'bad_cursor', message: 'is not a cursor', field: '/after' },
  ]);
}
