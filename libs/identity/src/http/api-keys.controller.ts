import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { type Acting, CurrentActing, OPERATIONS, Operation, type OperationTable } from '#libs/access';
import { KnownId } from '#libs/http';
import { Invalid } from '#libs/kernel';
import { IdentityReads } from '../application/identity-reads.js';
import { IssueApiKey } from '../application/issue-api-key.js';
import { RevokeApiKey } from '../application/revoke-api-key.js';
import type { ApiKeyId, ApiKeySnapshot } from '../domain/api-key.js';
import { CreateApiKeyDto } from './api-keys.dto.js';
import { ApiKeysView, type ApiKeyView, NewApiKeyView } from './api-keys.view.js';
import { isKeyActor } from './request-actors.js';

@Controller('api/v1/api-keys')
export class ApiKeysController {
  constructor(
    private readonly reads: IdentityReads,
    private readonly issue: IssueApiKey,
    private readonly revokeKey: RevokeApiKey,
    @Inject(OPERATIONS) private readonly operations: OperationTable,
  ) {}

  @Get()
  @Operation('listApiKeys', 'My keys, newest first')
  async list(@CurrentActing() { person }: Acting): Promise<ApiKeysView> {
    return { items: (await this.reads.apiKeys(person.accountId)).map(view) };
  }

  @Post()
  @Operation('createApiKey', 'Makes a key that acts for me; it is shown once')
  async create(@CurrentActing() { actor, person }: Acting, @Body() body: CreateApiKeyDto): Promise<NewApiKeyView> {
    this.refuseUnknown(body.scopes);
    const order = { name: body.name, scopes: body.scopes, expiresAt: new Date(body.expiresAt) };
    const grantor = { scopes: person.scopes, ...(isKeyActor(person) && { expiresAt: person.expiresAt }) };
    const { token, key } = await this.issue.execute(actor, order, grantor);
    return { ...view(key), token };
  }

  @Delete(':keyId')
  @HttpCode(204)
  @Operation('revokeApiKey', 'Makes a key useless at once')
  revoke(@CurrentActing() { actor }: Acting, @Param('keyId', KnownId) id: ApiKeyId): Promise<void> {
    return this.revokeKey.execute(actor, id);
  }

  private refuseUnknown(scopes: readonly string[]): void {
    const unknown = scopes.flatMap((scope, index) =>
      scope === '*' || Object.hasOwn(this.operations, scope)
        ? []
        : [{ code: 'unknown_operation', message: `${scope} is not an operation`, field: `/scopes/${index}` }],
    );
    if (unknown.length > 0) throw new Invalid('validation_failed', 'Some scopes name no operation.', unknown);
  }
}

const view = (key: Omit<ApiKeySnapshot, 'accountId' | 'hash'>): ApiKeyView => ({
  id: key.id,
  name: key.name,
  prefix: key.prefix,
  scopes: [...key.scopes],
  createdAt: key.createdAt,
  expiresAt: key.expiresAt,
  revokedAt: key.revokedAt,
  lastUsedAt: key.lastUsedAt,
});
