import { DomainError } from '#libs/kernel';

/** A note, a key or a checkpoint that cannot be believed; the sentence says why. */
export class NoteFault extends DomainError {
  constructor(code: 'note_malformed' | 'note_unsigned' | 'note_forged' | 'key_malformed', message: string) {
    super('invalid', code, message);
  }
}
