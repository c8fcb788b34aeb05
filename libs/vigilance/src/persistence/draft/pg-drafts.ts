import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Transactions } from '#libs/database';
import { Clock } from '#libs/kernel';
import { Drafts } from '../../application/draft/drafts.js';
import { hashOf, newToken, openUnder, sealUnder } from './sealed-under.js';

const HOUR_MS = 3_600_000;
const DRAFT = 'draft';
const placeOf = (no: number): string => `file ${no}`;

/** Sealed rows. An end that has come is an end at once; the retention takes the row away. */
@Injectable()
export class PgDrafts extends Drafts {
  constructor(
    private readonly database: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async begin(content: object, hours: number): Promise<string> {
    const token = newToken();
    const end = new Date(this.clock.now().getTime() + hours * HOUR_MS);
    await this.run('INSERT INTO vigilance.draft (hash, content, expires_at) VALUES ($1, $2, $3)', [
      hashOf(token),
      sealUnder(token, DRAFT, Buffer.from(JSON.stringify(content))),
      end,
    ]);
    return token;
  }

  override async read(token: string): Promise<unknown> {
    const [found] = await this.database.query<{ content: Buffer }[]>(
      'SELECT content FROM vigilance.draft WHERE hash = $1 AND expires_at > $2',
      [hashOf(token), this.clock.now()],
    );
    return found && JSON.parse(openUnder(token, DRAFT, found.content).toString('utf8'));
  }

  override async write(token: string, content: object): Promise<void> {
    await this.run('UPDATE vigilance.draft SET content = $2 WHERE hash = $1 AND expires_at > $3', [
      hashOf(token),
      sealUnder(token, DRAFT, Buffer.from(JSON.stringify(content))),
      this.clock.now(),
    ]);
  }

  override async remove(token: string): Promise<void> {
    await this.run('DELETE FROM vigilance.draft WHERE hash = $1', [hashOf(token)]);
  }

  override async putFile(token: string, no: number, content: Buffer): Promise<void> {
    await this.run(
      `INSERT INTO vigilance.draft_file (draft_hash, no, content)
       SELECT hash, $2, $3 FROM vigilance.draft WHERE hash = $1 AND expires_at > $4
       ON CONFLICT (draft_hash, no) DO UPDATE SET content = excluded.content`,
      [hashOf(token), no, sealUnder(token, placeOf(no), content), this.clock.now()],
    );
  }

  override async file(token: string, no: number): Promise<Buffer | undefined> {
    const [found] = await this.database.query<{ content: Buffer }[]>(
      `SELECT f.content FROM vigilance.draft_file f JOIN vigilance.draft d ON d.hash = f.draft_hash
       WHERE d.hash = $1 AND f.no = $2 AND d.expires_at > $3`,
      [hashOf(token), no, this.clock.now()],
    );
    return found && openUnder(token, placeOf(no), found.content);
  }

  override async removeFile(token: string, no: number): Promise<void> {
    await this.run('DELETE FROM vigilance.draft_file WHERE draft_hash = $1 AND no = $2', [hashOf(token), no]);
  }

  private async run(sql: string, values: unknown[]): Promise<void> {
    await this.transactions.run((tx) => tx.query(sql, values));
  }
}
