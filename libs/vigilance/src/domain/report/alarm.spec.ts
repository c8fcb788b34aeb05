import { isAlarming } from './alarm.js';

describe('those on duty', () => {
  it.each([
    ['health_harm', 'critical', true],
    ['health_harm', 'serious', true],
    ['billing', 'minor', false],
    ['technical', 'minor', false],
  ] as const)('of %s, %s are told at once: %s', (kind, severity, told) => {
    expect(isAlarming(kind, severity)).toBe(told);
  });

  it('are told of whatever sets off a rule that must not be missed', () => {
    expect(isAlarming('billing', 'minor', ['self_harm'])).toBe(true);
  });
});
