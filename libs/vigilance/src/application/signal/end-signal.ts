import { Injectable } from '@nestjs/common';
import { type AccountId, type Actor, Clock, StaleVersion } from '#libs/kernel';
import { Signal, type SignalId, type SignalSnapshot } from '../../domain/signal/signal.js';
import type { SignalAction } from '../../domain/signal/signal.lifecycle.js';
import { addWeeks } from '../../domain/signal/weeks.js';
import { CaseRules } from '../case/case-neighbours.js';
import { personOf } from '../case/case-steps.js';
import { OpenCase } from '../case/open-case.js';
import { type VigilanceScope, VigilanceWork } from '../vigilance.work.js';
import { signalSubject } from './signal-subject.js';

/** Which signal, and the version of it that the actor had before his eyes. */
export interface OnSignal {
  readonly signalId: SignalId;
  readonly expectedVersion: number;
}

/** Reports that one case begins with, at most. */
const MOST_REPORTS = 200;

interface Act {
  readonly by: AccountId;
  readonly at: Date;
}

/** What a person makes of a signal: nothing, a false alarm, or a case. */
@Injectable()
export class EndSignal {
  constructor(
    private readonly work: VigilanceWork,
    private readonly rules: CaseRules,
    private readonly cases: OpenCase,
    private readonly clock: Clock,
  ) {}

  /** G2. @throws NotFound, StaleVersion, ActionNotAllowed, ConditionsNotMet */
  close(actor: Actor, on: OnSignal, motive: string): Promise<SignalSnapshot> {
    return this.take(actor, on, 'close', (signal, { by, at }) => signal.close(motive, by, at), motive);
  }

  /** G3. @throws NotFound, StaleVersion, ActionNotAllowed, ConditionsNotMet */
  markFalseAlarm(actor: Actor, on: OnSignal, motive: string): Promise<SignalSnapshot> {
    return this.take(
      actor,
      on,
      'markFalseAlarm',
      (signal, { by, at }) => signal.markFalseAlarm(motive, by, at),
      motive,
    );
  }

  /**
   * G4: a case with the reports of the window that belong to none; that they stand out is reason enough (policy, section 6).
   * @throws NotFound, StaleVersion, ActionNotAllowed, ConditionsNotMet
   */
  async openCase(actor: Actor, on: OnSignal): Promise<SignalSnapshot> {
    const rule = await this.rules.inForce();
    return this.take(actor, on, 'openCase', async (signal, _, scope) => {
      const { applicationId, topic, numbers } = signal.toSnapshot();
      const since = addWeeks(numbers.week, 1 - numbers.windowWeeks);
      const reports = await scope.signals.looseReports(applicationId, topic, since, MOST_REPORTS);
      const opened = reports.length > 0 && (await this.cases.within(scope, actor, reports, { rule, standsOut: true }));
      if (opened) signal.openCase(opened.id, reports.length);
      else signal.refuseCase();
    });
  }

  private take(
    actor: Actor,
    { signalId, expectedVersion }: OnSignal,
    action: SignalAction,
    change: (signal: Signal, act: Act, scope: VigilanceScope) => void | Promise<void>,
    motive?: string,
  ): Promise<SignalSnapshot> {
    return this.work.transaction(async (scope) => {
      const signal = await scope.signals.forUpdate(signalId);
      const before = signal.toSnapshot();
      const subject = signalSubject(signalId);
      if (before.version !== expectedVersion) {
        throw new StaleVersion(expectedVersion, before.version, await scope.lastChange(subject));
      }
      const at = this.clock.now();
      await change(signal, { by: personOf(actor), at }, scope);
      await scope.signals.save(signal);
      const after = signal.toSnapshot();
      await scope.journal.append({
        kind: `signal.${action}`,
        subject,
        actor,
        at,
        from: before.state,
        to: after.state,
        facts: { number: after.number, topic: after.topic, ...(after.caseId && { caseId: after.caseId }) },
        ...(motive !== undefined && { secrets: { motive } }),
      });
      return after;
    });
  }
}
