import { smellsOfHarm } from './review-smell.js';

const FROM = { health_harm: 'minor', privacy: 'serious' } as const;

describe('what a review makes a person look at', () => {
  it.each([
    ['health_harm', 'minor', [], true],
    ['health_harm', 'none', [], false],
    ['privacy', 'minor', [], false],
    ['privacy', 'critical', [], true],
    ['technical', 'critical', [], false],
    ['praise_other', 'none', ['self_harm'], true],
  ] as const)('%s that is %s, with the alerts %j: %s', (kind, severity, alerts, taken) => {
    expect(smellsOfHarm({ kind, severity, alerts }, FROM)).toBe(taken);
  });
});
