import { type Day, flawsOf, newId } from '#libs/kernel';
import { aQuestion, aVerdict } from '../decision/decision.builders.js';
import type { Decision } from '../decision/decision.js';
import { issueDecision } from '../decision/issue-decision.js';
import { grantsListing, Listing, type ListingSnapshot } from './listing.js';
import { LISTING_STATUSES, listingLifecycle } from './listing.lifecycle.js';

const minor = aVerdict({ criterion: 'ACC-02', severity: 'mineur', verdict: 'non_conforme' });

function granting(decision: Decision) {
  if (!grantsListing(decision)) throw new Error('this decision grants nothing');
  return decision;
}

const temporary = granting(issueDecision(aQuestion([minor], 'temporary')).decision);
const listed = () => Listing.open(newId<'Listing'>(), temporary);

describe('the life of a listing', () => {
  it('has no state that is never reached and none without a way out', () => {
    expect(flawsOf(listingLifecycle)).toEqual([]);
  });
});

describe('a listing', () => {
  it('starts as its decision says', () => {
    expect(listed().toSnapshot()).toMatchObject({
      status: 'active',
      basis: 'temporary',
      validFrom: '2026-03-02',
      validUntil: '2026-08-31',
      temporarySince: '2026-03-02',
      coveredVersion: '4.2.0',
      lastDecisionId: temporary.id,
    });
  });

  it('forgets that it was temporary when it becomes full', () => {
    const listing = listed();
    const full = granting(issueDecision(aQuestion([aVerdict()], 'full')).decision);

    listing.applyDecision(full);

    expect(listing.toSnapshot()).toMatchObject({
      basis: 'full',
      validUntil: '2029-03-02',
      temporarySince: null,
      temporaryCeiling: null,
      lastDecisionId: full.id,
      version: 2,
    });
  });

  it('keeps the first day of the temporary listings in a row', () => {
    const listing = listed();
    const given = { temporarySince: listing.temporarySince };

    listing.applyDecision(granting(issueDecision(aQuestion([minor], 'temporary', given)).decision));

    expect(listing.temporarySince).toBe('2026-03-02' as Day);
  });

  it.each(LISTING_STATUSES.filter((status) => status !== 'active'))('takes no new basis while it is %s', (status) => {
    const listing = Listing.restore({ ...listed().toSnapshot(), status } as ListingSnapshot);

    expect(() => listing.applyDecision(temporary)).toThrow(/applyDecision/);
  });

  it('ends with the refusal that replaces the decision it rests on', () => {
    const listing = listed();
    const refusal = issueDecision(aQuestion([minor], 'rejected')).decision;

    listing.endBy(refusal, 'La décision était fondée sur un faux.');

    expect(listing.toSnapshot()).toMatchObject({
      status: 'delisted',
      delistedAt: refusal.signedAt,
      lastDecisionId: refusal.id,
      motive: 'La décision était fondée sur un faux.',
    });
  });
});
