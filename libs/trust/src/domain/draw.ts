import { createHash } from 'node:crypto';
import { DomainError } from '#libs/kernel';

/** What anyone needs to draw again. */
export interface Draw {
  /** 32 bytes as hexadecimal digits: the root of a checkpoint that nobody knew when the population was frozen. */
  readonly seed: string;
  readonly population: readonly string[];
  readonly count: number;
}

/** A draw that has no result; the sentence says why. */
export class DrawImpossible extends DomainError {
  constructor(message: string) {
    super('invalid', 'draw_impossible', message);
  }
}

/**
 * The first `count` of the population in the order of SHA-256(seed ‖ UTF-8 of the id), ties by id. The order in which
 * the population is given does not matter.
 * @throws DrawImpossible for a bad seed, an id that is empty or stands twice, a count larger than the population
 */
export function drawFrom({ seed, population, count }: Draw): string[] {
  if (!/^([0-9a-f]{2}){32}$/i.test(seed)) throw new DrawImpossible('The seed is not 32 bytes in hexadecimal digits.');
  if (!Number.isSafeInteger(count) || count < 0) throw new DrawImpossible('The number to draw is no whole number.');
  if (count > population.length) {
    throw new DrawImpossible(`${count} cannot be drawn from a population of ${population.length}.`);
  }
  refuseBadIds(population);
  const start = createHash('sha256').update(Buffer.from(seed, 'hex'));
  return population
    .map((id) => ({ id, key: start.copy().update(id, 'utf8').digest('hex') }))
    .sort((a, b) => compare(a.key, b.key) || compare(a.id, b.id))
    .slice(0, count)
    .map(({ id }) => id);
}

function refuseBadIds(population: readonly string[]): void {
  const seen = new Set<string>();
  for (const id of population) {
    if (id === '' || !id.isWellFormed()) throw new DrawImpossible('An id of the population is empty or no text.');
    if (seen.has(id)) throw new DrawImpossible(`${id} stands twice in the population.`);
    seen.add(id);
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
