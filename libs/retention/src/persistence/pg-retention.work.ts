import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '#libs/database';
import { Journal } from '#libs/journal';
import { Clock, NotFound, newId } from '#libs/kernel';
import { Outbox } from '#libs/messaging';
import type { Export } from '../application/export/export.js';
import { type RetentionScope, RetentionWork } from '../application/retention.work.js';
import { unionOf } from './declared-sql.js';
import { candidatesOf, carryOut, classesDue, intervalOf } from './pg-candidates.js';
import { RetentionPost } from './retention-post.js';
import { type ExportRow, exportOf, type HoldRow, holdOf } from './rows.js';

/** The scope on PostgreSQL. */
@Injectable()
export class PgRetentionWork extends RetentionWork {
  constructor(
    private readonly transactions: Transactions,
    private readonly journal: Journal,
    private readonly outbox: Outbox,
    private readonly post: RetentionPost,
    private readonly clock: Clock,
  ) {
    super();
  }

  override transaction<Result>(work: (scope: RetentionScope) => Promise<Result>): Promise<Result> {
    return this.transactions.run((tx) => work(this.scopeOn(tx)));
  }

  override within<Result>(transaction: unknown, work: (scope: RetentionScope) => Promise<Result>): Promise<Result> {
    return work(this.scopeOn(transaction as EntityManager));
  }

  private scopeOn(tx: EntityManager): RetentionScope {
    return {
      lock: async () => {
        await tx.query(`SELECT pg_advisory_xact_lock(hashtext('aval.retention'))`);
      },
      dueAmong: (asked) => classesDue(tx, asked),
      candidates: (asked) => candidatesOf(tx, asked),
      warnings: warnings(tx),
      erase: (order, candidates) => carryOut(tx, order, candidates),
      sweeps: sweeps(tx),
      holds: holds(tx),
      exports: exports(tx),
      letters: this.post.within(tx),
      journal: { append: (entry) => this.journal.append(tx, entry) },
      jobs: { order: (job, payload) => this.outbox.order(tx, job, payload, this.clock.now()) },
    };
  }
}

const warnings = (tx: EntityManager): RetentionScope['warnings'] => ({
  keep: async ({ name }, { id }, { firstOn, secondOn, eraseOn }) => {
    await tx.query(
      `INSERT INTO retention.warning (class, subject_id, first_on, second_on, erase_on) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (class, subject_id) DO UPDATE SET first_on = $3, second_on = $4, erase_on = $5`,
      [name, id, firstOn, secondOn, eraseOn],
    );
  },
  forget: async ({ name }, { id }) => {
    await tx.query('DELETE FROM retention.warning WHERE class = $1 AND subject_id = $2', [name, id]);
  },
});

const sweeps = (tx: EntityManager): RetentionScope['sweeps'] => ({
  publish: async (rules, policyVersion) => {
    await tx.query(
      `INSERT INTO retention.rule (class, keep, told, policy_version)
       SELECT r.class, r.keep::interval, r.told, $4 FROM unnest($1::text[], $2::text[], $3::boolean[]) AS r(class, keep, told)
       ON CONFLICT (class) DO UPDATE SET keep = EXCLUDED.keep, told = EXCLUDED.told, policy_version = EXCLUDED.policy_version`,
      [
        rules.map(({ name }) => name),
        rules.map(({ keep }) => intervalOf(keep)),
        rules.map(({ told }) => told),
        policyVersion,
      ],
    );
  },
  keep: async (startedAt, endedAt, policyVersion) => {
    await tx.query('INSERT INTO retention.sweep (id, at, ended_at, policy_version) VALUES ($1, $2, $3, $4)', [
      newId<'Sweep'>(),
      startedAt,
      endedAt,
      policyVersion,
    ]);
  },
});

const holds = (tx: EntityManager): RetentionScope['holds'] => ({
  forUpdate: async (id) => {
    const rows = await tx.query<HoldRow[]>('SELECT * FROM retention.hold WHERE id = $1 FOR UPDATE', [id]);
    const [hold] = rows.map(holdOf);
    if (!hold) throw new NotFound('hold', id);
    return hold;
  },
  add: async ({ id, subject, motive, putBy, putAt, version }) => {
    await tx.query(
      'INSERT INTO retention.hold (id, subject, motive, put_by, put_at, version) VALUES ($1, $2, $3, $4, $5, $6)',
      [id, subject, motive, putBy, putAt, version],
    );
  },
  save: async ({ id, lifted, version }) => {
    await tx.query(
      'UPDATE retention.hold SET lifted_by = $2, lifted_at = $3, lift_motive = $4, version = $5 WHERE id = $1',
      [id, lifted?.by ?? null, lifted?.at ?? null, lifted?.motive ?? null, version],
    );
  },
  knows: async (subject) =>
    (await tx.query<unknown[]>(`SELECT 1 FROM (${unionOf('hold-subject')}) s WHERE s.subject = $1 LIMIT 1`, [subject]))
      .length > 0,
  standsOn: async (subject) =>
    (await tx.query<unknown[]>('SELECT 1 FROM retention.hold WHERE subject = $1 AND lifted_at IS NULL', [subject]))
      .length > 0,
});

const exports = (tx: EntityManager): RetentionScope['exports'] => ({
  forUpdate: async (id) => {
    const rows = await tx.query<ExportRow[]>('SELECT * FROM retention.export WHERE id = $1 FOR UPDATE', [id]);
    const [one] = rows.map(exportOf);
    if (!one) throw new NotFound('export', id);
    return one;
  },
  atWorkFor: async (organisation) =>
    (
      await tx.query<unknown[]>(
        `SELECT 1 FROM retention.export WHERE organisation_id = $1 AND state IN ('waiting', 'building')`,
        [organisation],
      )
    ).length > 0,
  overdue: async (now) => {
    const rows = await tx.query<ExportRow[]>(
      `SELECT * FROM retention.export WHERE state = 'ready' AND available_until <= $1 ORDER BY available_until LIMIT 100
       FOR UPDATE SKIP LOCKED`,
      [now],
    );
    return rows.map(exportOf);
  },
  add: async (one) => {
    await tx.query(
      `INSERT INTO retention.export (id, organisation_id, ordered_by, ordered_at, state, done, total, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [one.id, one.organisationId, one.orderedBy, one.orderedAt, one.state, one.done, one.total, one.version],
    );
  },
  save: async (one) => saveExport(tx, one),
});

async function saveExport(
  tx: EntityManager,
  { id, state, done, total, file, endedAt, version }: Export,
): Promise<void> {
  await tx.query(
    `UPDATE retention.export SET state = $2, done = $3, total = $4, ready_at = $5, available_until = $6, size = $7,
       sha256 = $8, ended_at = $9, version = $10 WHERE id = $1`,
    [
      id,
      state,
      done,
      total,
      file?.readyAt ?? null,
      file?.availableUntil ?? null,
      file?.size ?? null,
      file?.sha256 ?? null,
      endedAt,
      version,
    ],
  );
}
