import { Injectable } from '@nestjs/common';
import { HotSql } from '#libs/database';
import { NotFound, type OrganisationId } from '#libs/kernel';
import { type OrganisationFacts, Organisations, type Recipient } from '../application/organisations.js';

const FACTS = {
  name: 'identity-organisations',
  text: `SELECT id, name, siren, kind, verified_at IS NOT NULL AS verified FROM identity.organisation WHERE id = ANY($1::uuid[])`,
};

const RECIPIENTS = {
  name: 'identity-recipients',
  text: `SELECT a.id AS "accountId", a.name, a.email, m.role
    FROM identity.membership m JOIN identity.account a ON a.id = m.account_id
    WHERE m.organisation_id = $1 AND m.to_at IS NULL AND m.role IN ('owner', 'editor') ORDER BY m.id`,
};

@Injectable()
export class PgOrganisations extends Organisations {
  constructor(private readonly sql: HotSql) {
    super();
  }

  override async get(id: OrganisationId): Promise<OrganisationFacts> {
    const found = (await this.many([id])).get(id);
    if (!found) throw new NotFound('organisation', id);
    return found;
  }

  override async many(ids: readonly OrganisationId[]): Promise<ReadonlyMap<OrganisationId, OrganisationFacts>> {
    const rows = await this.sql.rows<OrganisationFacts>(FACTS, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  override async isVerified(id: OrganisationId): Promise<boolean> {
    return (await this.get(id)).verified;
  }

  override async sirenOf(id: OrganisationId): Promise<string> {
    return (await this.get(id)).siren;
  }

  override toNotify(id: OrganisationId): Promise<readonly Recipient[]> {
    return this.sql.rows<Recipient>(RECIPIENTS, [id]);
  }
}
