import fc from 'fast-check';
import { consolidate, type Outcome, type Settlement, settle } from './consolidation.js';
import { VERDICTS } from './verdict.js';

const criterion = { id: 'ETH-02', assessor: 'expert', naReasons: ['sans_ia', 'sans_profil'] };
const voice = (verdict: (typeof VERDICTS)[number], naReason: string | null = null) => ({ verdict, naReason });

const settlement = (more: Partial<Settlement> = {}): Settlement => ({
  verdict: 'non_conforme',
  naReason: null,
  rationale: 'La charte ne dit rien du réentraînement.',
  reason: 'Deux experts sur trois, et la pièce le confirme.',
  method: 'discussed',
  ...more,
});

describe('what a panel comes to by itself', () => {
  it('is settled when all say conforme', () => {
    const outcome = consolidate(criterion, [voice('conforme'), voice('conforme')]);

    expect(outcome).toMatchObject({ state: 'settled', verdict: 'conforme', method: 'unanimous' });
  });

  it('is settled when all say not applicable for one reason, drafted when the reasons differ', () => {
    const same = [voice('non_applicable', 'sans_ia'), voice('non_applicable', 'sans_ia')];
    const different = [voice('non_applicable', 'sans_ia'), voice('non_applicable', 'sans_profil')];

    expect(consolidate(criterion, same)).toMatchObject({ state: 'settled', naReason: 'sans_ia' });
    expect(consolidate(criterion, different)).toMatchObject({ state: 'drafted', naReason: null });
  });

  it.each(['non_conforme', 'a_completer'] as const)('is drafted when all say %s: a text must be written', (verdict) => {
    expect(consolidate(criterion, [voice(verdict), voice(verdict)])).toMatchObject({ state: 'drafted', verdict });
  });

  it('is to discuss when two say conforme and one does not (EXP-14)', () => {
    const outcome = consolidate(criterion, [voice('conforme'), voice('conforme'), voice('non_conforme')]);

    expect(outcome).toMatchObject({ state: 'to_discuss', verdict: null, method: null });
  });

  it('is to discuss when nobody spoke', () => {
    expect(consolidate(criterion, []).state).toBe('to_discuss');
  });

  it('names the agent when an agent assesses', () => {
    expect(consolidate({ ...criterion, assessor: 'agent' }, [voice('conforme')]).method).toBe('agent');
  });

  it('never has a verdict that somebody did not give, nor one when two differ', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...VERDICTS), { maxLength: 5 }), (verdicts) => {
        const outcome = consolidate(
          criterion,
          verdicts.map((verdict) => voice(verdict)),
        );

        expect(outcome.verdict).toBe(new Set(verdicts).size === 1 ? verdicts[0] : null);
      }),
    );
  });
});

describe('the lead who closes a criterion', () => {
  const divided = consolidate(criterion, [voice('conforme'), voice('non_conforme')]);
  const gap = consolidate(criterion, [voice('non_conforme'), voice('non_conforme')]);
  const codes = (result: Outcome | readonly { code: string }[]) =>
    Array.isArray(result) ? result.map(({ code }) => code) : result;

  it('settles a divided one with a reason', () => {
    expect(settle(divided, settlement(), criterion)).toMatchObject({ state: 'settled', method: 'discussed' });
  });

  it('is refused without a reason, and without a text for the publisher', () => {
    const result = settle(divided, settlement({ reason: ' ', rationale: '' }), criterion);

    expect(codes(result)).toEqual(['rationale_missing', 'reason_missing']);
  });

  it('needs no reason to follow one voice, which stays unanimous', () => {
    expect(settle(gap, settlement({ reason: null }), criterion)).toMatchObject({
      state: 'settled',
      method: 'unanimous',
    });
  });

  it('needs a reason to depart from one voice', () => {
    const departing = settlement({ verdict: 'conforme', reason: null, method: 'lead' });

    expect(codes(settle(gap, departing, criterion))).toEqual(['reason_missing']);
  });

  it('cannot close on a_completer', () => {
    const result = settle(divided, settlement({ verdict: 'a_completer' }), criterion);

    expect(codes(result)).toEqual(['to_complete_first']);
  });

  it('may say not applicable only with a reason that the criterion admits', () => {
    const result = settle(divided, settlement({ verdict: 'non_applicable', naReason: 'autre' }), criterion);

    expect(result).toEqual([expect.objectContaining({ code: 'reason_not_admissible', field: '/naReason' })]);
  });
});
