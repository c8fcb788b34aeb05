import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { departurePolicy } from '../notation/departure-files.js';
import type { DecisionCase, JudgedCriterion } from './decision-case.js';
import { decide, type Outcome, reason } from './decision-rule.js';
import { explain } from './explanation.js';
import { OBLIGATIONS, SEVERITIES, TIERS, VERDICTS } from './vocabulary.js';

interface Vector extends DecisionCase {
  readonly name: string;
  readonly expected: { readonly outcome: string; readonly rule: string; readonly rate?: number };
}

const { cases } = JSON.parse(readFileSync('test/vectors/decision-vectors.json', 'utf8')) as {
  cases: readonly Vector[];
};
const policy = departurePolicy();

/** Better outcomes are higher; a trial and a temporary listing are both listings for a time. */
const WORTH: Readonly<Record<Outcome, number>> = {
  undecidable: -1,
  rejected: 0,
  adjourned: 1,
  trial: 2,
  temporary: 2,
  full_with_reservations: 3,
  full: 4,
};

const verdict = fc.record({
  criterion: fc.integer({ min: 1, max: 60 }).map((number) => `X-${number}`),
  brick: fc.constantFrom('DRO', 'SEC', 'INF', 'ACC', 'ENV'),
  obligation: fc.constantFrom(...OBLIGATIONS, 'obligatoire' as const, 'obligatoire' as const),
  severity: fc.constantFrom(...SEVERITIES),
  verdict: fc.constantFrom(...VERDICTS.filter((word) => word !== 'a_completer'), ...Array(9).fill('conforme')),
  inForce: fc.boolean(),
});
const trialPair = fc.record({ proof: fc.constantFrom(...VERDICTS), plan: fc.constantFrom(...VERDICTS) });
const file = fc
  .record({
    verdicts: fc.uniqueArray(verdict, { selector: ({ criterion }) => criterion, maxLength: 60 }),
    trial: fc.option(trialPair, { nil: undefined }),
    tier: fc.constantFrom(...TIERS),
    returns: fc.integer({ min: 0, max: 3 }),
    temporaryMonthsUsed: fc.integer({ min: 0, max: 14 }),
  })
  .map(({ verdicts, trial, ...rest }) => ({
    ...rest,
    verdicts: [...verdicts, ...(trial ? [medical('MED-05', trial.proof), medical('MED-06', trial.plan)] : [])],
  })) as fc.Arbitrary<DecisionCase>;

const medical = (criterion: string, word: (typeof VERDICTS)[number]): JudgedCriterion => ({
  criterion,
  brick: 'MED',
  obligation: 'obligatoire',
  severity: 'bloquant',
  verdict: word,
});
const countsFor = ({ obligation, inForce }: JudgedCriterion) => obligation === 'obligatoire' && inForce !== false;

/** As many conforming minors as `weight`, and gaps of this severity. */
const spread = (weight: number, gaps: number, severity: 'majeur' | 'mineur'): JudgedCriterion[] =>
  Array.from({ length: weight + gaps }, (_, index) => ({
    criterion: `ENV-${index}`,
    brick: 'ENV',
    obligation: 'obligatoire',
    severity: index < weight ? 'mineur' : severity,
    verdict: index < weight ? 'conforme' : 'non_conforme',
  }));

describe('the decision rule', () => {
  it.each(cases)('$name', ({ name: _, expected, ...given }) => {
    const { rate, ...proposed } = decide(given, policy);

    expect(proposed).toEqual({ outcome: expected.outcome, rule: expected.rule });
    if (expected.rate === undefined) expect(rate).toBeUndefined();
    else expect(rate).toBeCloseTo(expected.rate, 6);
  });

  it.each([
    [9, 1, 'full_with_reservations', 'D6'],
    [17, 3, 'temporary', 'D7'],
  ] as const)('meets a threshold exactly: %i conform, %i gaps', (conform, gaps, outcome, rule) => {
    expect(decide({ verdicts: spread(conform, gaps, 'mineur'), tier: 'R2' }, policy)).toMatchObject({ outcome, rule });
  });

  it.each([
    [899, 100, 'temporary'],
    [849, 150, 'adjourned'],
  ] as const)('is not forgiving by a hair: %i conform, %i gaps', (conform, gaps, outcome) => {
    expect(decide({ verdicts: spread(conform, gaps, 'mineur'), tier: 'R2' }, policy).outcome).toBe(outcome);
  });

  it('finds everything conform when nothing weighs', () => {
    expect(decide({ verdicts: [], tier: 'R1' }, policy)).toEqual({ outcome: 'full', rule: 'D5', rate: 0 });
  });

  it('takes its numbers from the policy', () => {
    const stricter = {
      ...policy,
      decision: { ...policy.decision, full_with_reservations: { max_rate: 0.05, majors_allowed: 0 } },
    };

    expect(decide({ verdicts: spread(9, 1, 'mineur'), tier: 'R2' }, stricter).outcome).toBe('temporary');
  });

  it('is not fooled by a brick named like something every object has', () => {
    const gaps = spread(40, 1, 'majeur').map((one) => ({ ...one, brick: 'constructor' }));

    expect(decide({ verdicts: gaps, tier: 'R2' }, policy).rule).toBe('D7');
  });

  it('does not depend on the order of the verdicts', () => {
    fc.assert(
      fc.property(file, fc.infiniteStream(fc.nat()), (one, stream) => {
        const shuffled = one.verdicts
          .map((judged) => ({ judged, at: stream.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ judged }) => judged);

        expect(decide({ ...one, verdicts: shuffled }, policy)).toEqual(decide(one, policy));
      }),
    );
  });

  it('never gives a worse outcome when a gap is closed', () => {
    fc.assert(
      fc.property(file, (one) => {
        const before = decide(one, policy).outcome;
        fc.pre(before !== 'undecidable');
        for (const gap of one.verdicts.filter((judged) => judged.verdict === 'non_conforme')) {
          const verdicts = one.verdicts.map((judged) =>
            judged === gap ? { ...judged, verdict: 'conforme' as const } : judged,
          );

          expect(WORTH[decide({ ...one, verdicts }, policy).outcome]).toBeGreaterThanOrEqual(WORTH[before]);
        }
      }),
    );
  });

  it('never lists with a blocking gap, save on trial with the only gap that a trial may bear', () => {
    fc.assert(
      fc.property(file, (one) => {
        const blocking = one.verdicts.filter(
          (judged) => countsFor(judged) && judged.severity === 'bloquant' && judged.verdict === 'non_conforme',
        );
        const { outcome } = decide(one, policy);

        if (blocking.length > 0) expect(['adjourned', 'rejected', 'trial', 'undecidable']).toContain(outcome);
        if (outcome === 'trial') expect(blocking.map(({ criterion }) => criterion)).toEqual(['MED-05']);
        if (outcome === 'trial') expect(one.tier).not.toBe('R4');
      }),
    );
  });

  it('never counts what is optional or not yet in force', () => {
    fc.assert(
      fc.property(file, (one) => {
        const counted = { ...one, verdicts: one.verdicts.filter(countsFor) };

        expect(decide(counted, policy)).toEqual(decide(one, policy));
      }),
    );
  });

  it('decides nothing while a verdict is to be completed, and always something else', () => {
    fc.assert(
      fc.property(file, (one) => {
        const pending = one.verdicts.some((judged) => countsFor(judged) && judged.verdict === 'a_completer');

        expect(decide(one, policy).outcome === 'undecidable').toBe(pending);
      }),
    );
  });

  it('rejects a false declaration whatever the verdicts', () => {
    fc.assert(
      fc.property(file, (one) => {
        const { outcome } = decide({ ...one, falseDeclaration: true }, policy);

        expect(['rejected', 'undecidable']).toContain(outcome);
      }),
    );
  });
});

describe('the explanation of a decision', () => {
  it('reads every rule up to the one that holds, and no further', () => {
    fc.assert(
      fc.property(file, (one) => {
        const { rule, trace } = reason(one, policy);

        expect(trace.at(-1)?.rule).toBe(rule);
        expect(trace.map(({ holds }) => holds)).toEqual(trace.map((_, index) => index === trace.length - 1));
      }),
    );
  });

  it('says which gaps, which weights and which threshold', () => {
    const { gaps, gapWeight, judgedWeight, rules } = explain({ verdicts: spread(40, 2, 'majeur'), tier: 'R2' }, policy);

    expect(gaps).toEqual([
      { criterion: 'ENV-40', brick: 'ENV', severity: 'majeur', weight: 3 },
      { criterion: 'ENV-41', brick: 'ENV', severity: 'majeur', weight: 3 },
    ]);
    expect([gapWeight, judgedWeight]).toEqual([6, 46]);
    expect(rules.at(-1)).toMatchObject({
      rule: 'D7',
      checks: [
        { code: 'rate_at_most', found: 0.130435, limit: 0.15, holds: true },
        { code: 'majors_in_brick_at_most:ENV', found: 2, limit: 2, holds: true },
        { code: 'temporary_months_below', found: 0, limit: 12, holds: true },
      ],
    });
  });
});
