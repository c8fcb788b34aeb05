import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock, Conflict, NotFound } from '#libs/kernel';
import { type Contents, type Opening, type Reading, type Sealing, Vault } from '../application/vault.js';
import { newDataKey, openBox, sealBox, unwrapKey, wrapKey } from '../domain/envelope.js';
import { VaultKeyFile } from './vault-key-file.js';

interface KeyRow {
  readonly key_version: number;
  /** Null once it was destroyed. */
  readonly wrapped: Buffer | null;
}

type BoxRow = KeyRow & { readonly name: string | null; readonly sealed: Buffer | null };

const placeOf = (subject: string, name: string) => ({ subject, name });

/** The vault in a schema of PostgreSQL that the application can reach through functions alone. */
@Injectable()
export class PgVault extends Vault {
  constructor(
    private readonly database: DataSource,
    private readonly keys: VaultKeyFile,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async seal(transaction: unknown, { subject, contents, traces = {} }: Sealing): Promise<void> {
    const ring = this.keys.ring();
    const key = newDataKey();
    const boxes = Object.entries(contents).map(([name, text]) => ({
      name,
      box: sealBox(key, placeOf(subject, name), Buffer.from(text, 'utf8')),
    }));
    const found = Object.entries(traces);
    await (transaction as EntityManager).query('SELECT vault.seal($1, $2, $3, $4, $5, $6, $7)', [
      subject,
      ring.current,
      wrapKey(ring.wrapping(ring.current), subject, ring.current, key),
      boxes.map(({ name }) => name),
      boxes.map(({ box }) => box),
      found.map(([name]) => name),
      found.map(([name, value]) => ring.trace(name, value)),
    ]);
  }

  override async add(transaction: unknown, subject: string, name: string, content: string | Buffer): Promise<void> {
    const tx = transaction as EntityManager;
    const [row] = await tx.query<KeyRow[]>('SELECT * FROM vault.key_of($1)', [subject]);
    const key = this.unwrapped(subject, row);
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    const box = sealBox(key, placeOf(subject, name), bytes);
    await tx.query('SELECT vault.add_box($1, $2, $3)', [subject, name, box]);
  }

  override async open(transaction: unknown, opening: Opening): Promise<Contents> {
    const opened = await this.openBytes(transaction, opening);
    return Object.fromEntries(Object.entries(opened).map(([name, bytes]) => [name, bytes.toString('utf8')]));
  }

  override async openBytes(
    transaction: unknown,
    { subject, names, actor, because }: Opening,
  ): Promise<Readonly<Record<string, Buffer>>> {
    const rows = await (transaction as EntityManager).query<BoxRow[]>(
      'SELECT * FROM vault.open($1, $2, $3, $4, $5, $6)',
      [subject, names, actor.accountId, actor.role, because, this.clock.now()],
    );
    const key = this.unwrapped(subject, rows[0]);
    const opened = rows.flatMap(({ name, sealed }) =>
      name === null || sealed === null ? [] : [[name, openBox(key, placeOf(subject, name), sealed)] as const],
    );
    return Object.fromEntries(opened);
  }

  override async readings(subject: string): Promise<readonly Reading[]> {
    return this.database.query<Reading[]>(
      'SELECT names, reader, role, because, read_at AS at FROM vault.readings($1)',
      [subject],
    );
  }

  override async destroy(transaction: unknown, subject: string, because: string): Promise<boolean> {
    const [row] = await (transaction as EntityManager).query<{ destroyed: boolean }[]>(
      'SELECT vault.destroy($1, $2, $3) AS destroyed',
      [subject, because, this.clock.now()],
    );
    return row?.destroyed ?? false;
  }

  override async find(name: string, value: string): Promise<readonly string[]> {
    const rows = await this.database.query<{ subject: string }[]>('SELECT subject FROM vault.find($1, $2) AS subject', [
      name,
      this.keys.ring().trace(name, value),
    ]);
    return rows.map(({ subject }) => subject);
  }

  override secretOf(subject: string): Buffer {
    return this.keys.ring().secretOf(subject);
  }

  override async rewrap(transaction: unknown, atMost: number): Promise<number> {
    const tx = transaction as EntityManager;
    const ring = this.keys.ring();
    const rows = await tx.query<(KeyRow & { subject: string })[]>('SELECT * FROM vault.wrapped_before($1, $2)', [
      ring.current,
      atMost,
    ]);
    for (const row of rows) {
      const { subject, key_version: from } = row;
      const wrapped = wrapKey(ring.wrapping(ring.current), subject, ring.current, this.unwrapped(subject, row));
      await tx.query('SELECT vault.rewrap($1, $2, $3, $4)', [subject, from, ring.current, wrapped]);
    }
    return rows.length;
  }

  private unwrapped(subject: string, row: KeyRow | undefined): Buffer {
    if (!row) throw new NotFound('sealed subject', subject);
    if (row.wrapped === null) throw new Conflict('erased', 'What was kept of this person has been erased.');
    return unwrapKey(this.keys.ring().wrapping(row.key_version), subject, row.key_version, row.wrapped);
  }
}
