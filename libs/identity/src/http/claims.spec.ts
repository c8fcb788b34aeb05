import { LoginRefused } from '../application/identity-provider.js';
import { identityOf } from './claims.js';

const key = { iss: 'https://idp.example', sub: 'alice' };
const user = { given_name: 'Alice', usual_name: 'Marchand', email: 'alice@example.fr' };

describe('who the identity provider says it is', () => {
  it('is known by issuer and subject, and named as ProConnect names people', () => {
    expect(identityOf(key, user)).toEqual({
      issuer: 'https://idp.example',
      subject: 'alice',
      name: 'Alice Marchand',
      email: 'alice@example.fr',
    });
  });

  it.each([
    [{ family_name: 'Durand', usual_name: undefined }, 'Alice Durand'],
    [{ given_name: undefined, usual_name: undefined, name: 'A. Marchand' }, 'A. Marchand'],
    [{ given_name: undefined, usual_name: undefined }, 'alice@example.fr'],
  ])('has another name with %j', (change, name) => {
    expect(identityOf(key, { ...user, ...change }).name).toBe(name);
  });

  it.each([[{ email: undefined }], [{ email: 'nowhere' }], [{ email: 12 }], [{ email_verified: false }]])(
    'is nobody with %j',
    (change) => {
      expect(() => identityOf(key, { ...user, ...change })).toThrow(LoginRefused);
    },
  );
});
