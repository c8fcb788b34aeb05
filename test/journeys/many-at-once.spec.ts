import type { TestHouse } from '../support/house.js';
import { startHouseBefore } from '../support/told-house.js';

interface Signed {
  readonly state?: string;
  readonly code?: string;
}

const AT_ONCE = 50;

describe('a decision that many sign at once', () => {
  let house: TestHouse;
  let path: string;

  const version = async () => (await house.request<{ version: number }>('ulysse', 'GET', path)).body.version;
  const sign = (person: string, expectedVersion: number, key?: string) =>
    house.request<Signed>(
      person,
      'POST',
      `${path}/signature`,
      { expectedVersion },
      key === undefined ? {} : { 'idempotency-key': key },
    );
  const crowd = Array.from({ length: AT_ONCE }, (_, place) => (place % 2 === 0 ? 'ulysse' : 'violette'));
  const byStatus = (answers: readonly { status: number }[]) =>
    [200, 409].map((status) => answers.filter((answer) => answer.status === status).length);
  const count = async (what: string) =>
    (await house.database.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${what}`))[0]?.n;

  const expectOneOfEverything = async () => {
    await house.work();
    await house.work();
    const things = [
      'referencing.decision',
      'referencing.notice',
      'referencing.listing',
      'referencing.listing_public',
      'referencing.listing_event',
      `messaging.event WHERE name = 'referencing.decision-signed.v1'`,
      `journal.entry WHERE kind = 'decision.sign'`,
      `journal.entry WHERE kind = 'dossier.sign'`,
    ];
    const found: [string, number | undefined][] = [];
    for (const thing of things) found.push([thing, await count(thing)]);
    expect(found).toEqual(things.map((thing) => [thing, 1]));
    const numbers = await house.database.query<{ number: string; last: number }[]>(
      'SELECT d.number, n.last::int AS last FROM referencing.decision d, referencing.decision_number n',
    );
    expect(numbers).toEqual([{ number: expect.stringMatching(/-000001$/), last: 1 }]);
    const letters = await house.database.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM notification.letter WHERE template = 'decision-available' GROUP BY account_id`,
    );
    expect(letters).toEqual([{ n: 1 }, { n: 1 }]);
  };

  beforeEach(async () => {
    const { house: after, found } = await startHouseBefore('a signatory', 'temporary');
    house = after;
    path = `/api/v1/dossiers/${found.dossierId}`;
    await house.tokenOf('violette');
  }, 90_000);

  afterEach(() => house?.close());

  it('is signed by one of fifty, and there is one of all that follows', async () => {
    const seen = await version();

    const answers = await Promise.all(crowd.map((person) => sign(person, seen)));

    expect(byStatus(answers)).toEqual([1, AT_ONCE - 1]);
    await expectOneOfEverything();
  }, 90_000);

  it('is signed once by the same person fifty times, each time with a key of its own', async () => {
    const seen = await version();

    const answers = await Promise.all(crowd.map((_, place) => sign('ulysse', seen, `press-${place}`)));

    expect(byStatus(answers)).toEqual([1, AT_ONCE - 1]);
    await expectOneOfEverything();
  }, 90_000);

  it('is signed once by a double click without a key: the second is told what the first did', async () => {
    const seen = await version();

    const answers = await Promise.all([sign('ulysse', seen), sign('ulysse', seen)]);

    expect(byStatus(answers)).toEqual([1, 1]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'stale_version',
      facts: { last: { action: 'dossier.sign', by: 'signatory' } },
    });
    await expectOneOfEverything();
  }, 90_000);

  it('is signed once by a double click with one key, and every later click reads the first answer', async () => {
    const seen = await version();

    const clicks = await Promise.all(crowd.map(() => sign('ulysse', seen, 'double-click')));
    const later = await sign('ulysse', seen, 'double-click');

    const fresh = clicks.filter(({ status, headers }) => status === 200 && !headers.has('idempotency-replayed'));
    expect(fresh).toHaveLength(1);
    for (const { status, headers, body } of clicks) {
      if (status === 409) expect(body.code).toBe('idempotency_in_progress');
      else if (headers.has('idempotency-replayed')) expect(body).toEqual(fresh[0]?.body);
    }
    expect([later.status, later.headers.get('idempotency-replayed'), later.body]).toEqual([
      200,
      'true',
      fresh[0]?.body,
    ]);
    expect((await sign('ulysse', seen + 1, 'double-click')).status).toBe(422);
    await expectOneOfEverything();
  }, 90_000);

  it('takes two signatures when it departs, however many press at once: one first, then one of somebody else', async () => {
    const { body: draft } = await house.request<{ motives: object[]; remedies: string }>(
      'ines',
      'GET',
      `${path}/decision-draft`,
    );
    const { status } = await house.request('ines', 'PUT', `${path}/decision-draft`, {
      expectedVersion: await version(),
      outcome: 'full_with_reservations',
      motives: draft.motives,
      remedies: draft.remedies,
      departureMotive: 'Le risque est faible et le correctif est daté.',
    });
    expect(status).toBe(200);

    const first = await Promise.all(crowd.map(() => version().then((seen) => sign('ulysse', seen))));
    expect(byStatus(first)).toEqual([1, AT_ONCE - 1]);
    expect(await count('referencing.decision')).toBe(0);
    const seen = await version();
    const second = await Promise.all(crowd.map((person) => sign(person, seen)));

    expect(byStatus(second)).toEqual([1, AT_ONCE - 1]);
    await expectOneOfEverything();
    const [signers] = await house.database.query<{ distinct: boolean }[]>(
      'SELECT signed_by <> second_signed_by AS distinct FROM referencing.decision',
    );
    expect(signers).toEqual({ distinct: true });
  }, 90_000);
});
