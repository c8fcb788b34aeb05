import { Injectable } from '@nestjs/common';
import { type Actor, Clock, newId } from '#libs/kernel';
import { ApiKey, type ApiKeySnapshot, type Grantor } from '../domain/api-key.js';
import { personOf } from './acting-person.js';
import { IdentityWork } from './identity.work.js';
import { IdentityPolicy } from './identity-policy.js';
import { hashOf, newKeyToken, prefixOf } from './opaque-token.js';

export type KeyOrder = Pick<ApiKeySnapshot, 'name' | 'scopes' | 'expiresAt'>;

/** A person gives a machine the right to act for him; the key is told once and never again. */
@Injectable()
export class IssueApiKey {
  constructor(
    private readonly work: IdentityWork,
    private readonly policy: IdentityPolicy,
    private readonly clock: Clock,
  ) {}

  /** @throws Conflict (`bad_expiry`), Forbidden (`scope_not_held`) */
  execute(actor: Actor, order: KeyOrder, grantor: Grantor): Promise<{ token: string; key: ApiKeySnapshot }> {
    return this.work.transaction(async (scope) => {
      const token = newKeyToken();
      const at = this.clock.now();
      const details = {
        id: newId<'ApiKey'>(),
        accountId: personOf(actor),
        prefix: prefixOf(token),
        hash: hashOf(token),
        createdAt: at,
        ...order,
      };
      const key = ApiKey.issue(details, this.policy.apiKey, grantor);
      await scope.apiKeys.add(key);
      await scope.journal.append({
        kind: 'api_key.issue',
        subject: { kind: 'api_key', id: key.id },
        actor,
        at,
        facts: { scopes: order.scopes, expiresAt: order.expiresAt.toISOString() },
      });
      return { token, key: key.toSnapshot() };
    });
  }
}
