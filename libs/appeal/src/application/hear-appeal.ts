import { Injectable } from '@nestjs/common';
import { type AccountId, type Actor, Clock, endOf, lastDay } from '#libs/kernel';
import type { Appeal, AppealOutcome, AppealSnapshot } from '../domain/appeal.js';
import type { AppealAction } from '../domain/appeal.lifecycle.js';
import type { AppealFacts } from '../domain/appeal-conditions.js';
import { refuseMembers } from '../domain/took-part.js';
import { AppealWork } from './appeal.work.js';
import { type OnAppeal, onAppeal, personOf } from './appeal-action.js';
import { Circumstances, type Stated } from './circumstances.js';
import { keepAppeal } from './keep-appeal.js';
import { AppealRules } from './neighbours.js';

export interface StayOrder {
  readonly motive: string;
  readonly urgent: boolean;
  readonly seriouslyDoubtful: boolean;
}

type Act = (appeal: Appeal, facts: AppealFacts, at: Date) => void | Promise<void>;

/** What the oversight body does with an appeal: by people who took no part in what is contested (invariant 5). */
@Injectable()
export class HearAppeal {
  constructor(
    private readonly work: AppealWork,
    private readonly circumstances: Circumstances,
    private readonly rules: AppealRules,
    private readonly clock: Clock,
  ) {}

  /** P1: from now on the authority is asked for its defence, and the time to answer runs. @throws ConditionsNotMet */
  admit(actor: Actor, on: OnAppeal): Promise<AppealSnapshot> {
    return this.act(actor, on, 'admit', {}, async (appeal, facts) => {
      const { decide, defence, calendar } = await this.rules.under(appeal.toSnapshot().frameworkVersion);
      const today = this.clock.today();
      const at = endOf(lastDay(today, decide, calendar));
      appeal.admit(facts, { at, defenceOn: lastDay(today, defence, calendar) });
    });
  }

  /** P2. @throws ConditionsNotMet */
  declareInadmissible(actor: Actor, on: OnAppeal, motive: string): Promise<AppealSnapshot> {
    return this.act(actor, on, 'declareInadmissible', { motive }, (appeal, facts, at) =>
      appeal.declareInadmissible(facts, motive, personOf(actor), at),
    );
  }

  /** P6. @throws MembersRefused naming who took part and how, Conflict `too_few_members` */
  chooseMembers(actor: Actor, on: OnAppeal, members: readonly AccountId[]): Promise<AppealSnapshot> {
    return this.act(actor, on, 'chooseMembers', {}, async (appeal, facts) => {
      const { obstacles, body, needed } = await this.circumstances.candidates(appeal.toSnapshot());
      const chosen = [...new Set(members)];
      refuseMembers(chosen, { obstacles, body: new Set(body.keys()), needed });
      appeal.chooseMembers(facts, chosen);
    });
  }

  /** P3. @throws ConditionsNotMet */
  orderStay(actor: Actor, on: OnAppeal, { motive, ...stated }: StayOrder): Promise<AppealSnapshot> {
    return this.act(actor, on, 'orderStay', { motive, ...stated }, (appeal, facts, at) =>
      appeal.orderStay(facts, motive, at),
    );
  }

  /** P8. @throws ConditionsNotMet */
  endStay(actor: Actor, on: OnAppeal, motive: string): Promise<AppealSnapshot> {
    return this.act(actor, on, 'endStay', { motive }, (appeal, facts, at) => appeal.endStay(facts, motive, at));
  }

  /** P4. @throws ConditionsNotMet, Conflict `nothing_to_change` */
  settle(actor: Actor, on: OnAppeal, outcome: AppealOutcome, motive: string): Promise<AppealSnapshot> {
    return this.act(actor, on, 'settle', { motive }, (appeal, facts, at) =>
      appeal.settle(facts, outcome, motive, personOf(actor), at),
    );
  }

  private act(actor: Actor, on: OnAppeal, action: AppealAction, stated: Stated, act: Act): Promise<AppealSnapshot> {
    return onAppeal(this.work, on, async (scope, appeal) => {
      const before = appeal.toSnapshot();
      const at = this.clock.now();
      await act(appeal, await this.circumstances.of(before, actor.accountId, stated), at);
      await keepAppeal(scope, appeal, { actor, at, action, before });
    });
  }
}
