import { faultOfAuthorize } from './authorize-parameters.js';

const long = 'x'.repeat(32);
const asked = (more: Record<string, string> = {}) =>
  new URLSearchParams({ client_id: 'aval', state: long, nonce: long, ...more });

describe('the authorization endpoint, as strict as ProConnect', () => {
  it('accepts the listed parameters', () => {
    expect(faultOfAuthorize(asked({ login_hint: 'alice', claims: '{}' }))).toBeUndefined();
  });

  it('refuses a PKCE challenge, which is not listed', () => {
    expect(faultOfAuthorize(asked({ code_challenge: 'abc' }))).toMatch(/code_challenge/);
  });

  it('refuses a short state or nonce', () => {
    expect(faultOfAuthorize(asked({ state: 'short' }))).toMatch(/state/);
    expect(faultOfAuthorize(asked({ nonce: '' }))).toMatch(/nonce/);
  });
});
