import { stringify } from 'csv-stringify/sync';
import type { ListingImpact } from '../../domain/impact.js';

const COLUMNS = [
  'referencement',
  'application',
  'editeur',
  'fondement',
  'niveau_avant',
  'niveau',
  'criteres',
  'echeance',
  'si_corrige',
  'si_rien',
  'perdu',
  'courriers',
] as const;

/** Rows written at once. */
const PAGE = 500;

/** The simulation for a spreadsheet, page by page: semicolons, and nothing that a spreadsheet would take for a formula. */
export async function* impactTable(lines: AsyncIterable<ListingImpact>): AsyncGenerator<string> {
  yield written([[...COLUMNS]], true);
  let page: string[][] = [];
  for await (const line of lines) {
    page.push(row(line));
    if (page.length < PAGE) continue;
    yield written(page);
    page = [];
  }
  if (page.length > 0) yield written(page);
}

const written = (rows: readonly string[][], bom = false): string =>
  stringify([...rows], { bom, delimiter: ';', escape_formulas: true });

const row = (line: ListingImpact): string[] => [
  line.listingId,
  line.application,
  line.organisationId,
  line.basis,
  line.tierBefore,
  line.tier ?? '',
  line.criteria.join(' '),
  line.dueOn ?? '',
  line.ifComplied ?? '',
  line.ifNothing ?? '',
  line.fails ? 'oui' : 'non',
  line.letters.join(' '),
];
