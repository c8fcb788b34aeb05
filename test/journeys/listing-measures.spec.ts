import { addDays, type Day, dayOf, startOf } from '#libs/kernel';
import type { TestHouse } from '../support/house.js';
import { startHouseAfterStory } from '../support/told-house.js';

interface Listing {
  readonly id: string;
  readonly state: string;
  readonly slug: string;
  readonly version: number;
  readonly validUntil: Day;
  readonly suspendedUntil: Day | null;
  readonly ratifyBy: string | null;
  readonly withdrawalOn: Day | null;
  readonly actions: readonly {
    readonly name: string;
    readonly allowed: boolean;
    readonly reasons: { code: string }[];
  }[];
}

interface Page<Item> {
  readonly items: readonly Item[];
}

interface Hearing {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly dueOn: Day;
}

const REMEDIES = 'Un recours est ouvert devant l’organe de surveillance dans les deux mois.';
const MOTIVE = 'Une fuite de données de santé a été constatée.';

describe('a listing after its decision', () => {
  let house: TestHouse;
  let listing: Listing;

  const path = (rest = '') => `/api/v1/listings/${listing.id}${rest}`;
  const read = async (person = 'ulysse') => await (await house.as(person)).get<Listing>(path());
  const at = (day: Day) => house.clock.moveTo(new Date(startOf(day).getTime() + 9 * 3_600_000));
  const later = (days: number) => at(addDays(dayOf(house.clock.now()), days));
  const act = async (person: string, rest: string, body: object = {}) => {
    const { version } = await read();
    return house.request<Listing & { code?: string; reasons?: { code: string }[] }>(person, 'POST', path(rest), {
      expectedVersion: version,
      ...body,
    });
  };
  const measure = (person: string, rest: string, body: object = {}) =>
    act(person, rest, { motive: MOTIVE, remedies: REMEDIES, ...body });
  const inCatalogue = async () => {
    const found = await (await house.as('alice')).get<Page<{ slug: string }>>('/api/v1/public/applications?limit=50');
    return found.items.some(({ slug }) => slug === listing.slug);
  };
  const letters = async (template: string) =>
    (
      await house.database.query<{ n: number }[]>(
        'SELECT count(*)::int AS n FROM notification.letter WHERE template = $1',
        [template],
      )
    )[0]?.n;

  beforeEach(async () => {
    ({ house } = await startHouseAfterStory('full'));
    const { items } = await (await house.as('ulysse')).get<Page<Listing>>('/api/v1/listings');
    if (!items[0]) throw new Error('nothing is listed');
    listing = items[0];
  }, 120_000);

  afterEach(() => house?.close());

  it('is suspended at once by the duty officer, and ratified by a signatory in time (REG-16)', async () => {
    const suspended = await measure('yasmine', '/suspension');
    await house.work();

    expect(suspended).toMatchObject({ status: 200, body: { state: 'suspended' } });
    expect(suspended.body.ratifyBy).not.toBeNull();
    expect(await inCatalogue()).toBe(false);
    expect(await letters('measure-available')).toBe(2);

    expect(await measure('ulysse', '/suspension-ratification')).toMatchObject({
      status: 200,
      body: { state: 'suspended', ratifyBy: null },
    });
  }, 60_000);

  it('tells the oversight body when nobody ratified within the hours of the policy', async () => {
    await measure('yasmine', '/suspension');
    later(4);
    await house.work();

    expect((await read()).state).toBe('suspended');
    const told = await house.database.query<{ to_account: string }[]>(
      `SELECT DISTINCT a.email FROM notification.letter l JOIN identity.account a ON a.id = l.account_id
       WHERE l.template = 'listing-attention' ORDER BY 1`,
    );
    expect(told).toContainEqual({ email: 'basile.trichet@surveillance.example' });
  }, 60_000);

  it('stays suspended when the days pass, and somebody is told; only a signature lifts it (REG-17)', async () => {
    await measure('ulysse', '/suspension');
    const { suspendedUntil } = await read();
    at(addDays(suspendedUntil as Day, 1));
    await house.work();
    const first = await letters('listing-attention');
    at(addDays(suspendedUntil as Day, 8));
    await house.work();

    expect((await read()).state).toBe('suspended');
    expect(first).toBeGreaterThan(0);
    expect(await letters('listing-attention')).toBeGreaterThan(first ?? 0);

    expect(await measure('ulysse', '/suspension-lifting', { causeGone: false })).toMatchObject({ status: 409 });
    expect(await measure('ulysse', '/suspension-lifting', { causeGone: true })).toMatchObject({
      status: 200,
      body: { state: 'active', suspendedUntil: null },
    });
    await house.work();
    expect(await inCatalogue()).toBe(true);
  }, 60_000);

  it('is prolonged in suspension up to the ceiling of the policy, and not beyond', async () => {
    await measure('ulysse', '/suspension');
    const prolonged: number[] = [];
    for (let time = 0; time < 4; time += 1) prolonged.push((await measure('ulysse', '/suspension-extension')).status);

    expect(prolonged).toEqual([200, 200, 409, 409]);
    const { actions } = await read();
    expect(actions.find(({ name }) => name === 'extendSuspension')).toMatchObject({
      allowed: false,
      reasons: [{ code: 'suspension_time_left' }],
    });
  }, 60_000);

  it('is struck off only after the publisher was heard, or let the time pass', async () => {
    const refused = await measure('ulysse', '/delisting');
    expect(refused).toMatchObject({ status: 409, body: { code: 'conditions_not_met' } });

    expect(await act('ulysse', '/hearings', { measure: 'delist', motive: MOTIVE })).toMatchObject({ status: 200 });
    expect(await act('ulysse', '/hearings', { measure: 'delist', motive: MOTIVE })).toMatchObject({ status: 409 });
    await house.work();
    expect(await letters('hearing-opened')).toBe(2);
    expect((await measure('ulysse', '/delisting')).status).toBe(409);

    const publisher = await house.as('alice');
    const [hearing] = (await publisher.get<Page<Hearing>>('/api/v1/hearings')).items;
    const said = { expectedVersion: hearing?.version, observations: 'La fuite est colmatée depuis hier.' };
    expect(await publisher.post(`/api/v1/hearings/${hearing?.id}/observations`, said)).toMatchObject({
      state: 'answered',
    });

    const struck = await measure('ulysse', '/delisting');
    expect(struck).toMatchObject({ status: 200, body: { state: 'delisted', actions: [] } });
    expect(
      await house.database.query(`SELECT FROM jobs.timer WHERE subject_kind = 'listing' AND state = 'live'`),
    ).toEqual([]);
    const sheet = await house.request<{ status: { code: string } }>(
      'alice',
      'GET',
      `/api/v1/public/applications/${listing.slug}`,
    );
    expect(sheet.status).toBe(200);
    expect(sheet.body.status.code).toBe('delisted');
  }, 60_000);

  it('may be struck off when the time to answer passed in silence', async () => {
    await act('ulysse', '/hearings', { measure: 'delist', motive: MOTIVE });
    later(40);
    await house.work();

    expect((await measure('ulysse', '/delisting')).body.state).toBe('delisted');
  }, 60_000);

  it('does nothing that was only proposed; who proposed it does not sign it', async () => {
    const put = await house.request<{ id: string; version: number }>('xavier', 'POST', path('/measure-proposals'), {
      measure: 'suspend',
      motive: MOTIVE,
    });
    expect(put.status).toBe(201);
    await house.work();
    expect((await read()).state).toBe('active');
    expect(await letters('listing-attention')).toBe(2);

    await measure('ulysse', '/suspension', { proposalId: put.body.id });
    const proposal = await (await house.as('ulysse')).get(`/api/v1/measure-proposals/${put.body.id}`);
    expect(proposal).toMatchObject({ state: 'followed', actions: [] });
    expect(await measure('violette', '/delisting', { proposalId: put.body.id })).toMatchObject({ status: 409 });
  }, 60_000);

  it('leaves at the wish of the publisher, after the notice, unless he thinks better of it', async () => {
    const motive = 'Le produit est arrêté.';
    expect((await act('alice', '/withdrawal', { motive })).body.withdrawalOn).not.toBeNull();
    expect((await act('alice', '/withdrawal', { motive })).status).toBe(409);
    expect((await act('alice', '/withdrawal-cancellation')).body.withdrawalOn).toBeNull();
    await act('alice', '/withdrawal', { motive });
    later(20);
    await house.work();
    expect((await read()).state).toBe('active');

    later(20);
    await house.work();
    expect(await read()).toMatchObject({ state: 'delisted', motive });
    const [decision] = await house.database.query(
      `SELECT kind, outcome, signed_by FROM referencing.decision WHERE outcome = 'withdrawn'`,
    );
    expect(decision).toEqual({ kind: 'measure', outcome: 'withdrawn', signed_by: null });
  }, 60_000);

  it('ends by its own date, with a decision that nobody signs (REG-15)', async () => {
    at(listing.validUntil);
    await house.work();
    expect((await read()).state).toBe('active');

    at(addDays(listing.validUntil, 1));
    await house.work();
    await house.work();

    expect((await read()).state).toBe('delisted');
    const ended = await house.database.query(
      `SELECT outcome, signed_by FROM referencing.decision WHERE kind = 'measure'`,
    );
    expect(ended).toEqual([{ outcome: 'expired', signed_by: null }]);
  }, 60_000);

  it('is left alone by whoever may not touch it', async () => {
    const refused = [
      ['alice', '/suspension'],
      ['gaelle', '/suspension'],
      ['xavier', '/suspension'],
      ['yasmine', '/delisting'],
      ['yasmine', '/suspension-ratification'],
      ['zelie', '/delisting'],
      ['basile', '/suspension-lifting'],
    ] as const;

    for (const [person, rest] of refused) {
      const { status } = await measure(person, rest, { causeGone: true });
      expect([person, rest, status, (await read()).version]).toEqual([person, rest, 403, listing.version]);
    }
  }, 60_000);
});
