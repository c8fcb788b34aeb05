import { demoAccountId, readDemo } from '#libs/identity';
import { dayOf } from '#libs/kernel';
import type { HttpClient } from '../../apps/cli/src/walk/http-client.js';
import type { TestHouse } from '../support/house.js';

/** Everybody who plays a part, with a key each. */
export interface Town {
  readonly publishers: readonly HttpClient[];
  readonly caseOfficer: HttpClient;
  readonly lead: HttpClient;
  readonly leadId: string;
  readonly signatory: HttpClient;
  readonly otherSignatory: HttpClient;
  readonly dutyOfficer: HttpClient;
  /** By account. */
  expert(accountId: string): Promise<HttpClient>;
}

/** The people of the demonstration, and as many more experts as the work needs. */
export async function peopleOf(house: TestHouse, moreExperts: number): Promise<Town> {
  const keys = [
    ...readDemo().people.flatMap(({ key, competences }) => (competences.length > 0 ? [key] : [])),
    ...(await addExperts(house, moreExperts)),
  ];
  const keyOf = new Map<string, string>(keys.map((key) => [demoAccountId(key), key]));
  const lead = await house.as('ines');
  return {
    publishers: [await house.as('alice'), await house.as('david'), await house.as('emma')],
    caseOfficer: await house.as('gaelle'),
    lead,
    leadId: (await lead.get<{ id: string }>('/api/v1/me')).id,
    signatory: await house.as('ulysse'),
    otherSignatory: await house.as('violette'),
    dutyOfficer: await house.as('yasmine'),
    expert: (accountId) => house.as(keyOf.get(accountId) ?? accountId),
  };
}

async function addExperts({ database, clock }: TestHouse, count: number): Promise<string[]> {
  const [all] = await database.query<{ bricks: string[] }[]>(
    'SELECT array_agg(DISTINCT brick) AS bricks FROM evaluation.expert, unnest(competences) AS brick',
  );
  const keys = Array.from({ length: count }, (_, at) => `simulated-expert-${at + 1}`);
  for (const key of keys) {
    await database.query(
      `INSERT INTO identity.account (id, issuer, subject, name, email, staff_roles, created_at)
       VALUES ($1, 'simulation', $2, $2, $3, '{expert}', $4)`,
      [demoAccountId(key), key, `${key}@experts.example`, clock.now()],
    );
    await database.query(
      'INSERT INTO evaluation.expert (id, competences, mandate_from, version) VALUES ($1, $2, $3, 1)',
      [demoAccountId(key), all?.bricks ?? [], dayOf(clock.now())],
    );
  }
  return keys;
}
