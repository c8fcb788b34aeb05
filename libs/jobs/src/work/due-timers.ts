import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Outbox } from '#libs/messaging';
import { type JobTable, jobsWokenBy, kindsWaking } from '../declaration.js';
import { JOBS } from '../jobs.token.js';
import type { TimerPayload } from '../timers.js';

interface DueRow {
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly kind: string;
  readonly due_at: Date;
  readonly occurrence?: string;
}

const DUE_REMINDERS = `
  WITH due AS (
    SELECT r.id FROM jobs.reminder r JOIN jobs.timer t ON t.id = r.timer_id
    WHERE r.sent_at IS NULL AND r.remind_at <= $1 AND t.state = 'live' AND t.kind = ANY($2)
    ORDER BY r.remind_at LIMIT $3 FOR UPDATE OF r SKIP LOCKED),
  sent AS (
    UPDATE jobs.reminder r SET sent_at = $1 FROM due WHERE r.id = due.id RETURNING r.timer_id, r.occurrence, r.remind_at)
  SELECT t.subject_kind, t.subject_id, t.kind, t.due_at, sent.occurrence
  FROM sent JOIN jobs.timer t ON t.id = sent.timer_id ORDER BY sent.remind_at`;

/**
 * The last instant of a day (23:59:59.999) still belongs to it: such a limit has passed only after it. Whoever is woken
 * within it would find the day not over, do nothing, and never be woken again.
 */
const DUE_TIMERS = `
  WITH due AS (
    SELECT id FROM jobs.timer
    WHERE state = 'live' AND due_at <= $1 AND kind = ANY($2)
      AND (due_at < $1 OR due_at = date_trunc('second', due_at))
    ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED),
  fired AS (
    UPDATE jobs.timer t SET state = 'fired', fired_at = $1 FROM due WHERE t.id = due.id
    RETURNING t.subject_kind, t.subject_id, t.kind, t.due_at)
  SELECT * FROM fired ORDER BY due_at`;

/** The head of each index: `min()` over the join would read every reminder that waits. */
const NEXT_DUE = `
  SELECT least(
    (SELECT due_at FROM jobs.timer WHERE state = 'live' AND kind = ANY($1) ORDER BY due_at LIMIT 1),
    (SELECT r.remind_at FROM jobs.reminder r JOIN jobs.timer t ON t.id = r.timer_id
     WHERE r.sent_at IS NULL AND t.state = 'live' AND t.kind = ANY($2) ORDER BY r.remind_at LIMIT 1)) AS at`;

/**
 * Turns what is due into deliveries: each timer and each reminder once, however many sweeps look. A kind that wakes no
 * job of this build is left alone, since a newer build may know it.
 */
@Injectable()
export class DueTimers {
  private readonly timerKinds: readonly string[];
  private readonly reminderKinds: readonly string[];

  constructor(
    @Inject(JOBS) private readonly jobs: JobTable,
    private readonly outbox: Outbox,
  ) {
    this.timerKinds = kindsWaking(jobs, 'timer');
    this.reminderKinds = kindsWaking(jobs, 'reminder');
  }

  /** Reminders first: a reminder missed in an outage still comes before its due date. @returns how many were due */
  async order(tx: EntityManager, now: Date, limit: number): Promise<number> {
    const reminders = await tx.query<DueRow[]>(DUE_REMINDERS, [now, this.reminderKinds, limit]);
    const timers = await tx.query<DueRow[]>(DUE_TIMERS, [now, this.timerKinds, limit]);
    await this.outbox.orderAll(tx, [...this.orders('reminder', reminders), ...this.orders('timer', timers)], now);
    return reminders.length + timers.length;
  }

  /** When the next one is due; null when none waits. */
  async next(tx: EntityManager): Promise<Date | null> {
    const rows = await tx.query<{ at: Date | null }[]>(NEXT_DUE, [this.timerKinds, this.reminderKinds]);
    return rows[0]?.at ?? null;
  }

  private orders(what: 'timer' | 'reminder', rows: readonly DueRow[]) {
    return rows.flatMap((row) =>
      jobsWokenBy(this.jobs, what, row.kind).map((job) => ({ job, payload: payloadOf(row) })),
    );
  }
}

const payloadOf = ({ subject_kind, subject_id, kind, due_at, occurrence }: DueRow): TimerPayload => ({
  subjectKind: subject_kind,
  subjectId: subject_id,
  kind,
  dueAt: due_at.toISOString(),
  ...(occurrence !== undefined && { occurrence }),
});
