import fc from 'fast-check';
import { departurePolicy } from '../notation/departure-files.js';
import { type PreparedCriterion, readinessOf } from './readiness.js';
import { SEVERITIES, VERDICTS } from './vocabulary.js';

const policy = departurePolicy();
const ready = (more: Partial<PreparedCriterion> = {}): PreparedCriterion => ({
  criterion: 'DRO-01',
  brick: 'DRO',
  title: 'Base légale',
  severity: 'bloquant',
  obligation: 'obligatoire',
  selfVerdict: 'conforme',
  evidenceAsked: 2,
  evidenceValid: 2,
  ...more,
});
const of = (criteria: readonly PreparedCriterion[]) => readinessOf(criteria, { tier: 'R2' }, policy);
const prepared = fc.record({
  severity: fc.constantFrom(...SEVERITIES),
  selfVerdict: fc.option(fc.constantFrom(...VERDICTS)),
  evidenceAsked: fc.integer({ min: 1, max: 3 }),
  evidenceValid: fc.integer({ min: 0, max: 3 }),
});
const list = fc
  .array(prepared, { maxLength: 30 })
  .map((some) => some.map((one, index) => ready({ ...one, criterion: `X-${index}` })));

describe('the readiness of a file', () => {
  it('is 100 with nothing left to do when all is answered and proved', () => {
    expect(of([ready(), ready({ criterion: 'DRO-02', severity: 'mineur' })])).toMatchObject({
      score: 100,
      next: null,
      blockingPoints: [],
      wouldBe: { outcome: 'full', rule: 'D5' },
      isDecision: false,
    });
  });

  it('is 100 only then', () => {
    fc.assert(
      fc.property(list, (criteria) => {
        const { score, next } = of(criteria);

        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(100);
        if (next !== null) expect(score).toBeLessThan(100);
      }),
    );
  });

  it('never falls when one more proof is attached', () => {
    fc.assert(
      fc.property(list, (criteria) => {
        const better = criteria.map((one) => ({ ...one, evidenceValid: one.evidenceAsked }));

        expect(of(better).score).toBeGreaterThanOrEqual(of(criteria).score);
      }),
    );
  });

  it('puts a blocking gap before an unanswered minor, whatever their order', () => {
    const minor = ready({ criterion: 'ENV-01', severity: 'mineur', selfVerdict: null });
    const gap = ready({ criterion: 'SEC-01', selfVerdict: 'non_conforme' });

    expect(of([minor, gap]).next).toMatchObject({ action: 'close_gap', criterion: 'SEC-01' });
    expect(of([minor, gap]).blockingPoints).toEqual(['SEC-01']);
  });

  it.each([
    [{ selfVerdict: null }, 'answer'],
    [{ selfVerdict: 'a_completer' as const }, 'answer'],
    [{ evidenceValid: 1 }, 'attach_evidence'],
    [{ selfVerdict: 'non_conforme' as const }, 'close_gap'],
  ])('for %j, says: %s', (more, action) => {
    expect(of([ready(more)]).next?.action).toBe(action);
  });

  it('judges by the decision rule, and says that it is no decision', () => {
    const { wouldBe, notice, isDecision } = of([ready({ selfVerdict: null })]);

    expect(wouldBe.outcome).toBe('undecidable');
    expect(isDecision).toBe(false);
    expect(notice.fr).toContain('signataire');
  });

  it('asks nothing of an optional criterion', () => {
    expect(of([ready(), ready({ criterion: 'CMP-01', obligation: 'optionnel', selfVerdict: null })]).score).toBe(100);
  });
});
