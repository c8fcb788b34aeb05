import type { EntityManager } from 'typeorm';
import { NotFound } from '#libs/kernel';
import type {
  Author,
  KnownReport,
  MessageStore,
  ReportStore,
  SentUnder,
  TriageStore,
} from '../application/vigilance.work.js';
import type { MachineReading } from '../domain/report/machine-reading.js';
import type { ReportFacts } from '../domain/report/report.js';
import { type ReportId, Triage, type TriageSnapshot } from '../domain/report/triage.js';
import { MessageRow, ReadingRow, ReportRow, TriageRow } from './rows.js';

const ADD = `INSERT INTO vigilance.report (id, number, channel, received_at, aware_at, application_id, application_name,
    app_version, system, questions_version, answers, claim, occurred_on, may_contact, key_hash, body_hash)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
  ON CONFLICT (key_hash) DO NOTHING RETURNING id`;

export class PgReports implements ReportStore {
  constructor(private readonly tx: EntityManager) {}

  async nextSerial(): Promise<string> {
    const rows = await this.tx.query<{ serial: string }[]>(`SELECT nextval('vigilance.report_serial') AS serial`);
    return rows[0]?.serial ?? '';
  }

  /** Whoever comes second under a key waits for the first to commit, and then sees him. */
  async add(report: ReportFacts, sent: SentUnder | null): Promise<KnownReport | undefined> {
    const added = await this.tx.query<unknown[]>(ADD, [
      report.id,
      report.number,
      report.channel,
      report.receivedAt,
      report.awareAt,
      report.applicationId,
      report.applicationName,
      report.appVersion,
      report.system,
      report.questionsVersion,
      JSON.stringify(report.answers),
      JSON.stringify(report.claim),
      report.occurredOn,
      report.mayContact,
      sent?.keyHash ?? null,
      sent?.bodyHash ?? null,
    ]);
    if (added.length > 0 || sent === null) return undefined;
    const [earlier] = await this.tx.query<KnownReport[]>(
      'SELECT id, body_hash AS "bodyHash" FROM vigilance.report WHERE key_hash = $1',
      [sent.keyHash],
    );
    if (!earlier) throw new Error('a key was taken by a report that is not there');
    return earlier;
  }

  async get(id: ReportId): Promise<ReportFacts> {
    const row = await this.tx.findOneBy(ReportRow, { id });
    if (!row) throw new NotFound('incident report', id);
    return { ...row };
  }

  isRead(reportId: ReportId): Promise<boolean> {
    return this.tx.existsBy(ReadingRow, { reportId });
  }

  async keepReading(reportId: ReportId, { services, because, alerts, ...reading }: MachineReading): Promise<void> {
    await this.tx.insert(ReadingRow, {
      ...reading,
      reportId,
      services: [...services],
      because: [...because],
      alerts: [...alerts],
    });
  }
}

export class PgTriages implements TriageStore {
  constructor(private readonly tx: EntityManager) {}

  async forUpdate(reportId: ReportId): Promise<Triage> {
    const row = await this.tx.findOne(TriageRow, { where: { reportId }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new NotFound('incident report', reportId);
    return Triage.restore({ ...row });
  }

  async add(triage: Triage): Promise<void> {
    await this.tx.insert(TriageRow, rowOf(triage.toSnapshot()));
  }

  async save(triage: Triage): Promise<void> {
    const { reportId, ...changes } = rowOf(triage.toSnapshot());
    await this.tx.update(TriageRow, { reportId }, changes);
  }
}

export class PgMessages implements MessageStore {
  constructor(private readonly tx: EntityManager) {}

  async add(report: ReportId, author: Author, at: Date): Promise<number> {
    const rows = await this.tx.query<{ no: number }[]>(
      `INSERT INTO vigilance.message (report_id, no, author, at)
       SELECT $1, coalesce(max(no), 0) + 1, $2, $3 FROM vigilance.message WHERE report_id = $1 RETURNING no`,
      [report, author, at],
    );
    return rows[0]?.no ?? 0;
  }

  count(reportId: ReportId, author?: Author): Promise<number> {
    return this.tx.countBy(MessageRow, { reportId, ...(author !== undefined && { author }) });
  }
}

const rowOf = (snapshot: TriageSnapshot): TriageRow => ({ ...snapshot, services: [...snapshot.services] });
