import { newId } from '#libs/kernel';
import { Account } from './account.js';

const at = new Date('2026-11-23T09:00:00Z');
const identity = { issuer: 'https://idp.example', subject: 'alice', name: 'Alice Martin', email: 'alice@example.fr' };
const chief = newId<'Account'>();
const anAccount = () => Account.open(newId<'Account'>(), identity, at);
const rolesOf = (account: Account) => account.toSnapshot().staffRoles;

describe('an account', () => {
  it('begins without any staff role and without a login', () => {
    expect(anAccount().toSnapshot()).toMatchObject({ staffRoles: [], lastLoginAt: null });
  });

  it('takes name and address from the identity provider at each login', () => {
    const account = anAccount();

    account.signIn({ ...identity, name: 'Alice Durand' }, at);

    expect(account.toSnapshot()).toMatchObject({ name: 'Alice Durand', lastLoginAt: at });
  });

  it('is written to in French until its person chooses otherwise, and a login changes nothing of that', () => {
    const account = anAccount();
    expect(account.toSnapshot().language).toBe('fr');

    account.choose('en');
    account.signIn(identity, at);

    expect(account.toSnapshot().language).toBe('en');
  });

  it('receives a role from somebody else, once', () => {
    const account = anAccount();

    account.grant('lead', chief);

    expect(rolesOf(account)).toEqual(['lead']);
    expect(() => account.grant('lead', chief)).toThrow(/already/);
  });

  it('gives no role to itself', () => {
    const account = anAccount();

    expect(() => account.grant('signatory', account.id)).toThrow(/himself/);
  });

  it('keeps the management of accounts apart from every dossier (policy, 8)', () => {
    const administrator = anAccount();
    administrator.grant('administrator', chief);
    const expert = anAccount();
    expert.grant('expert', chief);

    expect(() => administrator.grant('case_officer', chief)).toThrow(/no other role/);
    expect(() => expert.grant('administrator', chief)).toThrow(/no other role/);
  });

  it('loses a role, but the last administrator stays', () => {
    const administrator = anAccount();
    administrator.grant('administrator', chief);

    expect(() => administrator.revoke('administrator', 1)).toThrow(/must be left/);
    expect(() => administrator.revoke('lead', 1)).toThrow(/not lead/);
    administrator.revoke('administrator', 2);

    expect(rolesOf(administrator)).toEqual([]);
  });
});
