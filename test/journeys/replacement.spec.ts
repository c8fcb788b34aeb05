import type { TestHouse } from '../support/house.js';
import { startHouseAfterStory } from '../support/told-house.js';

interface Action {
  readonly name: string;
  readonly allowed: boolean;
  readonly method: string;
  readonly href: string;
}

interface Decision {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly state: string;
  readonly outcome: string;
  readonly motives: readonly { readonly criterion: string | null; readonly text: string }[];
  readonly supersedes: { readonly number: string } | null;
  readonly supersededBy: { readonly id: string; readonly number: string } | null;
  readonly hash: string;
  readonly actions: readonly Action[];
  readonly version: number;
}

describe('a decision found wrong is replaced (REG-13)', () => {
  let house: TestHouse;
  let former: Decision;
  let slug: string;

  const read = async (person: string, id: string) =>
    (await house.request<Decision>(person, 'GET', `/api/v1/decisions/${id}`)).body;
  const sheet = async () =>
    (await house.request<{ details: { decision: object } }>(null, 'GET', `/api/v1/public/applications/${slug}`)).body;
  const action = ({ actions }: Decision) => actions.map(({ name, allowed }) => [name, allowed]);
  const prepare = (expectedVersion: number, given: object = {}) =>
    house.request<Decision>('ines', 'PUT', `/api/v1/decisions/${former.id}/replacement-draft`, {
      expectedVersion,
      outcome: 'full_with_reservations',
      motives: [...former.motives, { text: 'Le délai accordé ne tenait pas compte de la preuve n° 2.' }],
      remedies: 'Lever la réserve avant sa date.',
      departureMotive: 'La preuve n° 2 réduit le risque à un niveau mineur.',
      ...given,
    });
  const sign = (person: string, expectedVersion: number) =>
    house.request<Decision & { code: string; reasons: { code: string }[] }>(
      person,
      'POST',
      `/api/v1/decisions/${former.id}/replacement`,
      { expectedVersion },
    );

  beforeAll(async () => {
    const { house: after, found: told } = await startHouseAfterStory('temporary');
    house = after;
    slug = told.slug;
    const list = await house.request<{ items: Decision[] }>(
      'ulysse',
      'GET',
      `/api/v1/decisions?dossierId=${told.dossierId}`,
    );
    former = await read('ulysse', list.body.items[0]?.id ?? '');
    house.clock.moveTo(new Date(house.clock.now().getTime() + 3_600_000));
  }, 120_000);

  afterAll(() => house?.close());

  it('starts with the lead: nothing can be signed before it is prepared', async () => {
    expect(action(await read('ines', former.id))).toEqual([['prepareReplacement', true]]);
    expect(action(former)).toEqual([['signReplacementFirst', false]]);
    expect(await sign('ulysse', 1)).toMatchObject({
      status: 409,
      body: { reasons: expect.arrayContaining([expect.objectContaining({ code: 'decision_prepared' })]) },
    });
  });

  it('needs the words of what was wrong, and a motive for the departure', async () => {
    const answer = await prepare(1, { motives: former.motives, departureMotive: undefined });

    expect(answer.status).toBe(422);
    expect((answer.body as unknown as { reasons: { code: string }[] }).reasons.map(({ code }) => code).sort()).toEqual([
      'departure_motive_missing',
      'replacement_without_motive',
    ]);
  });

  it('is not signed on a version that has gone by', async () => {
    expect((await prepare(1)).status).toBe(200);

    expect(await sign('ulysse', 1)).toMatchObject({
      status: 409,
      body: { code: 'stale_version', facts: { last: { action: 'decision.prepareReplacement', by: 'lead' } } },
    });
    expect((await house.request('ines', 'GET', `/api/v1/decisions/${former.id}/replacement-draft`)).body).toMatchObject(
      {
        outcome: 'full_with_reservations',
        departs: true,
      },
    );
  });

  it('takes the signatures of two different people when it departs from the proposal', async () => {
    const { version } = await read('ulysse', former.id);

    const first = await sign('ulysse', version);
    const twice = await sign('ulysse', version + 1);

    expect([first.status, first.body.state]).toEqual([200, 'in_force']);
    expect(twice).toMatchObject({ status: 409, body: { reasons: [{ code: 'not_first_signer' }] } });
  });

  it('leaves both decisions, linked, and the public sheet shows the one in force', async () => {
    const { version } = await read('violette', former.id);

    const { body: replaced } = await sign('violette', version);
    await house.work();
    const next = await read('ulysse', replaced.supersededBy?.id ?? '');

    expect(replaced).toMatchObject({ state: 'superseded', hash: former.hash, outcome: 'temporary', actions: [] });
    expect(next).toMatchObject({ kind: 'replacement', state: 'in_force', supersedes: { number: former.number } });
    expect((await sheet()).details.decision).toMatchObject({
      number: next.number,
      supersedes: { number: former.number, hash: former.hash, outcome: 'temporary' },
    });
    const history = await house.request<{ items: { decisionNumber: string; replacedBy: string | null }[] }>(
      null,
      'GET',
      `/api/v1/public/applications/${slug}/history`,
    );
    expect(history.body.items.map(({ decisionNumber, replacedBy }) => [decisionNumber, replacedBy])).toEqual([
      [next.number, null],
      [former.number, next.number],
    ]);
  });

  it('keeps the receipt of the first and serves a notice of the second, one letter for each member', async () => {
    const notices = await house.database.query<{ state: string }[]>(
      `SELECT n.state FROM referencing.notice n JOIN referencing.decision d ON d.id = n.decision_id ORDER BY d.signed_at`,
    );
    const letters = await house.database.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM notification.letter WHERE template = 'decision-available' GROUP BY account_id ORDER BY 1`,
    );

    expect(notices.map(({ state }) => state)).toEqual(['acknowledged', 'available']);
    expect(letters.map(({ n }) => n)).toEqual([2, 2]);
  });

  it('happens once: the one replaced is replaced no more, by nobody', async () => {
    const { version } = await read('ulysse', former.id);

    expect(await sign('ulysse', version)).toMatchObject({ status: 409, body: { code: 'action_not_allowed' } });
    expect(await prepare(version)).toMatchObject({ status: 409, body: { code: 'action_not_allowed' } });
  });
});
