import { createHash } from 'node:crypto';
import type { ListingId } from '../ids.js';

/** The population in the one order that its hash is taken in. */
export const inOrder = (population: readonly ListingId[]): ListingId[] => [...population].sort();

/** SHA-256 of the ids in their order, one a line, each line ended: anyone can take it again from the published list. */
export const populationHash = (population: readonly ListingId[]): string =>
  createHash('sha256')
    .update(
      inOrder(population)
        .map((id) => `${id}\n`)
        .join(''),
      'utf8',
    )
    .digest('hex');
