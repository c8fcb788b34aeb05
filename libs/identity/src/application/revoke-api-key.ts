import { Injectable } from '@nestjs/common';
import { type Actor, Clock, NotFound } from '#libs/kernel';
import type { ApiKeyId } from '../domain/api-key.js';
import { personOf } from './acting-person.js';
import { IdentityWork } from './identity.work.js';

/** A key stops working at once. Only its owner knows that it exists. */
@Injectable()
export class RevokeApiKey {
  constructor(
    private readonly work: IdentityWork,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound, Conflict (`key_revoked`) */
  execute(actor: Actor, id: ApiKeyId): Promise<void> {
    return this.work.transaction(async (scope) => {
      const key = await scope.apiKeys.forUpdate(id);
      if (key.toSnapshot().accountId !== personOf(actor)) throw new NotFound('api_key', id);
      const at = this.clock.now();
      key.revoke(at);
      await scope.apiKeys.save(key);
      await scope.journal.append({ kind: 'api_key.revoke', subject: { kind: 'api_key', id }, actor, at });
    });
  }
}
