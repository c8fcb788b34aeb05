import type { AccountId } from '#libs/kernel';

/** A letter as it lies in the outbox. */
export interface WrittenLetter {
  readonly id: string;
  readonly template: string;
  readonly language: 'fr' | 'en';
  readonly subject: string;
  readonly body: string;
  readonly state: 'waiting' | 'sent' | 'undeliverable';
  readonly accountId: AccountId | null;
  readonly about: { readonly kind: string; readonly id: string } | null;
  readonly writtenAt: Date;
  readonly sentAt: Date | null;
}

export interface LettersAsked {
  readonly limit: number;
  /** Where the page before ended. */
  readonly after?: { readonly writtenAt: string; readonly id: string };
  readonly accountId?: AccountId;
  readonly state?: string;
  readonly about?: string;
}

/** The outbox, newest first. Gives one letter more than asked for when there is a next page. */
export abstract class LettersWritten {
  abstract page(asked: LettersAsked): Promise<(WrittenLetter & { readonly position: string })[]>;
}
