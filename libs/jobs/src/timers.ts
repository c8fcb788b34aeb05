import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '#libs/kernel';

export interface TimerSubject {
  readonly kind: string;
  readonly id: string;
}

export interface Timer {
  readonly subject: TimerSubject;
  /** What the worker's jobs name in `{ timer: kind }`. */
  readonly kind: string;
  readonly dueAt: Date;
  readonly reminders?: readonly { readonly occurrence: string; readonly at: Date }[];
}

/** What a job woken by a timer or a reminder is given. */
export interface TimerPayload {
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly kind: string;
  readonly dueAt: string;
  /** Which reminder, for example `-5d`; absent when the timer itself is due. */
  readonly occurrence?: string;
}

/** Due dates, set and lifted in the transaction of the change that causes them. */
@Injectable()
export class Timers {
  /** Replaces the live timer of this subject and kind, and with it the reminders not yet sent. */
  async set(tx: EntityManager, { subject, kind, dueAt, reminders = [] }: Timer): Promise<void> {
    await this.cancel(tx, subject, kind);
    const id = newId<'Timer'>();
    await tx.query(
      `WITH timer AS (
         INSERT INTO jobs.timer (id, subject_kind, subject_id, kind, due_at, state) VALUES ($1, $2, $3, $4, $5, 'live')
         RETURNING id)
       INSERT INTO jobs.reminder (id, timer_id, occurrence, remind_at)
       SELECT r.id, timer.id, r.occurrence, r.at
       FROM timer, unnest($6::uuid[], $7::text[], $8::timestamptz[]) AS r(id, occurrence, at)`,
      [
        id,
        subject.kind,
        subject.id,
        kind,
        dueAt,
        reminders.map(() => newId()),
        reminders.map(({ occurrence }) => occurrence),
        reminders.map(({ at }) => at),
      ],
    );
  }

  /** Lifts the timers of a subject, all of them or those of one kind; reminders not yet sent go with them. */
  async cancel(tx: EntityManager, { kind: subjectKind, id }: TimerSubject, kind?: string): Promise<void> {
    await tx.query(
      `WITH lifted AS (
         UPDATE jobs.timer SET state = 'cancelled'
         WHERE subject_kind = $1 AND subject_id = $2 AND ($3::text IS NULL OR kind = $3) AND state = 'live' RETURNING id)
       DELETE FROM jobs.reminder USING lifted WHERE timer_id = lifted.id AND sent_at IS NULL`,
      [subjectKind, id, kind ?? null],
    );
  }
}
