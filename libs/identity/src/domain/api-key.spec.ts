import { newId } from '#libs/kernel';
import { ApiKey, type ApiKeySnapshot, type Grantor } from './api-key.js';

const createdAt = new Date('2026-11-23T09:00:00Z');
const inDays = (days: number) => new Date(createdAt.getTime() + days * 86_400_000);
const issue = (change: Partial<ApiKeySnapshot> = {}, grantor: Grantor = { scopes: '*' }) =>
  ApiKey.issue(
    {
      id: newId<'ApiKey'>(),
      accountId: newId<'Account'>(),
      name: 'Intégration continue',
      prefix: 'aval_abcdefgh',
      hash: Buffer.alloc(32),
      scopes: ['readDossier'],
      createdAt,
      expiresAt: inDays(90),
      ...change,
    },
    { maxDays: 365 },
    grantor,
  );

describe('a key', () => {
  it('lives at most as long as the policy says, and ends in the future', () => {
    expect(() => issue({ expiresAt: inDays(365) })).not.toThrow();
    expect(() => issue({ expiresAt: inDays(366) })).toThrow(/before/);
    expect(() => issue({ expiresAt: createdAt })).toThrow(/in the future/);
    expect(() => issue({ expiresAt: new Date('2026-W10Z') })).toThrow(/in the future/);
  });

  it('made by a key gives no scope that key has not', () => {
    expect(() => issue({ scopes: ['readDossier'] }, { scopes: ['readDossier', 'listDossiers'] })).not.toThrow();
    expect(() => issue({ scopes: ['*'] }, { scopes: ['*'] })).not.toThrow();
    expect(() => issue({ scopes: ['*'] }, { scopes: ['readDossier'] })).toThrow(/no more than it has/);
    expect(() => issue({ scopes: ['signDecision'] }, { scopes: ['readDossier'] })).toThrow(/no more than it has/);
  });

  it('made by a key does not outlive it', () => {
    expect(() => issue({ expiresAt: inDays(31) }, { scopes: '*', expiresAt: inDays(30) })).toThrow(/before/);
  });

  it('is revoked once', () => {
    const key = issue();

    key.revoke(createdAt);

    expect(key.toSnapshot().revokedAt).toBe(createdAt);
    expect(() => key.revoke(createdAt)).toThrow(/already/);
  });
});
