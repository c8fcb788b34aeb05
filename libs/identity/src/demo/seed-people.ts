import type { DataSource, EntityManager } from 'typeorm';
import { addMonths, type Clock } from '#libs/kernel';
import { type Demo, type DemoPerson, demoAccountId, demoOrganisationId, demoRowId, readDemo } from './demo-people.js';

interface Seeding {
  readonly tx: EntityManager;
  readonly now: Date;
  readonly issuer: string;
}

/**
 * Puts the people of the demonstration into an empty or already seeded database, in one transaction; run again, it
 * changes nothing but names and roles that were edited in the file. `issuer` is the provider they will sign in with.
 */
export async function seedPeople(dataSource: DataSource, clock: Clock, issuer: string): Promise<Demo> {
  const demo = readDemo();
  await dataSource.transaction(async (tx) => {
    const seeding = { tx, now: clock.now(), issuer };
    for (const person of demo.people) await seedAccount(seeding, person);
    for (const organisation of demo.organisations) await seedOrganisation(seeding, organisation);
    for (const person of demo.people) await seedMembership(seeding, person);
    for (const mandate of demo.mandates) await seedMandate(seeding, mandate, clock);
  });
  return demo;
}

const seedAccount = ({ tx, now, issuer }: Seeding, { key, given, family, email, language, roles }: DemoPerson) =>
  tx.query(
    `INSERT INTO identity.account (id, issuer, subject, name, email, staff_roles, created_at, language)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (id) DO UPDATE SET issuer = $2, name = $4, email = $5, staff_roles = $6`,
    [demoAccountId(key), issuer, key, `${given} ${family}`, email, roles, now, language],
  );

/** Verified by the first case officer of the demonstration. */
const seedOrganisation = ({ tx, now }: Seeding, { key, name, siren, kind }: Demo['organisations'][number]) =>
  tx.query(
    `INSERT INTO identity.organisation (id, name, siren, kind, verified_by, verified_at, created_at, version)
     VALUES ($1, $2, $3, $4, $5, $6, $6, 2) ON CONFLICT (id) DO NOTHING`,
    [demoOrganisationId(key), name, siren, kind, demoAccountId('gaelle'), now],
  );

async function seedMembership({ tx, now }: Seeding, { key, email, member }: DemoPerson): Promise<void> {
  if (!member) return;
  await tx.query(
    `INSERT INTO identity.membership (id, organisation_id, account_id, email, role, from_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [demoRowId('membership', key), demoOrganisationId(member.of), demoAccountId(key), email, member.role, now],
  );
}

const seedMandate = ({ tx, now }: Seeding, mandate: Demo['mandates'][number], clock: Clock) =>
  tx.query(
    `INSERT INTO identity.mandate (id, organisation_id, delegate_organisation_id, delegate_account_id, scope,
       from_day, to_day, granted_by, granted_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING`,
    [
      demoRowId('mandate', mandate.key),
      demoOrganisationId(mandate.organisation),
      mandate.delegate_organisation ? demoOrganisationId(mandate.delegate_organisation) : null,
      mandate.delegate_person ? demoAccountId(mandate.delegate_person) : null,
      mandate.scope,
      clock.today(),
      addMonths(clock.today(), mandate.months),
      demoAccountId(mandate.granted_by),
      now,
    ],
  );
