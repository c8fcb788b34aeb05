import { Controller, Delete, Get, Param, ParseEnumPipe, Put, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { KnownId, pageOf } from '#libs/http';
import { type AccountId, NotFound } from '#libs/kernel';
import { ApiParam } from '#openapi';
import { ChangeStaffRoles } from '../application/change-staff-roles.js';
import { type AccountEntry, IdentityReads } from '../application/identity-reads.js';
import { type AccountSnapshot, STAFF_ROLES, type StaffRole } from '../domain/account.js';
import { AccountsQuery } from './accounts.dto.js';
import { AccountPageView, AccountView } from './accounts.view.js';
import { afterName } from './after-name.js';

/** A role that does not exist is not found, as any other path that leads nowhere. */
const RoleParam = new ParseEnumPipe(Object.fromEntries(STAFF_ROLES.map((role) => [role, role])), {
  exceptionFactory: () => new NotFound('role', ''),
});

/** For administrators: who has an account, and which roles of the service he holds. Nothing of any dossier. */
@Controller('api/v1/accounts')
export class AccountsController {
  constructor(
    private readonly reads: IdentityReads,
    private readonly roles: ChangeStaffRoles,
  ) {}

  @Get()
  @Operation('listAccounts', 'Every account, by name')
  async list(@Query() { limit, after, q, role }: AccountsQuery): Promise<AccountPageView> {
    const asked = { limit, ...afterName(after), ...(q && { text: q }), ...(role && { role }) };
    const found = await this.reads.accounts(asked);
    const { items, next } = pageOf(found, limit, ({ name, id }) => [name, id], view);
    return { items: [...items], ...(next && { next }) };
  }

  @Put(':accountId/roles/:role')
  @ApiParam({ name: 'role', enum: STAFF_ROLES })
  @Operation('grantStaffRole', 'Gives a role of the service to somebody else')
  async grant(
    @CurrentActing() { actor }: Acting,
    @Param('accountId', KnownId) id: AccountId,
    @Param('role', RoleParam) role: StaffRole,
  ): Promise<AccountView> {
    return view(await this.roles.grant(actor, id, role));
  }

  @Delete(':accountId/roles/:role')
  @ApiParam({ name: 'role', enum: STAFF_ROLES })
  @Operation('revokeStaffRole', 'Takes a role of the service away')
  async revoke(
    @CurrentActing() { actor }: Acting,
    @Param('accountId', KnownId) id: AccountId,
    @Param('role', RoleParam) role: StaffRole,
  ): Promise<AccountView> {
    return view(await this.roles.revoke(actor, id, role));
  }
}

const view = (account: AccountEntry | AccountSnapshot): AccountView => ({
  id: account.id,
  issuer: account.issuer,
  name: account.name,
  email: account.email,
  staffRoles: [...account.staffRoles],
  createdAt: account.createdAt,
  lastLoginAt: account.lastLoginAt,
});
