import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Day, NotFound } from '#libs/kernel';
import { Frameworks, type PublishedFramework } from '../application/frameworks.js';
import { applicableCriteria, type Scope } from '../domain/applicability.js';
import { type ChangeClasses, reopens } from '../domain/change-class.js';
import { readFacts } from '../domain/facts.js';
import type { Policy } from '../domain/policy.js';
import { ParsedTexts } from './parsed-texts.js';

interface Row {
  readonly number: string;
  readonly published_on: string;
  readonly effective_on: string;
  readonly hash: string;
  readonly policy_number: string;
  readonly policy_hash: string;
  readonly classes: ChangeClasses | null;
  readonly transition_on: Readonly<Record<string, Day>> | null;
}

const PUBLISHED = `
  SELECT v.number, v.published_on::text, v.effective_on::text, encode(v.content_hash, 'hex') AS hash,
         v.policy_number, encode(p.content_hash, 'hex') AS policy_hash,
         v.publication -> 'classes' AS classes,
         nullif(v.publication -> 'transitionOn', 'null') AS transition_on
  FROM criteria.framework_version v JOIN criteria.policy p ON p.number = v.policy_number`;

/** Versions for the other contexts. A version is looked up each time, its text is read once. */
@Injectable()
export class PgFrameworks extends Frameworks {
  private readonly texts = new ParsedTexts();

  constructor(private readonly database: DataSource) {
    super();
  }

  async inForce(): Promise<PublishedFramework | undefined> {
    const [row] = await this.database.query<Row[]>(`${PUBLISHED} WHERE v.state = 'in_force'`);
    return row && this.read(row);
  }

  async get(version: string): Promise<PublishedFramework> {
    const [row] = await this.database.query<Row[]>(
      `${PUBLISHED} WHERE v.number = $1 AND v.state NOT IN ('draft', 'consultation')`,
      [version],
    );
    if (!row) throw new NotFound('framework', version);
    return this.read(row);
  }

  async policyOf(version: string): Promise<Policy> {
    return (await this.get(version)).policy;
  }

  async applicableCriteria(version: string, facts: unknown): Promise<Scope> {
    const { framework } = await this.get(version);
    return applicableCriteria(framework, readFacts(facts, framework));
  }

  private async read(row: Row): Promise<PublishedFramework> {
    return {
      version: row.number,
      publishedOn: row.published_on as Day,
      effectiveOn: row.effective_on as Day,
      reopened: Object.entries(row.classes ?? {}).flatMap(([id, given]) => (reopens(given) ? [id] : [])),
      transitionOn: row.transition_on,
      framework: await this.texts.framework(row.hash, () => this.text('framework_version', row.number)),
      policy: await this.texts.policy(row.policy_hash, () => this.text('policy', row.policy_number)),
    };
  }

  private async text(table: 'framework_version' | 'policy', number: string): Promise<string> {
    const [row] = await this.database.query<{ content: string }[]>(
      `SELECT content FROM criteria.${table} WHERE number = $1`,
      [number],
    );
    return row?.content ?? '';
  }
}
