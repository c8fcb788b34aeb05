import fc from 'fast-check';
import { aScopeItem } from '../../testing.js';
import { aVerdict } from '../decision/decision.builders.js';
import { DOSSIER_KINDS, type DossierKind } from '../dossier/dossier.js';
import { VERDICTS, type Verdict } from '../submission/answer.js';
import { withCarried } from './carried.js';
import { type ScopeSources, scopeOf } from './scope-of-kind.js';

const applicable = ['SEC-01', 'SEC-02', 'DRO-01', 'MED-01'].map((criterion, position) => {
  const { reason: _, carried: __, ...item } = aScopeItem({ criterion, position });
  return item;
});

const decided = (verdicts: Readonly<Record<string, Verdict>>) => ({
  number: 'DEC-2026-000001',
  verdicts: Object.entries(verdicts).map(([criterion, verdict]) => aVerdict({ criterion, verdict })),
});

const sources = (given: Partial<ScopeSources> = {}): ScopeSources => ({
  applicable,
  former: decided({ 'SEC-01': 'conforme', 'SEC-02': 'non_conforme', 'DRO-01': 'non_applicable' }),
  impacted: new Set(),
  tightened: new Set(),
  ...given,
});

const reasons = (kinds: DossierKind[], given: Partial<ScopeSources> = {}) =>
  scopeOf(kinds, sources(given)).map(({ reason }) => reason);

describe('the scope of a dossier', () => {
  it.each([
    ['initial', ['full', 'full', 'full', 'full']],
    ['trial', ['full', 'full', 'full', 'full']],
    ['renewal', ['full', 'full', 'full', 'full']],
    ['compliance', ['carried', 'failed', 'carried', 'pending']],
    ['conversion', ['carried', 'failed', 'carried', 'pending']],
    ['change', ['carried', 'carried', 'carried', 'pending']],
    ['transition', ['carried', 'carried', 'carried', 'tightened']],
  ] as [DossierKind, string[]][])('of a %s judges %j', (kind, expected) => {
    expect(reasons([kind])).toEqual(expected);
  });

  it('judges what a declared change touches, whatever it was', () => {
    const impacted = new Set(['SEC-01', 'SEC-02']);

    expect(reasons(['change'], { impacted })).toEqual(['impacted', 'impacted', 'carried', 'pending']);
    expect(reasons(['compliance'], { impacted })).toEqual(['impacted', 'failed', 'carried', 'pending']);
  });

  it('judges what a new framework asks more of', () => {
    expect(reasons(['transition'], { tightened: new Set(['SEC-01']) })).toEqual([
      'tightened',
      'carried',
      'carried',
      'tightened',
    ]);
  });

  it('says from which decision an outcome is kept', () => {
    const [kept] = scopeOf(['compliance'], sources());

    expect(kept?.carried).toEqual({ decision: 'DEC-2026-000001', verdict: 'conforme', trust: 'documente' });
    expect(withCarried(kept ? [kept] : [], [])).toMatchObject([
      {
        criterion: 'SEC-01',
        verdict: 'conforme',
        method: 'carried',
        rationale: 'Conservé de la décision DEC-2026-000001.',
      },
    ]);
  });

  const verdicts = fc.dictionary(
    fc.constantFrom(...applicable.map(({ criterion }) => criterion)),
    fc.constantFrom(...VERDICTS),
  );
  const some = fc.subarray(applicable.map(({ criterion }) => criterion)).map((names) => new Set(names));

  it('always holds each applicable criterion once, judged or kept from a verdict that exists', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DOSSIER_KINDS), verdicts, some, some, (kind, known, impacted, tightened) => {
        const scope = scopeOf([kind], { applicable, former: decided(known), impacted, tightened });

        expect(scope.map(({ criterion }) => criterion)).toEqual(applicable.map(({ criterion }) => criterion));
        for (const { criterion, reason, carried } of scope) {
          expect(carried === null).toBe(reason !== 'carried');
          if (carried) expect(carried.verdict).toBe(known[criterion]);
        }
      }),
    );
  });

  it('never carries a gap over into a file that complies', () => {
    fc.assert(
      fc.property(verdicts, (known) => {
        const scope = scopeOf(['compliance'], { ...sources(), former: decided(known) });
        const kept = scope.flatMap(({ carried }) => carried?.verdict ?? []);
        expect(kept.every((verdict) => verdict === 'conforme' || verdict === 'non_applicable')).toBe(true);
      }),
    );
  });

  it('judges the union of what merged kinds judge', () => {
    fc.assert(
      fc.property(
        fc.subarray([...DOSSIER_KINDS], { minLength: 1 }),
        verdicts,
        some,
        some,
        (kinds, known, impacted, tightened) => {
          const given = { applicable, former: decided(known), impacted, tightened };
          const judged = (some: DossierKind[]) =>
            scopeOf(some, given).flatMap(({ criterion, carried }) => (carried ? [] : [criterion]));

          expect(new Set(judged(kinds))).toEqual(new Set(kinds.flatMap((kind) => judged([kind]))));
        },
      ),
    );
  });
});
