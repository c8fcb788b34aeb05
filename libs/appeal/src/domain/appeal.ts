import { type AccountId, Conflict, type Day, dayOf, transition } from '#libs/kernel';
import {
  type AppealAction,
  type AppealCondition,
  type AppealState,
  appealConditionTexts,
  appealLifecycle,
} from './appeal.lifecycle.js';
import type { AppealFacts } from './appeal-conditions.js';
import { appealConditions } from './appeal-conditions.js';
import type { AppealId, AppealOutcome, AppealSnapshot } from './appeal-snapshot.js';
import { isInTime, type LodgingWindow } from './lodging.js';

export * from './appeal-snapshot.js';

export type NewAppeal = Pick<
  AppealSnapshot,
  | 'id'
  | 'number'
  | 'appellantKind'
  | 'appellantId'
  | 'contested'
  | 'decisionId'
  | 'dossierId'
  | 'contestedNumber'
  | 'applicationId'
  | 'applicationName'
  | 'frameworkVersion'
  | 'limitDueAt'
  | 'grounds'
  | 'filedBy'
  | 'filedAt'
> & { readonly window: LodgingWindow; readonly dueAt: Date };

type Changes = Partial<Omit<AppealSnapshot, 'id' | 'number' | 'state' | 'version'>>;

const UNTOUCHED = {
  members: [],
  stay: 'none',
  stayMotive: null,
  stayOrderedAt: null,
  stayEndedAt: null,
  defenceDueOn: null,
  defence: null,
  defenceBy: null,
  defenceAt: null,
  outcome: null,
  answer: null,
  closedBy: null,
  closedAt: null,
} as const;

/** Recours: a party asks people who took no part to look again at a decision, or at its absence. */
export class Appeal {
  private constructor(private snapshot: AppealSnapshot) {}

  /** It is always filed, even outside of its time: the file shows that at once, and a member says what follows. */
  static file({ window, dueAt, ...appeal }: NewAppeal): Appeal {
    return new Appeal({
      ...UNTOUCHED,
      ...appeal,
      inTimeFrom: window.from,
      inTimeUntil: window.until,
      state: 'filed',
      stateDueAt: dueAt,
      version: 1,
    });
  }

  static restore(snapshot: AppealSnapshot): Appeal {
    return new Appeal(snapshot);
  }

  toSnapshot(): AppealSnapshot {
    return this.snapshot;
  }

  get id(): AppealId {
    return this.snapshot.id;
  }

  get state(): AppealState {
    return this.snapshot.state;
  }

  /** P1: the authority is asked for its defence, and the time to answer runs. */
  admit(facts: AppealFacts, due: { readonly at: Date; readonly defenceOn: Day }): void {
    this.step('admit', facts, { stateDueAt: due.at, defenceDueOn: due.defenceOn });
  }

  /** P2. */
  declareInadmissible(facts: AppealFacts, answer: string, by: AccountId, at: Date): void {
    this.step('declareInadmissible', facts, { answer, ...closed(by, at) });
  }

  /** P3. */
  orderStay(facts: AppealFacts, stayMotive: string, at: Date): void {
    this.step('orderStay', facts, { stay: 'running', stayMotive, stayOrderedAt: at });
  }

  /** P8. */
  endStay(facts: AppealFacts, stayMotive: string, at: Date): void {
    this.step('endStay', facts, { ...over(at), stayMotive });
  }

  /** P6. The choice may be made anew as long as the appeal is open. */
  chooseMembers(facts: AppealFacts, members: readonly AccountId[]): void {
    this.step('chooseMembers', facts, { members });
  }

  /** P7. */
  writeDefence(facts: AppealFacts, defence: string, by: AccountId, at: Date): void {
    this.step('writeDefence', facts, { defence, defenceBy: by, defenceAt: at });
  }

  /** P4: a stay ends with it. @throws Conflict `nothing_to_change` for an outcome that only a decision can have */
  settle(facts: AppealFacts, outcome: AppealOutcome, answer: string, by: AccountId, at: Date): void {
    if (this.snapshot.contested === 'inaction' && !['dismissed', 'upheld'].includes(outcome)) {
      throw new Conflict('nothing_to_change', 'Where nothing was decided, nothing can be changed or sent back.');
    }
    this.step('settle', facts, { outcome, answer, ...closed(by, at), ...this.stayOver(at) });
  }

  /** P5: a stay ends with it. */
  withdraw(facts: AppealFacts, by: AccountId, at: Date): void {
    this.step('withdraw', facts, { ...closed(by, at), ...this.stayOver(at) });
  }

  private stayOver(at: Date): Changes {
    return this.snapshot.stay === 'running' ? over(at) : {};
  }

  private step(action: AppealAction, facts: AppealFacts, changes: Changes): void {
    const { state, version } = this.snapshot;
    const met: ReadonlySet<AppealCondition> = appealConditions(this.snapshot, facts);
    const { to } = transition(appealLifecycle, state, action, met, appealConditionTexts);
    this.snapshot = { ...this.snapshot, ...changes, state: to, version: version + 1 };
  }
}

const closed = (by: AccountId, at: Date) => ({ closedBy: by, closedAt: at, stateDueAt: null });

const over = (at: Date) => ({ stay: 'ended', stayEndedAt: at }) as const;

/** What the file shows at once, and the member who admits it cannot overlook. */
export const filedInTime = ({ inTimeFrom: from, inTimeUntil: until, filedAt }: AppealSnapshot): boolean =>
  isInTime({ from, until }, dayOf(filedAt));
