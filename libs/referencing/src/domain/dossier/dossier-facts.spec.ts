import fc from 'fast-check';
import type { AccountId } from '#libs/kernel';
import { accountNamed, aDossier, factsAround } from '../../testing.js';
import { conditionsMet } from './dossier-facts.js';

const limits = { returnsAllowed: 2, extraRoundsAllowed: 2 };
const now = new Date('2026-03-10T09:00:00Z');
const lead = accountNamed('lead');
const signatory = accountNamed('signatory');
const draft = { preparedBy: lead, departs: false, firstSignedBy: null };

describe('what the guards of a dossier find', () => {
  it.each([
    ['who leads it', { involved: new Set([signatory]) }],
    ['who prepared the decision', { draft: { ...draft, preparedBy: signatory } }],
  ])('does not let %s sign (invariant 5)', (_, around) => {
    const met = conditionsMet(
      aDossier({ state: 'deciding' }),
      factsAround({ draft, ...around }),
      limits,
      signatory,
      now,
    );

    expect(met.has('signer_independent')).toBe(false);
  });

  it('lets an independent signatory sign what follows the proposal alone', () => {
    const met = conditionsMet(
      aDossier({ state: 'deciding' }),
      factsAround({ draft, involved: new Set([lead]) }),
      limits,
      signatory,
      now,
    );

    expect([...met]).toEqual(
      expect.arrayContaining(['decision_prepared', 'signer_independent', 'one_signature_suffices']),
    );
  });

  it('asks for a second person when the draft departs from the proposal', () => {
    const departing = { ...draft, departs: true };
    const once = factsAround({ draft: departing });
    const twice = factsAround({ draft: { ...departing, firstSignedBy: signatory } });

    expect(
      conditionsMet(aDossier({ state: 'deciding' }), once, limits, signatory, now).has('one_signature_suffices'),
    ).toBe(false);
    expect(conditionsMet(aDossier({ state: 'deciding' }), twice, limits, signatory, now).has('not_first_signer')).toBe(
      false,
    );
    expect(
      conditionsMet(aDossier({ state: 'deciding' }), twice, limits, accountNamed('other'), now).has('not_first_signer'),
    ).toBe(true);
  });

  it('never finds both that one signature suffices and that a second is needed', () => {
    const drafts = fc.record({
      preparedBy: fc.constant(lead),
      departs: fc.boolean(),
      firstSignedBy: fc.option(fc.constant(signatory), { nil: null }),
    });

    fc.assert(
      fc.property(fc.option(drafts, { nil: null }), (given) => {
        const met = conditionsMet(
          aDossier({ state: 'deciding' }),
          factsAround({ draft: given }),
          limits,
          signatory,
          now,
        );
        const ways = ['one_signature_suffices', 'second_signature_needed', 'first_signature_given'] as const;
        return ways.filter((way) => met.has(way)).length === (given === null ? 0 : 1);
      }),
    );
  });

  it('never finds the proposal with gaps and without them at once, and neither before the outcomes are complete', () => {
    const outcomes = fc.constantFrom(
      null,
      'full',
      'full_with_reservations',
      'temporary',
      'trial',
      'adjourned',
      'rejected',
      'undecidable',
    );

    fc.assert(
      fc.property(outcomes, (proposedOutcome) => {
        const met = conditionsMet(
          aDossier({ state: 'reconciliation' }),
          factsAround({ proposedOutcome }),
          limits,
          lead,
          now,
        );
        return (
          Number(met.has('proposal_with_gaps')) + Number(met.has('proposal_unreserved')) ===
          (proposedOutcome === null ? 0 : 1)
        );
      }),
    );
  });

  it.each([true, false])('lists again only once a suspension is lifted: suspended %s', (listsWhatIsSuspended) => {
    const facts = factsAround({ draft, listsWhatIsSuspended });
    const met = conditionsMet(aDossier({ state: 'deciding' }), facts, limits, lead, now);

    expect(met.has('suspension_lifted')).toBe(!listsWhatIsSuspended);
  });

  it('gives the system no independence to sign with', () => {
    const met = conditionsMet(aDossier({ state: 'deciding' }), factsAround({ draft }), limits, null, now);

    expect(met.has('signer_independent')).toBe(false);
  });

  it.each([
    [1, true],
    [2, false],
  ])('after %i returns, another is possible: %s (PUB-07)', (returns, possible) => {
    const met = conditionsMet(
      aDossier({ state: 'completeness', returns }),
      factsAround({}),
      limits,
      'x' as AccountId,
      now,
    );

    expect(met.has('returns_left')).toBe(possible);
  });
});
