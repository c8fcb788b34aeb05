import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { HotSql } from '#libs/database';
import { Catalogue, type ListingFilter, type ListingPage, type ListingRequest } from '../application/catalogue.js';
import { publicStatusOf, STATUS_WORDS, statusSentence } from '../domain/public-status.js';
import { facetsStatement } from './facets-statement.js';
import { pageStatement, type Statement } from './page-statement.js';
import { HISTORY, SHEET, type SheetRow, VERSION } from './sheet-statement.js';

/** Statements kept by name on each connection; rarer combinations of filters are parsed each time. */
const MOST_NAMES = 100;

interface Card {
  readonly card: string;
  readonly key: string;
  readonly id: string;
}

@Injectable()
export class PostgresCatalogue extends Catalogue {
  private readonly names = new Map<string, string>();

  constructor(private readonly sql: HotSql) {
    super();
  }

  async version(): Promise<string> {
    const [row] = await this.sql.rows<{ version: string }>(VERSION, []);
    return row?.version ?? '0';
  }

  async page(request: ListingRequest): Promise<ListingPage> {
    const rows = await this.run<Card>(pageStatement(request));
    const shown = rows.slice(0, request.limit);
    const last = rows.length > request.limit ? shown.at(-1) : undefined;
    return {
      items: `[${shown.map(({ card }) => card).join(',')}]`,
      ...(last && { next: { key: last.key, id: last.id } }),
    };
  }

  async facets(filter: ListingFilter): Promise<string> {
    const [row] = await this.run<{ facets: string }>(facetsStatement(filter));
    return row?.facets ?? '{}';
  }

  async sheet(slug: string): Promise<string | undefined> {
    const [row] = await this.sql.rows<SheetRow>(SHEET, [slug]);
    if (!row) return undefined;
    const code = publicStatusOf(row);
    const status = { code, ...STATUS_WORDS[code], sentence: statusSentence(code, row) };
    return `{"status":${JSON.stringify(status)},${row.facts.slice(1)}`;
  }

  async history(slug: string): Promise<string | undefined> {
    const [row] = await this.sql.rows<{ events: string }>(HISTORY, [slug]);
    return row && `{"items":${row.events}}`;
  }

  private run<Row extends object>({ text, values }: Statement): Promise<Row[]> {
    return this.sql.rows<Row>({ name: this.nameOf(text), text }, values);
  }

  private nameOf(text: string): string {
    const known = this.names.get(text);
    if (known !== undefined) return known;
    const name = this.names.size < MOST_NAMES ? `catalogue_${createHash('sha1').update(text).digest('hex')}` : '';
    if (name) this.names.set(text, name);
    return name;
  }
}
