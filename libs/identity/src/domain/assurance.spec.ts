import { isEnoughForStaff } from './assurance.js';

describe('the assurance of a login', () => {
  it.each([
    ['eidas2', ['pwd', 'mfa'], true],
    ['eidas3', ['mfa'], true],
    ['eidas1', ['pwd', 'mfa'], false],
    ['eidas2', ['pwd'], false],
    ['invented', ['mfa'], false],
    [null, ['mfa'], false],
  ])('acr %s with amr %j: enough for staff is %s', (acr, amr, enough) => {
    expect(isEnoughForStaff({ acr, amr }, 'eidas2')).toBe(enough);
  });

  it('compares a level outside the scale by its name', () => {
    expect(isEnoughForStaff({ acr: 'gold', amr: ['mfa'] }, 'gold')).toBe(true);
    expect(isEnoughForStaff({ acr: 'eidas3', amr: ['mfa'] }, 'gold')).toBe(false);
  });
});
