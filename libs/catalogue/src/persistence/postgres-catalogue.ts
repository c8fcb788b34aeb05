import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { HotSql } from '#libs/database';
import { Catalogue, type ListingFilter, type ListingPage, type ListingRequest } from '../application/catalogue.js';
import { Lexicon } from '../domain/lexicon.js';
import { publicStatusOf, STATUS_WORDS, statusSentence } from '../domain/public-status.js';
import { pastVersion } from '../domain/version-history.js';
import { facetsStatement } from './facets-statement.js';
import { pageStatement, type Statement } from './page-statement.js';
import { HISTORY, SHEET, type SheetRow, VERSION, WORDS } from './sheet-statement.js';

/** Statements kept by name on each connection; rarer combinations of filters are parsed each time. */
const MOST_NAMES = 100;

interface Card {
  readonly card: string;
  readonly key: string;
  readonly id: string;
}

interface Counted {
  readonly facets: string;
  readonly total: number;
}

@Injectable()
export class PostgresCatalogue extends Catalogue {
  private known: { readonly version: string; readonly lexicon: Promise<Lexicon> } | undefined;
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
    const q = rows.length === 0 ? await this.corrected(request.q) : undefined;
    return q
      ? { ...cut(await this.run(pageStatement({ ...request, q })), request.limit), corrected: q }
      : cut(rows, request.limit);
  }

  async facets(filter: ListingFilter): Promise<string> {
    const counted = await this.run<Counted>(facetsStatement(filter));
    const q = counted[0]?.total === 0 ? await this.corrected(filter.q) : undefined;
    const [row] = q ? await this.run<Counted>(facetsStatement({ ...filter, q })) : counted;
    return row?.facets ?? '{}';
  }

  async sheet(slug: string): Promise<string | undefined> {
    const [row] = await this.sql.rows<SheetRow>(SHEET, [slug]);
    if (!row) return undefined;
    const code = publicStatusOf(row);
    const status = { code, ...STATUS_WORDS[code], sentence: statusSentence(code, row) };
    const versions = row.versions ? `"versions":${JSON.stringify(row.versions.map(pastVersion))},` : '';
    return `{"status":${JSON.stringify(status)},${versions}${row.facts.slice(1)}`;
  }

  async history(slug: string): Promise<string | undefined> {
    const [row] = await this.sql.rows<{ events: string }>(HISTORY, [slug]);
    return row && `{"items":${row.events}}`;
  }

  /** The words as they were probably meant; undefined when nothing better is known. */
  private async corrected(q: string | undefined): Promise<string | undefined> {
    return q === undefined ? undefined : (await this.lexicon()).correct(q);
  }

  private async lexicon(): Promise<Lexicon> {
    const version = await this.version();
    if (this.known?.version !== version) {
      const lexicon = this.sql.rows<{ word: string; uses: number }>(WORDS, []).then((words) => new Lexicon(words));
      this.known = { version, lexicon };
      lexicon.catch(() => {
        this.known = undefined;
      });
    }
    return this.known.lexicon;
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

/** One row more than asked for tells that a next page exists. */
function cut(rows: readonly Card[], limit: number): ListingPage {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    items: `[${shown.map(({ card }) => card).join(',')}]`,
    ...(last && { next: { key: last.key, id: last.id } }),
  };
}
