import { type AccountId, type ClockStop, type Day, type Id, StaleVersion, transition } from '#libs/kernel';
import type { DossierId } from '../dossier/dossier.js';
import {
  type ClarificationAction,
  type ClarificationCondition,
  type ClarificationState,
  clarificationConditionTexts,
  clarificationLifecycle,
} from './clarification.lifecycle.js';

export type ClarificationId = Id<'Clarification'>;

export interface Question {
  readonly criterion: string;
  readonly text: string;
}

export interface Reply {
  readonly criterion: string;
  readonly text: string;
}

/** One exchange: what was asked, and what was answered. Earlier rounds are kept as they were. */
export interface Round {
  readonly questions: readonly Question[];
  readonly askedOn: Day;
  readonly replies: readonly Reply[];
  readonly answeredOn: Day | null;
}

export interface ClarificationSnapshot {
  readonly id: ClarificationId;
  readonly dossierId: DossierId;
  /** Hidden from the publisher. */
  readonly askedBy: AccountId;
  readonly blocking: boolean;
  readonly state: ClarificationState;
  readonly rounds: readonly Round[];
  readonly dueAt: Date;
  readonly extended: boolean;
  readonly createdAt: Date;
  readonly version: number;
}

type NewClarification = Omit<ClarificationSnapshot, 'state' | 'rounds' | 'extended' | 'version'> & {
  readonly questions: readonly Question[];
  readonly askedOn: Day;
};

/** Demande de précision: waiting for the publisher is not a state of the dossier, it is one of these being open. */
export class Clarification {
  private constructor(private snapshot: ClarificationSnapshot) {}

  static ask({ questions, askedOn, ...clarification }: NewClarification): Clarification {
    const round = { questions, askedOn, replies: [], answeredOn: null };
    return new Clarification({ ...clarification, state: 'open', rounds: [round], extended: false, version: 1 });
  }

  static restore(snapshot: ClarificationSnapshot): Clarification {
    return new Clarification(snapshot);
  }

  toSnapshot(): ClarificationSnapshot {
    return this.snapshot;
  }

  expectVersion(expected: number): void {
    if (expected !== this.snapshot.version) throw new StaleVersion(expected, this.snapshot.version);
  }

  /** The days it stops the clock: one stop for each round of a blocking question. */
  stops(): ClockStop[] {
    const { blocking, state, rounds } = this.snapshot;
    if (!blocking) return [];
    const cancelled = state === 'cancelled';
    return rounds.map(({ askedOn, answeredOn }) => ({
      from: askedOn,
      ...(answeredOn && { to: answeredOn }),
      cancelled,
    }));
  }

  answer(replies: readonly Reply[], answeredOn: Day): void {
    const { questions } = this.current();
    const complete = questions.every(({ criterion }) => replies.some((reply) => reply.criterion === criterion));
    this.move('answer', complete ? ['every_question_answered'] : []);
    this.replaceCurrent({ ...this.current(), replies, answeredOn });
  }

  accept(): void {
    this.move('accept');
  }

  /** Nothing came: the clock runs again from the next day, with the file as it is. */
  timeOut(on: Day): void {
    this.move('timeout');
    this.replaceCurrent({ ...this.current(), answeredOn: on });
  }

  cancel(): void {
    this.move('cancel');
  }

  askAgain(questions: readonly Question[], askedOn: Day, dueAt: Date, roundsAllowed: number): void {
    this.move('askAgain', this.snapshot.rounds.length < roundsAllowed ? ['rounds_left'] : []);
    const rounds = [...this.snapshot.rounds, { questions, askedOn, replies: [], answeredOn: null }];
    this.snapshot = { ...this.snapshot, rounds, dueAt };
  }

  extend(dueAt: Date): void {
    this.move('extend', this.snapshot.extended ? [] : ['never_extended']);
    this.snapshot = { ...this.snapshot, dueAt, extended: true };
  }

  private current(): Round {
    const round = this.snapshot.rounds.at(-1);
    if (!round) throw new Error(`clarification ${this.snapshot.id} has no round`);
    return round;
  }

  private replaceCurrent(round: Round): void {
    this.snapshot = { ...this.snapshot, rounds: [...this.snapshot.rounds.slice(0, -1), round] };
  }

  private move(action: ClarificationAction, met: readonly ClarificationCondition[] = []): void {
    const { to } = transition(
      clarificationLifecycle,
      this.snapshot.state,
      action,
      new Set(met),
      clarificationConditionTexts,
    );
    this.snapshot = { ...this.snapshot, state: to, version: this.snapshot.version + 1 };
  }
}
