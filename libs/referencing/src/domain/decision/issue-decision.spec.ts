import fc from 'fast-check';
import { addDays, addMonths, Conflict, type Day, daysBetween } from '#libs/kernel';
import {
  aDraft,
  aQuestion,
  aVerdict,
  LEAD,
  MONDAY,
  OTHER_SIGNATORY,
  SIGNATORY,
  somePolicy,
  someRule,
} from './decision.builders.js';
import { type DecidedVerdict, type Decision, hashOf } from './decision.js';
import { gapsAmong } from './gap.js';
import { issueDecision } from './issue-decision.js';
import { OUTCOMES } from './outcome.js';

const major = aVerdict({ criterion: 'SEC-06', brick: 'SEC', severity: 'majeur', verdict: 'non_conforme' });
const minor = aVerdict({ criterion: 'ACC-02', brick: 'ACC', severity: 'mineur', verdict: 'non_conforme' });
const blocking = aVerdict({ criterion: 'SEC-01', brick: 'SEC', severity: 'bloquant', verdict: 'non_conforme' });
const proofOfUse = aVerdict({ criterion: 'MED-05', brick: 'MED', severity: 'bloquant', verdict: 'non_conforme' });

const codesOf = (act: () => unknown): string[] => {
  try {
    act();
  } catch (refusal) {
    if (refusal instanceof Conflict) return [refusal.code, ...refusal.reasons.map(({ code }) => code)];
    throw refusal;
  }
  return [];
};

describe('a decision', () => {
  it('lists fully for the time of the policy when nothing fails', () => {
    const { decision, dueGaps } = issueDecision(aQuestion([aVerdict()], 'full'));

    expect(decision.grant).toEqual({ basis: 'full', validUntil: '2029-03-02', temporary: null });
    expect(dueGaps).toEqual([]);
  });

  it('lists for a shorter time where the tier says so', () => {
    const question = aQuestion([aVerdict()], 'full');

    const { decision } = issueDecision({ ...question, dossier: { ...question.dossier, tier: 'R4' } });

    expect(decision.grant?.validUntil).toBe('2028-03-02');
  });

  it('lists fully with reservations, each of them a finding with its day', () => {
    const { decision, dueGaps } = issueDecision(aQuestion([minor], 'full_with_reservations'));

    expect(decision.grant?.basis).toBe('full');
    expect(dueGaps).toEqual([{ criterion: 'ACC-02', severity: 'mineur', dueOn: '2026-08-31' }]);
  });

  it('lists for a time that ends with the last of its gaps (PUB-13)', () => {
    const { decision, dueGaps } = issueDecision(aQuestion([major, minor], 'temporary'));

    expect(dueGaps.map(({ dueOn }) => dueOn)).toEqual(['2026-05-04', '2026-08-31']);
    expect(decision.grant).toEqual({
      basis: 'temporary',
      validUntil: '2026-08-31',
      temporary: { since: MONDAY, ceiling: '2027-03-02' },
    });
  });

  it('ends a temporary listing with the time allowed in a row, and its gaps with it', () => {
    const { decision, dueGaps } = issueDecision(
      aQuestion([minor], 'temporary', { temporarySince: '2025-04-02' as Day }),
    );

    expect(decision.grant?.validUntil).toBe('2026-04-02');
    expect(dueGaps.map(({ dueOn }) => dueOn)).toEqual(['2026-04-02']);
  });

  it('refuses a temporary listing once the time in a row is used up', () => {
    const question = aQuestion([minor], 'temporary', { temporarySince: '2025-03-02' as Day });

    expect(codesOf(() => issueDecision(question))).toEqual(['temporary_time_exhausted']);
  });

  it('lists for a trial in spite of the one gap that a trial is for, due at its end', () => {
    const { decision, dueGaps } = issueDecision(aQuestion([proofOfUse], 'trial'));

    expect(decision.grant).toEqual({ basis: 'trial', validUntil: '2027-03-02', temporary: null });
    expect(dueGaps).toEqual([{ criterion: 'MED-05', severity: 'bloquant', dueOn: '2027-03-02' }]);
  });

  it('adjourns with a day until which the publisher may come back', () => {
    const { decision, dueGaps } = issueDecision(aQuestion([blocking], 'adjourned'));

    expect([decision.grant, decision.resubmissionUntil, dueGaps]).toEqual([null, '2026-06-02', []]);
  });

  it('rejects without giving anything', () => {
    const { decision } = issueDecision(aQuestion([blocking], 'rejected'));

    expect([decision.grant, decision.resubmissionUntil]).toEqual([null, null]);
  });

  it('does not count a criterion that is optional or not yet in force', () => {
    const verdicts = [
      aVerdict({ criterion: 'CMP-01', obligation: 'optionnel', verdict: 'non_conforme' }),
      aVerdict({ criterion: 'ENV-04', inForce: false, verdict: 'non_conforme' }),
    ];

    expect(issueDecision(aQuestion(verdicts, 'full')).dueGaps).toEqual([]);
  });
});

describe('what keeps a decision from being signed', () => {
  const refused = (verdicts: DecidedVerdict[], outcome: (typeof OUTCOMES)[number], given = {}) => {
    const question = aQuestion(verdicts, outcome);
    return codesOf(() => issueDecision({ ...question, ...given })).slice(1);
  };

  it.each([
    ['a verdict still to complete', [aVerdict({ verdict: 'a_completer' })], 'full', 'verdict_to_complete'],
    ['a listing with a blocking gap', [blocking], 'temporary', 'blocking_gap_forbids_listing'],
    ['a trial with another blocking gap', [proofOfUse, blocking], 'trial', 'blocking_gap_forbids_listing'],
    ['a full listing that hides a gap', [minor], 'full', 'gaps_need_reservations'],
    ['reservations about nothing', [aVerdict()], 'full_with_reservations', 'no_gap_to_correct'],
    ['a refusal that says nothing', [aVerdict()], 'rejected', 'refusal_without_motive'],
  ] as const)('%s', (_, verdicts, outcome, code) => {
    expect(refused([...verdicts], outcome)).toEqual([code]);
  });

  it.each([
    ['a failing criterion without motive', { motives: [] }, 'motive_missing'],
    ['a blank motive', { motives: [{ criterion: 'ACC-02', text: ' ' }] }, 'motive_missing'],
    ['no word of what comes next', { remedies: '' }, 'remedies_missing'],
  ])('%s', (_, change, code) => {
    const draft = aDraft([minor], { outcome: 'full_with_reservations', ...change });

    expect(refused([minor], 'full_with_reservations', { draft })).toEqual([code]);
  });

  it('the signature of who prepared it (REG-04)', () => {
    const { signature } = aQuestion([aVerdict()], 'full');

    expect(refused([aVerdict()], 'full', { signature: { ...signature, by: LEAD } })).toEqual(['signer_prepared']);
  });

  it('a departure without motive, without a second signature', () => {
    expect(refused([minor], 'temporary', { proposal: { outcome: 'adjourned', rule: 'D8' } })).toEqual([
      'departure_motive_missing',
      'second_signature_missing',
    ]);
  });

  it('a departure that one person signs twice', () => {
    const draft = aDraft([minor], {
      outcome: 'temporary',
      departureMotive: 'Risque faible.',
      firstSignedBy: SIGNATORY,
    });

    expect(refused([minor], 'temporary', { proposal: { outcome: 'adjourned', rule: 'D8' }, draft })).toEqual([
      'same_signer_twice',
    ]);
  });
});

describe('a departure from the proposal', () => {
  it('keeps its motive and both signatures, in their order', () => {
    const draft = aDraft([minor], {
      outcome: 'temporary',
      departureMotive: 'Risque faible.',
      firstSignedBy: OTHER_SIGNATORY,
    });
    const proposal = { outcome: 'full_with_reservations', rule: 'D6' };

    const { decision } = issueDecision(aQuestion([minor], 'temporary', { draft, proposal }));

    expect(decision).toMatchObject({
      departureMotive: 'Risque faible.',
      signedBy: OTHER_SIGNATORY,
      secondSignedBy: SIGNATORY,
      proposal,
    });
  });

  it('is forgotten when the outcome is the proposed one after all', () => {
    const draft = aDraft([], { outcome: 'full', departureMotive: 'Sans objet.', firstSignedBy: OTHER_SIGNATORY });

    const { decision } = issueDecision(aQuestion([aVerdict()], 'full', { draft }));

    expect([decision.departureMotive, decision.signedBy, decision.secondSignedBy]).toEqual([null, SIGNATORY, null]);
  });
});

describe('the hash of a decision', () => {
  const { decision } = issueDecision(aQuestion([minor], 'full_with_reservations'));

  it('can be computed again from the decision', () => {
    expect(hashOf(decision)).toBe(decision.hash);
  });

  it('does not depend on who signed', () => {
    expect(hashOf({ ...decision, signedBy: OTHER_SIGNATORY, preparedBy: null })).toBe(decision.hash);
  });

  it.each([
    ['outcome', { outcome: 'full' }],
    ['motives', { motives: [] }],
    ['validity', { grant: null }],
    ['what it replaces', { supersedes: 'other' }],
  ])('changes with the %s', (_, change) => {
    expect(hashOf({ ...decision, ...change } as Decision)).not.toBe(decision.hash);
  });
});

const days = fc.integer({ min: 0, max: 3000 }).map((offset) => addDays('2024-01-01' as Day, offset));
const policies = fc
  .record({
    major: fc.integer({ min: 1, max: 400 }),
    minor: fc.integer({ min: 1, max: 400 }),
    first: fc.integer({ min: 1, max: 12 }),
    inARow: fc.integer({ min: 1, max: 24 }),
  })
  .map((figures) => ({
    ...somePolicy(),
    decision: { ...somePolicy().decision, temporary: { max_months_in_a_row: figures.inARow } },
    listing: { ...somePolicy().listing, temporary: { ...somePolicy().listing.temporary, first: `${figures.first}m` } },
    findings: { ...somePolicy().findings, from_decision: { majeur: `${figures.major}d`, mineur: `${figures.minor}d` } },
  }));
const files = fc.uniqueArray(
  fc
    .record({
      criterion: fc.constantFrom('DRO-01', 'SEC-06', 'ACC-02', 'MED-05', 'INF-03', 'CMP-01'),
      severity: fc.constantFrom('bloquant', 'majeur', 'mineur'),
      obligation: fc.constantFrom('obligatoire', 'optionnel'),
      inForce: fc.boolean(),
      verdict: fc.constantFrom('conforme', 'non_conforme', 'non_applicable', 'a_completer'),
    })
    .map((verdict) => aVerdict({ ...verdict, brick: verdict.criterion.slice(0, 3) } as Partial<DecidedVerdict>)),
  { selector: ({ criterion }) => criterion, minLength: 1 },
);
const situations = fc.record({
  verdicts: files,
  outcome: fc.constantFrom(...OUTCOMES),
  today: days,
  policy: policies,
  used: fc.option(fc.integer({ min: 0, max: 400 })),
});

/** The decision, when it could be signed. */
function decided({
  verdicts,
  outcome,
  today,
  policy,
  used,
}: typeof situations extends fc.Arbitrary<infer S> ? S : never) {
  const question = aQuestion(verdicts, outcome);
  const temporarySince = used === null ? null : addDays(today, -used);
  try {
    return issueDecision({
      ...question,
      rule: someRule(policy),
      temporarySince,
      signature: { ...question.signature, today },
    });
  } catch (refusal) {
    if (refusal instanceof Conflict) return undefined;
    throw refusal;
  }
}

describe('whatever the file, the policy and the day', () => {
  const always = (
    holds: (issued: NonNullable<ReturnType<typeof decided>>, situation: Parameters<typeof decided>[0]) => void,
  ) =>
    fc.assert(
      fc.property(situations, (situation) => {
        const issued = decided(situation);
        if (issued) holds(issued, situation);
      }),
      { numRuns: 500 },
    );

  it('a temporary listing never lasts longer than the policy allows, at once or in a row (invariant 13)', () => {
    always(({ decision: { grant } }, { today, policy, used }) => {
      if (grant?.basis !== 'temporary') return;
      const first = Number.parseInt(policy.listing.temporary.first, 10);
      const since = addDays(today, -(used ?? 0));
      expect(grant.validUntil <= addMonths(today, first)).toBe(true);
      expect(grant.validUntil <= addMonths(since, policy.decision.temporary.max_months_in_a_row)).toBe(true);
      expect(daysBetween(today, grant.validUntil)).toBeGreaterThan(0);
    });
  });

  it('a listing is given in spite of each gap with exactly one finding, due while it lasts', () => {
    always(({ decision: { grant, verdicts }, dueGaps }) => {
      const gaps = grant ? gapsAmong(verdicts).map(({ criterion }) => criterion) : [];
      expect(dueGaps.map(({ criterion }) => criterion)).toEqual(gaps);
      expect(dueGaps.every(({ dueOn }) => grant !== null && dueOn <= grant.validUntil)).toBe(true);
    });
  });

  it('a temporary listing ends on the day of its last finding', () => {
    always(({ decision: { grant }, dueGaps }) => {
      if (grant?.basis !== 'temporary') return;
      expect(
        dueGaps
          .map(({ dueOn }) => dueOn)
          .sort()
          .at(-1),
      ).toBe(grant.validUntil);
    });
  });

  it('a blocking gap is never listed, except the one a trial is for', () => {
    always(({ decision: { grant, verdicts } }, { policy }) => {
      const open = gapsAmong(verdicts).filter(({ severity }) => severity === 'bloquant');
      if (!grant || open.length === 0) return;
      expect(grant.basis).toBe('trial');
      expect(open.map(({ criterion }) => criterion)).toEqual([policy.decision.trial.only_blocking_gap]);
    });
  });

  it('nothing is decided while a counted verdict is to complete', () => {
    always(({ decision: { verdicts } }) => {
      const counted = verdicts.filter(({ obligation, inForce }) => obligation === 'obligatoire' && inForce);
      expect(counted.every(({ verdict }) => verdict !== 'a_completer')).toBe(true);
    });
  });
});
