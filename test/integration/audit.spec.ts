import { AUDIT_CLOSED, FINDINGS_CONFIRMED, MEASURE_PROPOSED } from '#libs/audit';
import { demoAccountId } from '#libs/identity';
import { Deliveries } from '#libs/jobs';
import { addDays, type Day, dayOf, newId, startOf } from '#libs/kernel';
import { invariants } from '../../apps/cli/src/database/check.js';
import type { Plot } from '../../apps/cli/src/walk/dossier-story.js';
import { plots } from '../../apps/cli/src/walk/plots.js';
import { startHouse, type TestHouse } from '../support/house.js';

interface Planned {
  readonly id: string;
  readonly listingId: string;
  readonly state: string;
  readonly outcome: string | null;
  readonly version: number;
  readonly sampling?: { readonly criteria: { criterion: string; severity: string }[] };
  readonly drafts: readonly { readonly criterion: string; readonly severity: string }[];
}

interface Candidate {
  readonly listingId: string;
  readonly score: number;
  readonly parts: readonly { readonly term: string; readonly value: number; readonly because: string }[];
}

const full = plots.full as Plot;
const YEAR = 2029;

let house: TestHouse;

const sql = <Row>(text: string, values: unknown[] = []) => house.database.query<Row[]>(text, values);
const count = async (text: string, values: unknown[] = []) =>
  (await sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${text}`, values))[0]?.n;
const events = (name: string) =>
  sql<{ payload: Record<string, unknown> }>(
    'SELECT payload FROM messaging.event WHERE name = $1 ORDER BY occurred_at',
    [name],
  );
const read = async (id: string) => (await house.as('william')).get<Planned>(`/api/v1/audits/${id}`);
const act = async (person: string, id: string, rest: string, body: object = {}) => {
  const { version } = await read(id);
  return (await house.as(person)).post<Planned>(`/api/v1/audits/${id}/${rest}`, { expectedVersion: version, ...body });
};
const workOn = async () => {
  for (let turn = 0; turn < 3; turn += 1) {
    await house.work();
    house.clock.advance(16_000);
  }
  await house.work();
};
/** As if the context of findings had announced it: with a delivery of its own. */
const settled = async (auditId: string, findingId: string, to: string) => {
  await sql(
    `INSERT INTO messaging.delivery (id, job, payload, created_at, next_attempt_at) VALUES ($1, 'audit.follow-finding', $2, $3, $3)`,
    [
      newId<'Delivery'>(),
      { findingId, listingId: '', sourceType: 'audit', sourceId: auditId, from: 'submitted', to },
      house.clock.now(),
    ],
  );
  await house.work();
};

beforeAll(async () => {
  house = await startHouse();
  for (const name of ['Veille une', 'Veille deux']) await house.tell({ ...full, name });
}, 180_000);

afterAll(() => house?.close());

describe('two who plan one year at the same moment', () => {
  it('get one plan, and its draw is done once by however many workers', async () => {
    const order = () => house.request('william', 'POST', '/api/v1/audit-plans', { year: YEAR, capacity: 2 });
    const answers = await Promise.all([order(), order(), order()]);

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await count('audit.plan')).toBe(1);
    expect(await count(`journal.entry WHERE kind = 'audit-plan.freeze'`)).toBe(1);

    await workOn();
    const again = [1, 2].map(() => newId<'Delivery'>());
    await sql(
      `INSERT INTO messaging.delivery (id, job, payload, created_at, next_attempt_at)
       SELECT d, 'audit.draw-frozen-plans', '{}', $2, $2 FROM unnest($1::uuid[]) d`,
      [again, house.clock.now()],
    );
    const deliveries = house.app.get(Deliveries, { strict: false });
    await Promise.all(again.map((id) => deliveries.run(id)));
    expect(await count(`journal.entry WHERE kind IN ('audit-plan.draw', 'audit-plan.publish')`)).toBe(2);
    expect(await count('audit.audit')).toBe(2);
  }, 60_000);

  it('are told nothing of a listing in the journal before its publisher is', async () => {
    const entries = await sql<{ body: string }>(`SELECT body FROM journal.entry WHERE kind = 'audit.plan'`);
    const listings = await sql<{ id: string }>('SELECT listing_id AS id FROM audit.audit');

    expect(entries).toHaveLength(2);
    for (const { body } of entries) {
      expect(JSON.parse(body).commitments).toHaveProperty('listing');
      for (const { id } of listings) expect(body).not.toContain(id);
    }
  });
});

describe('the score', () => {
  it('measures figures of use against the largest of the catalogue, and says where each part comes from', async () => {
    const applications = await sql<{ id: string; listing: string }>(
      'SELECT application_id AS id, listing_id AS listing FROM referencing.public_listing ORDER BY name',
    );
    for (const [place, { id }] of applications.entries()) {
      const path = `/api/v1/applications/${id}/usage/2026-10`;
      const figures = {
        downloads: place === 0 ? 9_999 : 99,
        activeUsers: place === 0 ? 999 : 9,
        source: 'store_console',
      };
      expect((await house.request('alice', 'PUT', path, { ...figures, expectedVersion: 0 })).status).toBe(200);
    }
    await house.request('william', 'POST', '/api/v1/audit-plans', { year: YEAR + 1, capacity: 2 });
    const { items } = await (await house.as('william')).get<{ items: Candidate[] }>(
      `/api/v1/audit-plans/${YEAR + 1}/candidates`,
    );
    const reach = new Map(
      items.map(({ listingId, parts }) => [listingId, parts.find(({ term }) => term === 'reach')?.value]),
    );

    expect(applications.map(({ listing }) => reach.get(listing))).toEqual([1, 0.5]);
    expect(items[0]?.parts.map(({ because }) => because)).toEqual([
      expect.stringMatching(/^tier_R\d$/),
      'no_report_yet',
      'unchanged_since_last_check',
      'proofs_growing_old',
      'downloads',
      'too_few_ratings',
    ]);
  }, 60_000);
});

describe('an audit with findings', () => {
  let id: string;

  it('announces what it keeps, and asks for a suspension when a finding is critical', async () => {
    const [row] = await sql<{ id: string }>('SELECT id FROM audit.audit LIMIT 1');
    id = row?.id ?? '';
    const { sampling } = await read(id);
    const sample = sampling?.criteria ?? [];
    await act('william', id, 'mission-letter', {
      announced: false,
      mission: 'Voir sur place.',
      startsOn: dayOf(house.clock.now()),
      leadId: demoAccountId('william'),
      team: [],
      criteria: sample.map(({ criterion }) => criterion),
    });
    await house.work();
    expect((await read(id)).state).toBe('open');
    const failing = [
      sample.find(({ severity }) => severity === 'bloquant'),
      sample.find(({ severity }) => severity === 'mineur'),
    ];
    for (const one of failing) {
      await act('william', id, 'results', { criterion: one?.criterion, result: 'non_conforme', text: 'Absent.' });
    }
    await act('william', id, 'draft-report', { report: 'Deux écarts constatés.' });
    await act('alice', id, 'observations', { observations: 'Nous corrigeons.' });
    for (const one of failing) {
      await act('william', id, 'judgements', {
        criterion: one?.criterion,
        judgement: 'kept',
        reason: 'Toujours absent.',
      });
    }
    const { drafts, listingId } = await act('william', id, 'confirmation');

    const gaps = drafts.map(({ criterion, severity }) => ({ criterion, severity, text: 'Absent.' }));
    expect(gaps).toHaveLength(2);
    expect((await events(FINDINGS_CONFIRMED)).map(({ payload }) => payload)).toEqual([
      { auditId: id, listingId, gaps },
    ]);
    expect((await events(MEASURE_PROPOSED)).map(({ payload }) => payload)).toMatchObject([
      { auditId: id, measure: 'suspend' },
    ]);
    await house.work();
    expect(await sql('SELECT measure, source_type FROM referencing.measure_proposal')).toEqual([
      { measure: 'suspend', source_type: 'audit' },
    ]);
  }, 60_000);

  it('closes once, with the finding that is settled last, whatever is told twice', async () => {
    const [first, second] = [newId<'Finding'>(), newId<'Finding'>()];
    await settled(id, first, 'submitted');
    await settled(id, first, 'verified');
    await settled(id, first, 'verified');
    expect((await read(id)).state).toBe('corrective');
    await settled(id, second, 'waived');
    await settled(id, second, 'failed');

    expect(await read(id)).toMatchObject({ state: 'closed', outcome: 'corrected' });
    expect(await events(AUDIT_CLOSED)).toHaveLength(1);
    expect(
      await sql(`SELECT last_audit_outcome AS outcome FROM referencing.public_listing WHERE last_audit_on IS NOT NULL`),
    ).toEqual([{ outcome: 'corrected' }]);
  }, 60_000);
});

describe('the limits of audits', () => {
  it('ring once, also after nights that nobody worked', async () => {
    const [row] = await sql<{ id: string; planned_on: Day }>(
      `SELECT id, planned_on::text FROM audit.audit WHERE state = 'planned'`,
    );
    house.clock.moveTo(startOf(addDays(row?.planned_on ?? ('2029-12-31' as Day), 3)));
    await house.work();
    const told = await count(`notification.letter WHERE template = 'audit-attention' AND subject_id = $1`, [row?.id]);
    await house.work();

    expect(await count(`notification.letter WHERE template = 'audit-attention' AND subject_id = $1`, [row?.id])).toBe(
      told,
    );
    expect(told).toBeGreaterThanOrEqual(1);
    expect(await count(`jobs.timer WHERE subject_id = $1 AND state = 'live'`, [row?.id])).toBe(0);
  }, 60_000);

  it('break no invariant', async () => {
    const mine = invariants().filter(({ name }) => /audit|draw|population/.test(name));
    expect(mine.length).toBeGreaterThanOrEqual(5);
    for (const { name, sql: statement } of mine)
      expect({ name, rows: await sql(statement) }).toEqual({ name, rows: [] });
  });
});

describe('the invariants of audits', () => {
  it.each([
    ['draw-repeats', `UPDATE audit.plan SET capacity = 9, drawn = array[gen_random_uuid()] WHERE state = 'published'`],
    ['draw-repeats', `UPDATE audit.plan SET seed = repeat('ab', 32) WHERE state = 'published'`],
    ['frozen-population-is-the-journal-s', `UPDATE audit.plan SET population_hash = repeat('ab', 32)`],
    [
      'audit-state-follows-journal',
      `UPDATE audit.audit SET state = 'cancelled', cancel_motive = 'x', closed_at = now() WHERE state = 'planned'`,
    ],
    ['audits-have-their-timers', `UPDATE jobs.timer SET state = 'cancelled' WHERE subject_kind = 'audit'`],
  ])('%s finds what was changed behind the house', async (name, change) => {
    const invariant = invariants().find((one) => one.name === name);
    const runner = house.database.createQueryRunner();
    await runner.startTransaction();
    try {
      await runner.query(change);
      expect(await runner.query(invariant?.sql ?? '')).not.toEqual([]);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  });
});
