import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Settings } from '#libs/config';
import { type AccountId, Clock, type Id, newId } from '#libs/kernel';
import { Outbox } from '#libs/messaging';
import type { LetterData, LetterLanguage, TemplateName } from '../domain/letter-data.js';
import { AddressBook } from './address-book.js';
import { LetterWriter } from './letter-writer.js';

export type LetterId = Id<'Letter'>;

/**
 * A person of the service, written to in his language and at the address he has when the letter leaves; somebody known by
 * address only; or somebody whose address lies sealed and is opened for each sending, and kept nowhere.
 */
export type Reader =
  | { readonly accountId: AccountId }
  | { readonly email: string; readonly language: LetterLanguage }
  | { readonly sealed: string; readonly language: LetterLanguage };

/** For a reader of whom nothing is known any more. */
const FALLBACK: LetterLanguage = 'fr';

export interface Letter<Name extends TemplateName> {
  readonly template: Name;
  /** Says what the letter is about and to whom: a second letter of the same key is not written. */
  readonly key: string;
  readonly to: Reader;
  /** The thing it is about, for the outbox of the agents. */
  readonly about?: { readonly kind: string; readonly id: string };
  /** Where in the service the reader goes on: a path of the public origin. */
  readonly path: string;
  readonly data: LetterData[Name];
}

/** Writes letters in the transaction of what they tell: a letter exists if and only if the thing happened. */
@Injectable()
export class Letters {
  private readonly writer = new LetterWriter();

  constructor(
    @Inject(Settings) private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly addresses: AddressBook,
  ) {}

  /**
   * @returns the id of the letter, or undefined when it was already written
   * @throws Error when the template names a word that `data` does not give
   */
  async post<Name extends TemplateName>(tx: EntityManager, letter: Letter<Name>): Promise<LetterId | undefined> {
    const { template, key, to, about, path, data } = letter;
    const link = new URL(path, this.settings.PUBLIC_URL).href;
    const language = await this.languageOf(tx, to);
    const { subject, body } = this.writer.write(template, language, { ...data, link });
    const now = this.clock.now();
    const [written] = await tx.query<{ id: LetterId }[]>(
      `INSERT INTO notification.letter (id, key, template, language, account_id, email, sealed_subject, subject_kind,
         subject_id, subject, body, written_at, retry_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12) ON CONFLICT (key) DO NOTHING RETURNING id`,
      [
        newId<'Letter'>(),
        key,
        template,
        language,
        'accountId' in to ? to.accountId : null,
        'email' in to ? to.email : null,
        'sealed' in to ? to.sealed : null,
        about?.kind ?? null,
        about?.id ?? null,
        subject,
        body,
        now,
      ],
    );
    if (written) await this.outbox.order(tx, 'notification.send-letters', { letterId: written.id }, now);
    return written?.id;
  }

  private async languageOf(tx: EntityManager, to: Reader): Promise<LetterLanguage> {
    if ('accountId' in to) return (await this.addresses.find(tx, to.accountId))?.language ?? FALLBACK;
    return to.language;
  }
}
