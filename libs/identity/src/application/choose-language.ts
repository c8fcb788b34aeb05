import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#libs/kernel';
import type { Language } from '../domain/account.js';
import { personOf } from './acting-person.js';
import { IdentityWork } from './identity.work.js';

/**
 * Everybody chooses for himself in which language the service writes to him. The journal commits to the choice and does
 * not say it: what becomes public holds nothing of a person.
 */
@Injectable()
export class ChooseLanguage {
  constructor(
    private readonly work: IdentityWork,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, language: Language): Promise<void> {
    const id = personOf(actor);
    await this.work.transaction(async (scope) => {
      const account = await scope.accounts.forUpdate(id);
      if (account.toSnapshot().language === language) return;
      account.choose(language);
      await scope.accounts.save(account);
      const subject = { kind: 'account', id };
      await scope.journal.append({
        kind: 'account.choose_language',
        subject,
        actor,
        at: this.clock.now(),
        secrets: { language },
      });
    });
  }
}
