import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Day, NotFound } from '#libs/kernel';
import {
  FrameworkArchive,
  type KeptPolicy,
  type PublicVersion,
  type VersionSummary,
} from '../application/framework-archive.js';
import type { Changes } from '../domain/changes.js';
import type { FrameworkVersionId, FrameworkVersionSnapshot, Publication } from '../domain/framework-version.js';
import type { FrameworkVersionState } from '../domain/framework-version.lifecycle.js';
import type { Policy } from '../domain/policy.js';
import { type FrameworkVersionRow, toSnapshot, VERSION_COLUMNS } from './framework-version-row.js';
import { ParsedTexts } from './parsed-texts.js';

interface SummaryRow {
  readonly id: string;
  readonly framework: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly state_since: Date;
  readonly consultation_opened_on: string | null;
  readonly published_on: string | null;
  readonly effective_on: string | null;
  readonly policy_number: string;
  readonly hash: string;
}

const SUMMARY = `id, framework, number, title, state, state_since, consultation_opened_on::text, published_on::text,
  effective_on::text, policy_number, encode(content_hash, 'hex') AS hash`;

@Injectable()
export class PgFrameworkArchive extends FrameworkArchive {
  private readonly texts = new ParsedTexts();

  constructor(private readonly database: DataSource) {
    super();
  }

  publicVersions(): Promise<VersionSummary[]> {
    return this.summaries(`WHERE state <> 'draft'`);
  }

  all(): Promise<VersionSummary[]> {
    return this.summaries('');
  }

  async publicVersion(number: string): Promise<PublicVersion> {
    const [row] = await this.database.query<
      (SummaryRow & { content: string; changes: Changes | null; publication: Publication | null })[]
    >(
      `SELECT ${SUMMARY}, content, changes, publication FROM criteria.framework_version
       WHERE state <> 'draft' AND (number = $1 OR ($1 = 'in-force' AND state = 'in_force'))`,
      [number],
    );
    if (!row) throw new NotFound('framework', number);
    const framework = await this.texts.framework(row.hash, () => Promise.resolve(row.content));
    const { changes, publication, content } = row;
    return { summary: toSummary(row), changes, publication, framework, text: content };
  }

  publicPolicy(number: string): Promise<KeptPolicy> {
    return this.keptPolicy(
      number,
      `AND EXISTS (SELECT FROM criteria.framework_version v WHERE v.policy_number = p.number AND v.state <> 'draft')`,
    );
  }

  async policy(number: string): Promise<Policy> {
    return (await this.keptPolicy(number, '')).policy;
  }

  private async keptPolicy(number: string, more: string): Promise<KeptPolicy> {
    const [row] = await this.database.query<{ content: string; hash: string }[]>(
      `SELECT p.content, encode(p.content_hash, 'hex') AS hash FROM criteria.policy p WHERE p.number = $1 ${more}`,
      [number],
    );
    if (!row) throw new NotFound('policy', number);
    return { policy: await this.texts.policy(row.hash, () => Promise.resolve(row.content)), contentHash: row.hash };
  }

  async one(id: FrameworkVersionId): Promise<FrameworkVersionSnapshot> {
    const [row] = await this.database.query<FrameworkVersionRow[]>(
      `SELECT ${VERSION_COLUMNS} FROM criteria.framework_version WHERE id = $1`,
      [id],
    );
    if (!row) throw new NotFound('framework version', id);
    return toSnapshot(row);
  }

  private async summaries(where: string): Promise<VersionSummary[]> {
    const rows = await this.database.query<SummaryRow[]>(
      `SELECT ${SUMMARY} FROM criteria.framework_version ${where} ORDER BY created_at DESC, id`,
    );
    return rows.map(toSummary);
  }
}

const toSummary = (row: SummaryRow): VersionSummary => ({
  id: row.id as FrameworkVersionId,
  framework: row.framework,
  number: row.number,
  title: row.title,
  state: row.state as FrameworkVersionState,
  stateSince: row.state_since,
  consultationOpenedOn: row.consultation_opened_on as Day | null,
  publishedOn: row.published_on as Day | null,
  effectiveOn: row.effective_on as Day | null,
  policyNumber: row.policy_number,
  contentHash: row.hash,
});
