import canonicalize from 'canonicalize';
import type { ListingImpact } from './impact.js';
import type { Impact } from './impact-count.js';
import type { ImpactSimulation } from './impact-simulation.js';

/**
 * The simulation as one JSON document, written piece by piece: its hash is that of these bytes, so the same simulation
 * is always written the same way.
 * @param impact what `lines` come to; asked for once they have all passed
 */
export async function* impactDocument(
  { id, basis, startedAt }: ImpactSimulation,
  lines: AsyncIterable<ListingImpact>,
  impact: () => Impact,
): AsyncGenerator<string> {
  const head = canonicalize({ id, startedAt: startedAt.toISOString(), basis });
  yield `{"simulation":${head},\n"listings":[`;
  let separator = '\n';
  for await (const line of lines) {
    yield separator + canonicalize(line);
    separator = ',\n';
  }
  yield `\n],\n"impact":${canonicalize(impact())}}\n`;
}
