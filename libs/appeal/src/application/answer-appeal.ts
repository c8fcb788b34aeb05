import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '#libs/kernel';
import type { AppealSnapshot } from '../domain/appeal.js';
import { AppealWork } from './appeal.work.js';
import { type OnAppeal, onAppeal, personOf } from './appeal-action.js';
import { Circumstances } from './circumstances.js';
import { keepAppeal } from './keep-appeal.js';

/** What the parties do: the authority defends what it decided, the appellant may give the appeal up. */
@Injectable()
export class AnswerAppeal {
  constructor(
    private readonly work: AppealWork,
    private readonly circumstances: Circumstances,
    private readonly clock: Clock,
  ) {}

  /** P7. @throws ConditionsNotMet when it was written before */
  defend(actor: Actor, on: OnAppeal, defence: string): Promise<AppealSnapshot> {
    return onAppeal(this.work, on, async (scope, appeal) => {
      const before = appeal.toSnapshot();
      const at = this.clock.now();
      appeal.writeDefence(await this.circumstances.of(before, actor.accountId, {}), defence, personOf(actor), at);
      await keepAppeal(scope, appeal, { actor, at, action: 'writeDefence', before });
    });
  }

  /** P5. @throws ActionNotAllowed once it is settled */
  withdraw(actor: Actor, on: OnAppeal): Promise<AppealSnapshot> {
    return onAppeal(this.work, on, async (scope, appeal) => {
      const before = appeal.toSnapshot();
      const at = this.clock.now();
      appeal.withdraw(await this.circumstances.of(before, actor.accountId, {}), personOf(actor), at);
      await keepAppeal(scope, appeal, { actor, at, action: 'withdraw', before });
    });
  }
}
