import { addDays, addMonths, type Day, dayOf, startOf } from '#libs/kernel';
import type { Plot } from '../../apps/cli/src/walk/dossier-story.js';
import { counted, plots } from '../../apps/cli/src/walk/plots.js';
import type { TestHouse } from '../support/house.js';
import { startHouseAfter, startHouseAfterStory } from '../support/told-house.js';

interface Offer {
  readonly name: string;
  readonly allowed: boolean;
  readonly reasons: readonly { readonly code: string }[];
}

interface Listing {
  readonly id: string;
  readonly applicationId: string;
  readonly state: string;
  readonly basis: string;
  readonly version: number;
  readonly validUntil: Day;
  readonly prolongation: { readonly state: string; readonly answer: string | null; readonly actions: readonly Offer[] };
  readonly actions: readonly Offer[];
}

interface Line {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly version: number;
  readonly dueAt: string;
  readonly actions: readonly Offer[];
}

interface Finding {
  readonly id: string;
  readonly severity: string;
  readonly dueOn: Day;
  readonly version: number;
}

interface Page<Item> {
  readonly items: readonly Item[];
}

interface Refused {
  readonly code?: string;
  readonly reasons?: readonly { readonly code: string }[];
}

const MOTIVE = 'La recette a montré un défaut qu’il reste à corriger.';
const REMEDIES = 'Un recours est ouvert devant l’organe de surveillance dans les deux mois.';

/** One gap that weighs as much as the three others together, so that closing it closes half. */
const halves: Plot = {
  ...plots.temporary,
  failing: (scope) =>
    [...counted(scope, 'majeur').slice(0, 1), ...counted(scope, 'mineur').slice(0, 3)].map(
      ({ criterion }) => criterion,
    ),
};

describe('more time', () => {
  let house: TestHouse;

  const at = (day: Day) => house.clock.moveTo(new Date(startOf(day).getTime() + 9 * 3_600_000));
  const listing = async (person = 'alice'): Promise<Listing> => {
    const client = await house.as(person);
    const { items } = await client.get<Page<Listing>>('/api/v1/listings');
    if (!items[0]) throw new Error('nothing is listed');
    return client.get<Listing>(`/api/v1/listings/${items[0].id}`);
  };
  const act = async (person: string, door: string, body: object = {}) => {
    const { id, version } = await listing('ulysse');
    return house.request<Listing & Refused>(person, 'POST', `/api/v1/listings/${id}/${door}`, {
      expectedVersion: version,
      motive: MOTIVE,
      ...body,
    });
  };
  const offered = async (person: string, name: string) => {
    const { actions, prolongation } = await listing(person);
    return [...actions, ...(prolongation?.actions ?? [])].find((offer) => offer.name === name);
  };
  const findings = async () => (await (await house.as('ulysse')).get<Page<Finding>>('/api/v1/findings')).items;
  const dossier = async (kind: string) => {
    const alice = await house.as('alice');
    const { items } = await alice.get<Page<Line>>('/api/v1/dossiers');
    const found = items.find((one) => one.kind === kind && one.state === 'preparation');
    if (!found) throw new Error(`no ${kind} is in preparation`);
    return found;
  };
  const letters = async (template: string) =>
    house.database.query(`SELECT FROM notification.letter WHERE template = $1`, [template]);

  afterEach(() => house?.close());

  describe('for a temporary listing', () => {
    beforeEach(async () => {
      ({ house } = await startHouseAfter({ name: 'temporary with halves', tell: (told) => told.tell(halves) }));
      await house.work();
    });

    const closeHalf = async () => {
      const major = (await findings()).find(({ severity }) => severity === 'majeur');
      const waived = await house.request('ulysse', 'POST', `/api/v1/findings/${major?.id}/waiver`, {
        expectedVersion: major?.version,
        motive: MOTIVE,
      });
      expect(waived.status).toBe(200);
    };

    it('is not asked for before half of the weight of the gaps is closed', async () => {
      expect(await offered('alice', 'requestProlongation')).toMatchObject({
        allowed: false,
        reasons: [{ code: 'too_few_gaps_closed' }],
      });
      expect(await act('alice', 'prolongation')).toMatchObject({
        status: 409,
        body: { code: 'no_more_time', reasons: [{ code: 'too_few_gaps_closed' }] },
      });
      expect(await act('ulysse', 'prolongation-grant', { remedies: REMEDIES })).toMatchObject({ status: 404 });
    });

    it('is asked by the publisher and given by a decision, once; what was due at the end is due at the new one', async () => {
      await closeHalf();
      const before = await listing();
      const compliance = await dossier('compliance');
      const open = (await findings()).filter(({ dueOn }) => dueOn === before.validUntil);
      expect(await offered('alice', 'requestProlongation')).toMatchObject({ allowed: true, reasons: [] });

      expect((await act('alice', 'prolongation')).body).toMatchObject({ prolongation: { state: 'requested' } });
      expect(await act('alice', 'prolongation')).toMatchObject({
        status: 409,
        body: { code: 'prolongation_requested' },
      });
      await house.work();
      expect((await letters('listing-attention')).length).toBeGreaterThan(0);
      for (const person of ['alice', 'gaelle', 'ines', 'xavier', 'yasmine', 'basile']) {
        expect((await act(person, 'prolongation-grant', { remedies: REMEDIES })).status).toBe(403);
        expect((await act(person, 'prolongation-refusal')).status).toBe(403);
      }
      expect((await act('ulysse', 'prolongation')).status).toBe(403);
      expect(await offered('alice', 'grant')).toBeUndefined();
      expect(await offered('ulysse', 'grant')).toMatchObject({ allowed: true });

      const { status, body } = await act('ulysse', 'prolongation-grant', { remedies: REMEDIES });
      await house.work();

      const until = addMonths(before.validUntil, 3);
      expect([status, body.validUntil, body.prolongation.state]).toEqual([200, until, 'granted']);
      expect(open).toHaveLength(3);
      expect((await findings()).filter(({ dueOn }) => dueOn === until)).toHaveLength(3);
      expect(dayOf(new Date((await dossier('compliance')).dueAt))).toBe(until);
      expect((await dossier('compliance')).id).toBe(compliance.id);
      const decided = await house.database.query(
        `SELECT outcome, basis, valid_until::text AS until, signed_by IS NOT NULL AS signed
         FROM referencing.decision WHERE kind = 'measure'`,
      );
      expect(decided).toEqual([{ outcome: 'prolonged', basis: 'temporary', until, signed: true }]);
      expect((await letters('measure-available')).length).toBeGreaterThan(0);

      at(addDays(before.validUntil, 1));
      await house.work();
      expect((await listing()).state).toBe('active');
      expect(await act('alice', 'prolongation')).toMatchObject({
        status: 409,
        body: { reasons: expect.arrayContaining([expect.objectContaining({ code: 'prolonged_before' })]) },
      });
      at(addDays(until, 1));
      await house.work();
      expect((await listing()).state).toBe('delisted');
    }, 90_000);

    it('may be refused, with a motive the publisher is told; the oversight body hears of silence', async () => {
      await closeHalf();
      const before = await listing();
      await act('alice', 'prolongation');
      at(addDays(dayOf(house.clock.now()), 30));
      await house.work();
      const told = await house.database.query<{ email: string }[]>(
        `SELECT DISTINCT a.email FROM notification.letter l JOIN identity.account a ON a.id = l.account_id
         WHERE l.template = 'listing-attention'`,
      );
      expect(told).toContainEqual({ email: 'basile.trichet@surveillance.example' });

      const refused = await act('ulysse', 'prolongation-refusal');
      await house.work();

      expect(refused.body.prolongation).toMatchObject({ state: 'refused', answer: MOTIVE, actions: [] });
      expect((await listing()).validUntil).toBe(before.validUntil);
      expect((await letters('prolongation-refused')).length).toBeGreaterThan(0);
      expect((await act('alice', 'prolongation')).status).toBe(200);
      at(addDays(before.validUntil, 1));
      await house.work();
      expect(await listing()).toMatchObject({ state: 'delisted', prolongation: { state: 'lapsed', actions: [] } });
    }, 90_000);
  });

  describe('for a trial', () => {
    const post = (kind: string, applicationId: string) =>
      house.request<Refused & { from?: Day; details?: object }>(
        'alice',
        'POST',
        `/api/v1/applications/${applicationId}/dossiers`,
        { kind },
      );

    beforeEach(async () => {
      ({ house } = await startHouseAfterStory('trial'));
    });

    it('is asked three months before the end, given once, and never again to this application', async () => {
      const { validUntil, applicationId } = await listing();
      at(addDays(addMonths(validUntil, -3), 1));
      expect(await act('alice', 'prolongation')).toMatchObject({
        status: 409,
        body: { reasons: [{ code: 'asked_too_late' }] },
      });
      at(addMonths(validUntil, -3));
      expect((await act('alice', 'prolongation')).status).toBe(200);

      at(addDays(addMonths(validUntil, -3), 5));
      const granted = await act('ulysse', 'prolongation-grant', { remedies: REMEDIES });
      expect([granted.status, granted.body.validUntil]).toEqual([200, addMonths(validUntil, 12)]);
      expect((await act('alice', 'prolongation')).body.reasons).toMatchObject([{ code: 'prolonged_before' }]);

      const end = addMonths(validUntil, 12);
      at(addDays(end, 1));
      await house.work();
      await house.work();
      expect((await listing()).state).toBe('delisted');
      expect((await post('trial', applicationId)).body.code).toBe('trial_rest');
      at(addMonths(end, 12));
      expect((await post('trial', applicationId)).body.code).toBe('trial_rest');
      at(addDays(addMonths(end, 12), 1));
      expect((await post('trial', applicationId)).status).toBe(201);
    }, 90_000);
  });

  describe('to comply after an adjournment', () => {
    const extend = (person: string, { id, version }: Line) =>
      house.request<Line & Refused>(person, 'POST', `/api/v1/dossiers/${id}/extension`, {
        expectedVersion: version,
        motive: MOTIVE,
      });

    it('is given by the lead, as long again, once', async () => {
      ({ house } = await startHouseAfterStory('adjourned'));
      await house.work();
      const compliance = await dossier('compliance');
      const first = dayOf(new Date(compliance.dueAt));
      expect((await extend('alice', compliance)).status).toBe(403);
      expect((await extend('ulysse', compliance)).status).toBe(403);

      const { status, body } = await extend('ines', compliance);

      expect([status, body.reasons]).toEqual([200, undefined]);
      const due = dayOf(new Date(body.dueAt));
      expect(due >= addMonths(first, 3) && due <= addDays(addMonths(first, 3), 4)).toBe(true);
      expect(await extend('ines', body)).toMatchObject({
        status: 409,
        body: { reasons: [{ code: 'never_extended' }] },
      });
      at(addDays(first, 1));
      await house.work();
      expect((await dossier('compliance')).id).toBe(compliance.id);
      at(addDays(due, 1));
      await house.work();
      await expect(dossier('compliance')).rejects.toThrow('no compliance');
    }, 90_000);

    it('is not given after a temporary decision, whose time is that of the listing', async () => {
      ({ house } = await startHouseAfterStory('temporary'));
      await house.work();

      expect(await extend('ines', await dossier('compliance'))).toMatchObject({
        status: 409,
        body: { reasons: [{ code: 'adjourned_before' }] },
      });
    }, 90_000);
  });
});
