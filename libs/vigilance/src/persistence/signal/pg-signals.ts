import { type EntityManager, In } from 'typeorm';
import { type Day, NotFound, startOf } from '#libs/kernel';
import type { PairCount, ReadText, SignalStore, WatchedApplication } from '../../application/signal/signal.work.js';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import type { ReportId } from '../../domain/report/triage.js';
import type { Repetition } from '../../domain/signal/repeated-texts.js';
import { Signal, type SignalId } from '../../domain/signal/signal.js';
import type { WeekCount } from '../../domain/signal/weeks.js';
import { SignalRow } from './signal-rows.js';

/** More texts of one application in so short a time are counted each for itself. */
const MOST_TEXTS = 5_000;

export class PgSignals implements SignalStore {
  constructor(private readonly tx: EntityManager) {}

  async noteReport(id: ReportId): Promise<void> {
    await this.note('FROM vigilance.report WHERE id = $1', [id]);
  }

  async noteCase(id: CaseId): Promise<void> {
    await this.note('FROM vigilance.incident_case WHERE id = $1', [id]);
  }

  async noteAll(): Promise<void> {
    await this.note('FROM vigilance.report WHERE true', []);
  }

  /** In one order, so that two who note never wait for each other. */
  private async note(from: string, parameters: readonly string[]): Promise<void> {
    await this.tx.query(
      `INSERT INTO vigilance.recount_due
       SELECT DISTINCT application_id ${from} AND application_id IS NOT NULL ORDER BY 1 ON CONFLICT DO NOTHING`,
      [...parameters],
    );
  }

  async takeDue(atMost: number): Promise<readonly string[]> {
    const [rows] = await this.tx.query<[{ id: string }[], number]>(
      `DELETE FROM vigilance.recount_due WHERE application_id IN (
         SELECT application_id FROM vigilance.recount_due ORDER BY application_id FOR UPDATE SKIP LOCKED LIMIT $1)
       RETURNING application_id AS id`,
      [atMost],
    );
    return rows.map(({ id }) => id).sort();
  }

  textsOf(applicationId: string, since: Date): Promise<readonly ReadText[]> {
    return this.tx.query<ReadText[]>(
      `SELECT r.id, r.received_at AS "receivedAt", t.severity, x.copy
       FROM vigilance.report r
         JOIN vigilance.triage t ON t.report_id = r.id
         JOIN vigilance.reading x ON x.report_id = r.id
       WHERE r.application_id = $1 AND r.received_at >= $2 ORDER BY r.received_at, r.id LIMIT $3`,
      [applicationId, since, MOST_TEXTS],
    );
  }

  async keepRepetitions(reports: readonly ReportId[], found: readonly Repetition[]): Promise<void> {
    await this.tx.query('DELETE FROM vigilance.repeated_report WHERE report_id = ANY($1)', [reports]);
    await this.tx.query(
      `INSERT INTO vigilance.repeated_report (report_id, first_report_id, likeness)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::real[])`,
      [found.map(({ report }) => report), found.map(({ first }) => first), found.map(({ likeness }) => likeness)],
    );
  }

  async recount(applicationId: string): Promise<void> {
    await this.tx.query('DELETE FROM vigilance.weekly_count WHERE application_id = $1', [applicationId]);
    await this.tx.query(
      `INSERT INTO vigilance.weekly_count (application_id, topic, week, cases, reports)
       SELECT application_id, topic, week, cases, reports FROM vigilance.weekly_count_now WHERE application_id = $1`,
      [applicationId],
    );
  }

  watched(): Promise<readonly WatchedApplication[]> {
    return this.tx.query<WatchedApplication[]>(
      `SELECT application_id AS id, name, category, (listed_at AT TIME ZONE 'Europe/Paris')::date::text AS "listedOn"
       FROM referencing.public_listing WHERE status <> 'delisted' ORDER BY application_id`,
    );
  }

  pairs(first: Day, last: Day): Promise<readonly PairCount[]> {
    return this.tx.query<PairCount[]>(
      `SELECT c.application_id AS "applicationId", c.topic, sum(c.cases)::int AS cases
       FROM vigilance.weekly_count c JOIN referencing.public_listing l USING (application_id)
       WHERE c.week BETWEEN $1 AND $2 AND l.status <> 'delisted'
       GROUP BY c.application_id, c.topic ORDER BY c.application_id, c.topic`,
      [first, last],
    );
  }

  async weeksOf(applicationId: string, first: Day, last: Day): Promise<ReadonlyMap<string, readonly WeekCount[]>> {
    const rows = await this.tx.query<(WeekCount & { topic: string })[]>(
      `SELECT topic, week::text, cases FROM vigilance.weekly_count
       WHERE application_id = $1 AND week BETWEEN $2 AND $3 ORDER BY topic, week`,
      [applicationId, first, last],
    );
    const weeks = new Map<string, WeekCount[]>();
    for (const { topic, ...count } of rows) weeks.set(topic, [...(weeks.get(topic) ?? []), count]);
    return weeks;
  }

  async firstWeek(): Promise<Day | null> {
    const [row] = await this.tx.query<{ week: Day | null }[]>(
      'SELECT min(week)::text AS week FROM vigilance.weekly_count',
    );
    return row?.week ?? null;
  }

  async nextSerial(): Promise<string> {
    const [row] = await this.tx.query<{ serial: string }[]>(`SELECT nextval('vigilance.signal_serial') AS serial`);
    return row?.serial ?? '';
  }

  async add(signal: Signal): Promise<void> {
    await this.tx.insert(SignalRow, signal.toSnapshot());
  }

  async save(signal: Signal): Promise<void> {
    const { id, ...changes } = signal.toSnapshot();
    await this.tx.update(SignalRow, { id }, changes);
  }

  async forUpdate(id: SignalId): Promise<Signal> {
    const row = await this.tx.findOne(SignalRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new NotFound('signal', id);
    return Signal.restore({ ...row });
  }

  async lastOf(applicationId: string): Promise<readonly Signal[]> {
    const last = await this.tx.query<{ id: SignalId }[]>(
      `SELECT DISTINCT ON (topic) id FROM vigilance.signal WHERE application_id = $1
       ORDER BY topic, opened_at DESC, id DESC`,
      [applicationId],
    );
    const rows = await this.tx.find(SignalRow, {
      where: { id: In(last.map(({ id }) => id)) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return rows.map((row) => Signal.restore({ ...row }));
  }

  async looseReports(applicationId: string, topic: string, since: Day, atMost: number): Promise<readonly ReportId[]> {
    const rows = await this.tx.query<{ id: ReportId }[]>(
      `SELECT report_id AS id FROM vigilance.matter
       WHERE application_id = $1 AND topic = $2 AND received_at >= $3 AND case_id IS NULL ORDER BY received_at, report_id LIMIT $4`,
      [applicationId, topic, startOf(since), atMost],
    );
    return rows.map(({ id }) => id);
  }
}
