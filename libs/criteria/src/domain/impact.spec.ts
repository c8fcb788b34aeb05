import { createHash } from 'node:crypto';
import { toDay } from '#libs/kernel';
import { departureFramework, departurePolicy } from '../notation/departure-files.js';
import { applicableCriteria } from './applicability.js';
import type { Criterion } from './framework.js';
import { impactOn, type ListingImpact, type Prospect, type Standing } from './impact.js';
import { ImpactCount } from './impact-count.js';
import { impactDocument } from './impact-document.js';
import type { ImpactSimulation } from './impact-simulation.js';

const before = departureFramework();
const [first, second, ...rest] = before.criteria as readonly [Criterion, Criterion, ...Criterion[]];
const added: Criterion = { ...first, id: 'DRO-99', categories: ['DM'] };
const transitionOn = {
  R1: toDay('2028-09-01'),
  R2: toDay('2028-09-01'),
  R3: toDay('2028-03-01'),
  R4: toDay('2028-03-01'),
};
const prospect: Prospect = {
  framework: { ...before, criteria: [{ ...second, question: 'Autrement ?' }, ...rest, added] },
  policy: departurePolicy(),
  classes: { 'DRO-01': 'removed', 'DRO-02': 'tightened', 'DRO-99': 'new_mandatory' },
  publishedOn: toDay('2027-06-01'),
  effectiveOn: toDay('2027-09-01'),
  transitionOn,
};

function listing(listingId: string, category: string, access = 'N1'): Standing {
  const facts = { category, access, catalog: 'ENS', flags: [] };
  const { tier, criteria } = applicableCriteria(before, facts);
  return {
    listingId,
    applicationId: `app-${listingId}`,
    application: `Application ${listingId}`,
    organisationId: 'org',
    basis: 'full',
    tier,
    frameworkVersion: '0.1.0',
    temporarySince: null,
    facts,
    verdicts: criteria.map(({ id }) => ({ criterion: id, verdict: 'conforme' })),
  };
}

const impacts = [listing('a', 'DM'), listing('b', 'BIE'), listing('c', 'BIE', 'N0')].map((one) =>
  impactOn(one, prospect),
);

describe('the impact of a version on one listing', () => {
  it('names what it must comply with anew, and by when for its tier', () => {
    expect(impacts.map(({ listingId, criteria, dueOn, letters }) => [listingId, criteria, dueOn, letters])).toEqual([
      ['a', ['DRO-02', 'DRO-99'], transitionOn[impacts[0]?.tier ?? 'R1'], ['framework-transition']],
      ['b', ['DRO-02'], transitionOn[impacts[1]?.tier ?? 'R1'], ['framework-transition']],
      ['c', [], null, []],
    ]);
  });

  it('says what the rule gives once all is put right, and what if nothing is done', () => {
    expect(impacts.map(({ ifComplied }) => ifComplied)).toEqual(['full', 'full', 'full']);
    expect(impacts[0]).toMatchObject({ ifNothing: 'adjourned', fails: true });
    expect(impacts[2]).toMatchObject({ ifNothing: 'full', fails: false });
  });

  it('leaves to a person what cannot be read under the version', () => {
    expect(impactOn(listing('d', 'BIE'), { ...prospect, framework: without('BIE') })).toMatchObject({
      tier: null,
      criteria: [],
      ifNothing: null,
      letters: ['framework-unreadable'],
    });
  });

  it('is published as counts', () => {
    const count = new ImpactCount(transitionOn);
    for (const impact of impacts) count.add(impact);

    expect(count.summary()).toMatchObject({
      listings: 3,
      hit: 2,
      unreadable: 0,
      byCriterion: { 'DRO-02': 2, 'DRO-99': 1 },
      letters: { 'framework-transition': 1 },
    });
  });
});

describe('the document of a simulation', () => {
  const simulation = { id: 's', startedAt: new Date('2027-06-01T08:00:00Z'), basis: { version: '0.2.0' } };
  const written = async (lines: readonly ListingImpact[]) => {
    const count = new ImpactCount(transitionOn);
    for (const line of lines) count.add(line);
    let text = '';
    for await (const piece of impactDocument(simulation as unknown as ImpactSimulation, stream(lines), () =>
      count.summary(),
    ))
      text += piece;
    return text;
  };

  it('is JSON, and the same bytes whatever order its keys came in', async () => {
    const text = await written(impacts);
    const shuffled = impacts.map((line) => Object.fromEntries(Object.entries(line).reverse()) as typeof line);

    expect(JSON.parse(text)).toMatchObject({ simulation: { id: 's' }, impact: { listings: 3 }, listings: impacts });
    expect(hashOf(await written(shuffled))).toBe(hashOf(text));
  });

  it('is JSON for nobody too', async () => {
    expect(JSON.parse(await written([]))).toMatchObject({ listings: [], impact: { listings: 0 } });
  });
});

const without = (category: string) => ({
  ...before,
  vocabularies: {
    ...before.vocabularies,
    categories: before.vocabularies.categories.filter(({ id }) => id !== category),
  },
});

const hashOf = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

async function* stream<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
