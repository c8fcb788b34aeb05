import { Injectable } from '@nestjs/common';
import { HotSql } from '#libs/database';
import type { AccountId } from '#libs/kernel';
import { type AccountFacts, Accounts } from '../application/accounts.js';
import type { StaffRole } from '../domain/account.js';

const SELECT = 'SELECT id, name, email, language, staff_roles AS "staffRoles" FROM identity.account';
const BY_ID = { name: 'identity-accounts', text: `${SELECT} WHERE id = ANY($1::uuid[])` };
const BY_ROLE = { name: 'identity-role-holders', text: `${SELECT} WHERE staff_roles @> ARRAY[$1::text] ORDER BY id` };

@Injectable()
export class PgAccounts extends Accounts {
  constructor(private readonly sql: HotSql) {
    super();
  }

  override async get(id: AccountId): Promise<AccountFacts | undefined> {
    return (await this.many([id])).get(id);
  }

  override async many(ids: readonly AccountId[]): Promise<ReadonlyMap<AccountId, AccountFacts>> {
    const rows = await this.sql.rows<AccountFacts>(BY_ID, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  override holdersOf(role: StaffRole): Promise<readonly AccountFacts[]> {
    return this.sql.rows<AccountFacts>(BY_ROLE, [role]);
  }
}
