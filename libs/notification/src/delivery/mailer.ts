export interface Mail {
  /** Also the Message-ID, so that a letter sent twice by a crash is shown once. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language: 'fr' | 'en';
}

/** The address refuses mail for good: trying again would not help. */
export class AddressRefused extends Error {}

/** Hands a mail over. It throws `AddressRefused`, or anything else for a fault that may pass. */
export abstract class Mailer {
  abstract send(mail: Mail): Promise<void>;
}
