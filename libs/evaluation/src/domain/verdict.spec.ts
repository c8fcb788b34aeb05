import fc from 'fast-check';
import { type DraftScore, faultsOf, faultsOfReview, VERDICTS } from './verdict.js';

const criterion = { id: 'SEC-01', naReasons: ['sans_compte'] };

const score = (more: Partial<DraftScore>): DraftScore => ({
  criterion: 'SEC-01',
  verdict: 'conforme',
  rationale: '',
  naReason: null,
  question: null,
  confidence: null,
  anchor: null,
  ...more,
});

const codes = (draft: DraftScore): string[] => faultsOf(draft, criterion).map(({ code }) => code);

describe('a verdict', () => {
  it('needs nothing more when it is conforme', () => {
    expect(codes(score({}))).toEqual([]);
  });

  it.each([
    ['non_conforme without a rationale', score({ verdict: 'non_conforme' }), ['rationale_missing']],
    ['non_conforme with blanks only', score({ verdict: 'non_conforme', rationale: ' \n' }), ['rationale_missing']],
    ['no verdict', score({ verdict: null }), ['verdict_missing']],
    [
      'non_applicable with a reason of its own',
      score({ verdict: 'non_applicable', rationale: 'x', naReason: 'autre' }),
      ['reason_not_admissible'],
    ],
    ['non_applicable without reason', score({ verdict: 'non_applicable', rationale: 'x' }), ['reason_not_admissible']],
    ['conforme with a reason', score({ naReason: 'sans_compte' }), ['reason_out_of_place']],
    ['a_completer without a question', score({ verdict: 'a_completer', rationale: 'x' }), ['question_missing']],
  ])('is refused: %s (EXP-08)', (_, draft, expected) => {
    expect(codes(draft)).toEqual(expected);
  });

  it.each([
    score({ verdict: 'non_conforme', rationale: 'Le lien ne mène nulle part.' }),
    score({ verdict: 'non_applicable', rationale: 'Aucun compte.', naReason: 'sans_compte' }),
    score({ verdict: 'a_completer', rationale: 'Pièce illisible.', question: 'Pouvez-vous la redéposer ?' }),
  ])('is taken: $verdict with what it needs', (draft) => {
    expect(codes(draft)).toEqual([]);
  });
});

describe('a review', () => {
  const asked = [criterion, { id: 'SEC-02', naReasons: [] }];

  it('is refused when empty, naming each criterion (EXP-07)', () => {
    const faults = faultsOfReview([], asked);

    expect(faults.map(({ field }) => field)).toEqual(['/SEC-01/verdict', '/SEC-02/verdict']);
  });

  it('is refused when it scores what was not asked', () => {
    const scores = [score({}), score({ criterion: 'SEC-02' }), score({ criterion: 'DRO-01' })];

    expect(faultsOfReview(scores, asked)).toEqual([expect.objectContaining({ code: 'not_asked', field: '/DRO-01' })]);
  });

  it('is whole if and only if exactly the asked criteria have a whole score (invariant 9)', () => {
    const verdict = fc.constantFrom(...VERDICTS, null);
    const anyScore = fc.record({
      criterion: fc.constantFrom('SEC-01', 'SEC-02', 'DRO-01'),
      verdict,
      rationale: fc.constantFrom('', 'parce que'),
      naReason: fc.constantFrom(null, 'sans_compte'),
      question: fc.constantFrom(null, 'Où ?'),
      confidence: fc.constant(null),
      anchor: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.uniqueArray(anyScore, { selector: (one) => one.criterion }), (scores) => {
        const names = scores.map((one) => one.criterion).sort();
        const whole =
          names.join() === 'SEC-01,SEC-02' &&
          scores.every((one) => faultsOf(one, asked.find(({ id }) => id === one.criterion) ?? criterion).length === 0);

        expect(faultsOfReview(scores, asked).length === 0).toBe(whole);
      }),
    );
  });
});
