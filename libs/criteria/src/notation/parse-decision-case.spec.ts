import { readDecisionCase } from './parse-decision-case.js';

const verdict = {
  criterion: 'DRO-01',
  brick: 'DRO',
  obligation: 'obligatoire',
  severity: 'majeur',
  verdict: 'conforme',
};

describe('a case from outside', () => {
  it('is read, with members of its own left aside', () => {
    const given = { name: 'x', tier: 'R2', verdicts: [verdict] };

    expect(readDecisionCase(given)).toMatchObject({ tier: 'R2', verdicts: [verdict] });
  });

  it.each([
    [null, '/'],
    [[], '/'],
    [{ tier: 'R2' }, '/verdicts'],
    [{ tier: 'R5', verdicts: [] }, '/tier'],
    [{ tier: 'R2', verdicts: [{ ...verdict, verdict: 'oui' }] }, '/verdicts/0/verdict'],
    [{ tier: 'R2', verdicts: [{ ...verdict, severity: 'grave' }] }, '/verdicts/0/severity'],
    [{ tier: 'R2', verdicts: [verdict, verdict] }, '/verdicts/1/criterion'],
    [{ tier: 'R2', verdicts: [], returns: -1 }, '/returns'],
    [{ tier: 'R2', verdicts: [], returns: 1.5 }, '/returns'],
    [{ tier: 'R2', verdicts: [], falseDeclaration: 'non' }, '/falseDeclaration'],
  ])('%j is refused for %s', (given, field) => {
    expect(() => readDecisionCase(given)).toThrow(
      expect.objectContaining({ code: 'case_not_usable', reasons: [expect.objectContaining({ field })] }),
    );
  });
});
