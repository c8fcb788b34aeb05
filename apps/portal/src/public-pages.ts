import { Injectable } from '@nestjs/common';
import { Catalogue, type ListingFilter, readListQuery, writePosition } from '#libs/catalogue';
import { NotFound } from '#libs/kernel';
import type { Card, Facets, PastEvent, Sheet } from './application.js';
import { type Chosen, cataloguePage } from './pages/catalogue.js';
import { type HomeFigures, homePage } from './pages/home.js';
import type { Place } from './pages/layout.js';
import { sheetPage } from './pages/sheet.js';

const LATEST = 5;
const PAGE = 20;

/** Reads the catalogue and writes it as pages. */
@Injectable()
export class PublicPages {
  constructor(private readonly catalogue: Catalogue) {}

  async home(place: Place): Promise<string> {
    const [active, suspended, delisted, latest] = await Promise.all([
      this.facets({ status: 'active' }),
      this.facets({ status: 'suspended' }),
      this.facets({ status: 'delisted' }),
      this.catalogue.page({ status: 'active', sort: 'decided', limit: LATEST }),
    ]);
    const temporary = (active.basis.temporary ?? 0) + (active.basis.trial ?? 0);
    const figures: HomeFigures = {
      byCategory: active.category,
      listed: active.total - temporary,
      temporary,
      suspended: suspended.total,
      delisted: delisted.total,
    };
    return homePage(place, figures, read<Card[]>(latest.items));
  }

  /** @throws Invalid, DomainError (malformed) when the address asks for what the catalogue does not know */
  async list(place: Place, query: Readonly<Record<string, unknown>>): Promise<string> {
    const chosen = chosenIn(query);
    const { page } = readListQuery({ ...chosenAsQuery(chosen), limit: PAGE });
    const [{ items, next, corrected }, facets] = await Promise.all([this.catalogue.page(page), this.facets(page)]);
    return cataloguePage(place, {
      chosen,
      sort: page.sort,
      cards: read<Card[]>(items),
      facets,
      ...(corrected && { corrected }),
      ...(next && { next: writePosition(next, page.sort) }),
    });
  }

  /** @throws NotFound */
  async sheet(place: Place, slug: string): Promise<string> {
    const [sheet, history] = await Promise.all([this.catalogue.sheet(slug), this.catalogue.history(slug)]);
    if (sheet === undefined || history === undefined) throw new NotFound('application', slug);
    return sheetPage(place, read<Sheet>(sheet), read<{ items: PastEvent[] }>(history).items);
  }

  private async facets(filter: ListingFilter): Promise<Facets> {
    return read<Facets>(await this.catalogue.facets(filter));
  }
}

const read = <Answer>(json: string): Answer => JSON.parse(json) as Answer;

/** A form sends its empty fields too: they ask for nothing. The language is not a choice of the list. */
function chosenIn(query: Readonly<Record<string, unknown>>): Chosen {
  const given = Object.entries(query).filter(([name]) => name !== 'lang' && name !== 'limit' && name !== 'facets');
  const values = given.map(([name, value]) => [
    name,
    [value].flat().filter((one) => typeof one === 'string' && one.trim() !== ''),
  ]);
  return Object.fromEntries(values.filter(([, kept]) => (kept as string[]).length > 0)) as Chosen;
}

const SINGLE = new Set(['q', 'sort', 'after', 'status', 'reimbursed', 'prescribable']);

const chosenAsQuery = (chosen: Chosen): Record<string, unknown> =>
  Object.fromEntries(Object.entries(chosen).map(([name, values]) => [name, SINGLE.has(name) ? values[0] : values]));
