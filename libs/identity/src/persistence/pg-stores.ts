import { type EntityManager, IsNull, LessThan, Not } from 'typeorm';
import type { AccountId, OrganisationId } from '#libs/kernel';
import type {
  AccountStore,
  Login,
  LoginStore,
  MembershipStore,
  OrganisationStore,
  SessionStore,
} from '../application/identity.work.js';
import { Account } from '../domain/account.js';
import { ApiKey, type ApiKeyId } from '../domain/api-key.js';
import { Mandate, type MandateId } from '../domain/mandate.js';
import { Membership, type MembershipId } from '../domain/membership.js';
import { Organisation } from '../domain/organisation.js';
import type { SessionSnapshot } from '../domain/session.js';
import { AggregateStore } from './aggregate-store.js';
import { AccountRow, ApiKeyRow, LoginRow, MandateRow, MembershipRow, OrganisationRow, SessionRow } from './rows.js';

const organisationOf = ({ verifiedBy, verifiedAt, ...row }: OrganisationRow): Organisation => {
  const verification = verifiedBy && verifiedAt ? { by: verifiedBy, at: verifiedAt } : null;
  return Organisation.restore({ ...row, verification });
};

export class PgOrganisationStore
  extends AggregateStore<OrganisationRow, Organisation, OrganisationId>
  implements OrganisationStore
{
  constructor(tx: EntityManager) {
    super(tx, {
      row: OrganisationRow,
      thing: 'organisation',
      restore: organisationOf,
      toRow: (organisation) => {
        const { verification, ...row } = organisation.toSnapshot();
        return { ...row, verifiedBy: verification?.by ?? null, verifiedAt: verification?.at ?? null };
      },
    });
  }

  async verifiedBySiren(siren: string): Promise<Organisation | undefined> {
    const row = await this.tx.findOneBy(OrganisationRow, { siren, verifiedAt: Not(IsNull()) });
    return row ? organisationOf(row) : undefined;
  }
}

export const mandateStore = (tx: EntityManager) =>
  new AggregateStore<MandateRow, Mandate, MandateId>(tx, {
    row: MandateRow,
    thing: 'mandate',
    restore: ({ delegateOrganisationId: organisation, delegateAccountId: person, ...row }) => {
      if (organisation) return Mandate.restore({ ...row, delegate: { kind: 'organisation', id: organisation } });
      if (person) return Mandate.restore({ ...row, delegate: { kind: 'person', id: person } });
      throw new Error(`mandate ${row.id} has no delegate`);
    },
    toRow: (mandate) => {
      const { delegate, ...row } = mandate.toSnapshot();
      return {
        ...row,
        delegateOrganisationId: delegate.kind === 'organisation' ? delegate.id : null,
        delegateAccountId: delegate.kind === 'person' ? delegate.id : null,
      };
    },
  });

export const apiKeyStore = (tx: EntityManager) =>
  new AggregateStore<ApiKeyRow, ApiKey, ApiKeyId>(tx, {
    row: ApiKeyRow,
    thing: 'api_key',
    restore: (row) => ApiKey.restore({ ...row }),
    toRow: (key) => {
      const snapshot = key.toSnapshot();
      return { ...snapshot, scopes: [...snapshot.scopes] };
    },
  });

export class PgAccountStore extends AggregateStore<AccountRow, Account, AccountId> implements AccountStore {
  constructor(tx: EntityManager) {
    super(tx, {
      row: AccountRow,
      thing: 'account',
      restore: (row) => Account.restore({ ...row }),
      toRow: (account) => {
        const snapshot = account.toSnapshot();
        return { ...snapshot, staffRoles: [...snapshot.staffRoles] };
      },
    });
  }

  async known(issuer: string, subject: string): Promise<Account | undefined> {
    const row = await this.tx.findOne(AccountRow, { where: { issuer, subject }, lock: { mode: 'pessimistic_write' } });
    return row ? Account.restore({ ...row }) : undefined;
  }

  /** The newest one when a person has used several providers. */
  async byEmail(email: string): Promise<Account | undefined> {
    const row = await this.tx
      .createQueryBuilder(AccountRow, 'a')
      .where('lower(a.email) = lower(:email)', { email })
      .orderBy('a.createdAt', 'DESC')
      .getOne();
    return row ? Account.restore({ ...row }) : undefined;
  }

  async countAdministrators(): Promise<number> {
    const held = await this.tx.query<unknown[]>(
      `SELECT id FROM identity.account WHERE staff_roles @> ARRAY['administrator'] ORDER BY id FOR UPDATE`,
    );
    return held.length;
  }
}

export class PgMembershipStore
  extends AggregateStore<MembershipRow, Membership, MembershipId>
  implements MembershipStore
{
  constructor(tx: EntityManager) {
    super(tx, {
      row: MembershipRow,
      thing: 'membership',
      restore: (row) => Membership.restore({ ...row }),
      toRow: (membership) => ({ ...membership.toSnapshot() }),
    });
  }

  async currentOf(organisationId: OrganisationId): Promise<Membership[]> {
    const rows = await this.tx.find(MembershipRow, { where: { organisationId, to: IsNull() }, order: { id: 'ASC' } });
    return rows.map((row) => Membership.restore({ ...row }));
  }

  async claim(email: string, accountId: AccountId): Promise<OrganisationId[]> {
    const [claimed] = await this.tx.query<[{ organisation_id: OrganisationId }[], number]>(
      `UPDATE identity.membership AS waiting SET account_id = $2
       WHERE lower(email) = lower($1) AND account_id IS NULL AND to_at IS NULL
         AND NOT EXISTS (SELECT FROM identity.membership held
           WHERE held.organisation_id = waiting.organisation_id AND held.account_id = $2 AND held.to_at IS NULL)
       RETURNING organisation_id`,
      [email, accountId],
    );
    return claimed.map(({ organisation_id }) => organisation_id);
  }
}

export class PgSessionStore implements SessionStore {
  constructor(private readonly tx: EntityManager) {}

  async add(session: SessionSnapshot): Promise<void> {
    await this.tx.insert(SessionRow, { ...session, amr: [...session.amr] });
  }

  async remove(hash: Buffer): Promise<SessionSnapshot | undefined> {
    const row = await this.tx.findOne(SessionRow, { where: { hash }, lock: { mode: 'pessimistic_write' } });
    await this.tx.delete(SessionRow, { hash });
    return row ?? undefined;
  }

  async forgetBefore(created: Date): Promise<void> {
    await this.tx.delete(SessionRow, { createdAt: LessThan(created) });
  }
}

export class PgLoginStore implements LoginStore {
  constructor(private readonly tx: EntityManager) {}

  async add(hash: Buffer, login: Login): Promise<void> {
    await this.tx.insert(LoginRow, { hash, ...login });
  }

  /** Two who come back with the same secret: the row's lock lets only the first find it. */
  async take(hash: Buffer): Promise<Login | undefined> {
    const row = await this.tx.findOne(LoginRow, { where: { hash }, lock: { mode: 'pessimistic_write' } });
    await this.tx.delete(LoginRow, { hash });
    return row ?? undefined;
  }

  async forgetBefore(instant: Date): Promise<void> {
    await this.tx.delete(LoginRow, { startedAt: LessThan(instant) });
  }
}
