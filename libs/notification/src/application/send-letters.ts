import { Injectable, Optional } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '#libs/database';
import { type AccountId, Clock } from '#libs/kernel';
import { AddressRefused, Mailer } from '../delivery/mailer.js';
import { AddressBook, SealedAddresses } from './address-book.js';

/** Letters sent in one run: the next run takes the others. */
const AT_ONCE = 100;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;

interface Waiting {
  readonly id: string;
  readonly account_id: AccountId | null;
  readonly email: string | null;
  readonly sealed_subject: string | null;
  readonly subject: string;
  readonly body: string;
  readonly language: 'fr' | 'en';
  readonly attempts: number;
}

/**
 * Sends the letters that wait. Each is locked while it leaves, so that several workers never send the same one;
 * a crash in between sends it again under the same Message-ID. Without a relay letters wait, readable in the outbox.
 */
@Injectable()
export class SendLetters {
  constructor(
    private readonly transactions: Transactions,
    private readonly addresses: AddressBook,
    private readonly clock: Clock,
    @Optional() private readonly mailer?: Mailer,
    @Optional() private readonly sealed?: SealedAddresses,
  ) {}

  /** @returns how many letters left */
  async execute(): Promise<number> {
    if (!this.mailer) return 0;
    let sent = 0;
    for (let turn = 0; turn < AT_ONCE; turn += 1) {
      const outcome = await this.transactions.run((tx) => this.sendNext(tx));
      if (outcome === 'none waits') break;
      if (outcome === 'sent') sent += 1;
    }
    return sent;
  }

  private async sendNext(tx: EntityManager): Promise<'sent' | 'put off' | 'none waits'> {
    const [letter] = await tx.query<Waiting[]>(
      `SELECT id, account_id, email, sealed_subject, subject, body, language, attempts FROM notification.letter
       WHERE state = 'waiting' AND retry_at <= $1 ORDER BY retry_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [this.clock.now()],
    );
    if (!letter) return 'none waits';
    const fault = await this.faultOfSending(tx, letter);
    if (!fault) {
      await tx.query(
        `UPDATE notification.letter SET state = 'sent', sent_at = $2, attempts = attempts + 1, fault = NULL WHERE id = $1`,
        [letter.id, this.clock.now()],
      );
      return 'sent';
    }
    const wait = Math.min(FIRST_WAIT_MS * 2 ** letter.attempts, LONGEST_WAIT_MS);
    await tx.query(
      'UPDATE notification.letter SET state = $2, attempts = attempts + 1, fault = $3, retry_at = $4 WHERE id = $1',
      [
        letter.id,
        fault instanceof AddressRefused ? 'undeliverable' : 'waiting',
        fault.message.slice(0, 500),
        new Date(this.clock.now().getTime() + wait),
      ],
    );
    return 'put off';
  }

  private async faultOfSending(tx: EntityManager, letter: Waiting): Promise<Error | undefined> {
    const { id, subject, body, language } = letter;
    try {
      const to = await this.addressOf(tx, letter);
      if (!to) throw new AddressRefused('the reader has no address');
      await this.mailer?.send({ id, to, subject, text: body, language });
      return undefined;
    } catch (fault) {
      if (letter.sealed_subject) return withoutAddress(fault);
      return fault instanceof Error ? fault : new Error(String(fault));
    }
  }

  private async addressOf(
    tx: EntityManager,
    { account_id, email, sealed_subject }: Waiting,
  ): Promise<string | null | undefined> {
    if (account_id) return (await this.addresses.find(tx, account_id))?.email;
    return sealed_subject ? this.sealed?.open(tx, sealed_subject) : email;
  }
}

/** Relays repeat in their answers whom they refuse: of a sealed address nothing is kept. */
const withoutAddress = (fault: unknown): Error =>
  fault instanceof AddressRefused
    ? new AddressRefused('the address is missing or refused')
    : new Error('the letter could not be handed over');
