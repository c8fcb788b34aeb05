import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { demoAccountId } from '#libs/identity';
import { addDays, type Day, dayOf, startOf } from '#libs/kernel';
import type { TestHouse } from '../support/house.js';
import { type PlotName, startHouseAfterStory, startHouseBefore } from '../support/told-house.js';

interface Action {
  readonly name: string;
  readonly allowed: boolean;
  readonly reasons: readonly { code: string }[];
}

interface Appeal {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly filedInTime: boolean;
  readonly inTimeFrom: Day | null;
  readonly inTimeUntil: Day | null;
  readonly stay: string;
  readonly outcome: string | null;
  readonly defenceDueOn: Day | null;
  readonly dueAt: string | null;
  readonly effect: { annulled: boolean; followedBy: string | null; newDossier: string | null } | null;
  readonly actions: readonly Action[];
  readonly version: number;
  readonly code?: string;
  readonly reasons?: readonly { code: string; field?: string }[];
}

interface Listing {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly validUntil: Day;
  readonly suspendedUntil: Day | null;
}

interface Page<Item> {
  readonly items: readonly Item[];
}

const MOTIVE = 'Une fuite de données de santé a été constatée.';
const REMEDIES = 'Un recours est ouvert devant l’organe de surveillance dans les deux mois.';
const GROUNDS = 'La fuite alléguée concerne une autre application que la nôtre.';
const ANSWER = 'La matérialité de la fuite n’est pas établie par le dossier.';
const DEFENCE = 'La fuite est établie par le rapport joint au dossier.';

/** Of appeals and of all that they touch: the statements of `aval check` that give a row, at the time of the house. */
async function brokenInvariants({ database, clock }: TestHouse): Promise<string[]> {
  const now = `'${clock.now().toISOString()}'::timestamptz`;
  const files = ['libs/appeal/src/persistence', 'libs/referencing/src/persistence'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.invariant.sql'))
      .map((name) => path.join(folder, name)),
  );
  const broken: string[] = [];
  for (const file of files) {
    const sql = readFileSync(file, 'utf8').replaceAll('now()', now);
    if ((await database.query<object[]>(sql)).length > 0) broken.push(file);
  }
  return broken;
}

describe('an appeal', () => {
  let house: TestHouse;
  let listing: Listing;

  const at = (day: Day) => house.clock.moveTo(new Date(startOf(day).getTime() + 9 * 3_600_000));
  const later = (days: number) => at(addDays(dayOf(house.clock.now()), days));
  const read = async () => (await house.as('ulysse')).get<Listing>(`/api/v1/listings/${listing.id}`);
  const onListing = async (person: string, rest: string, body: object = {}) => {
    const { version } = await read();
    const answer = await house.request<Listing>(person, 'POST', `/api/v1/listings/${listing.id}${rest}`, {
      expectedVersion: version,
      motive: MOTIVE,
      remedies: REMEDIES,
      ...body,
    });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    await house.work();
  };
  const strikeOff = async () => {
    await onListing('ulysse', '/hearings', { measure: 'delist', remedies: undefined });
    later(40);
    await house.work();
    await onListing('ulysse', '/delisting');
  };
  /** Reads the newest notice, and says what decision was in it. */
  const receive = async (): Promise<{ decisionId: string; appealUntil: Day }> => {
    const alice = await house.as('alice');
    const { items } = await alice.get<Page<{ id: string }>>('/api/v1/notices');
    const notice = await alice.post<{ appealUntil: Day; content: { id: string } }>(
      `/api/v1/notices/${items[0]?.id}/acknowledgement`,
      {},
    );
    return { decisionId: notice.content.id, appealUntil: notice.appealUntil };
  };
  const file = (decisionId: string, person = 'alice') =>
    house.request<Appeal>(person, 'POST', `/api/v1/decisions/${decisionId}/appeals`, { grounds: GROUNDS });
  const filed = async (decisionId: string) => (await file(decisionId)).body;
  const look = async (appeal: Appeal, person = 'basile') =>
    (await house.as(person)).get<Appeal>(`/api/v1/appeals/${appeal.id}`);
  const act = async (person: string, appeal: Appeal, rest: string, body: object = {}) => {
    const { version } = await look(appeal);
    const method = rest === '/members' ? 'PUT' : 'POST';
    const path = `/api/v1/appeals/${appeal.id}${rest}`;
    return house.request<Appeal>(person, method, path, { expectedVersion: version, ...body });
  };
  const members = (...people: string[]) => ({ members: people.map(demoAccountId) });
  const stay = { motive: ANSWER, urgent: true, seriouslyDoubtful: true };
  /** Admitted, with two members, and defended. */
  const examined = async (appeal: Appeal) => {
    await act('basile', appeal, '/admission');
    await act('basile', appeal, '/members', members('basile', 'eloi'));
    await act('ulysse', appeal, '/defence', { defence: DEFENCE });
  };
  const settle = async (appeal: Appeal, outcome: string) => {
    const answer = await act('eloi', appeal, '/settlement', { outcome, motive: ANSWER });
    await house.work();
    return answer;
  };
  const decisions = async () =>
    (
      await house.database.query<{ outcome: string }[]>(
        'SELECT outcome FROM referencing.decision ORDER BY signed_at, number',
      )
    ).map(({ outcome }) => outcome);
  const letters = async (template: string) =>
    (
      await house.database.query<{ n: number }[]>(
        'SELECT count(*)::int AS n FROM notification.letter WHERE template = $1',
        [template],
      )
    )[0]?.n;

  const begin = async (plot: PlotName) => {
    ({ house } = await startHouseAfterStory(plot));
    const { items } = await (await house.as('ulysse')).get<Page<Listing>>('/api/v1/listings');
    if (items[0]) listing = items[0];
  };

  afterEach(async () => {
    const broken = await brokenInvariants(house);
    await house.close();
    expect(broken).toEqual([]);
  });

  describe('against a measure', () => {
    beforeEach(() => begin('full'), 120_000);

    it('brings a listing back with the time it lost, in one action (REG-24)', async () => {
      await strikeOff();
      const struckOn = dayOf(house.clock.now());
      const { decisionId, appealUntil } = await receive();
      at(addDays(struckOn, 50));
      expect(dayOf(house.clock.now()) <= appealUntil).toBe(true);

      const appeal = await filed(decisionId);
      expect(appeal).toMatchObject({ state: 'filed', filedInTime: true, inTimeUntil: appealUntil });
      expect((await file(decisionId)).body).toMatchObject({ code: 'already_appealed' });
      await examined(appeal);
      expect(await settle(appeal, 'upheld')).toMatchObject({ status: 200, body: { state: 'settled' } });

      const lost = 50;
      expect(await read()).toMatchObject({ state: 'active', validUntil: addDays(listing.validUntil, lost) });
      expect(await decisions()).toEqual(['full', 'delisted', 'restored']);
      expect((await look(appeal)).effect).toMatchObject({ annulled: true, followedBy: expect.any(String) });
      expect(await letters('appeal-filed')).toBe(2);
      expect(await letters('appeal-attention')).toBeGreaterThan(2);
      const history = await house.database.query(
        'SELECT event FROM referencing.public_listing_event ORDER BY at, decision_number',
      );
      expect(history.map(({ event }: { event: string }) => event)).toEqual(['listed', 'delisted', 'restored']);
    }, 60_000);

    it('is in time on the last day that the policy gives, and late on the next (REG-24)', async () => {
      await onListing('ulysse', '/suspension');
      const { decisionId, appealUntil } = await receive();
      at(addDays(appealUntil, 1));

      const late = await filed(decisionId);
      expect(late).toMatchObject({ state: 'filed', filedInTime: false });
      const [admit] = (await look(late)).actions.filter(({ name }) => name === 'admit');
      expect(admit).toMatchObject({ allowed: false, reasons: [{ code: 'filed_in_time' }] });
      expect((await act('basile', late, '/admission')).status).toBe(409);
      const motive = 'Le recours a été déposé après l’expiration du délai.';
      expect(await act('basile', late, '/inadmissibility', { motive })).toMatchObject({
        status: 200,
        body: { state: 'inadmissible', answer: motive, actions: [] },
      });
      await house.work();
      expect(await letters('appeal-news')).toBe(2);
    }, 60_000);

    it('is admissible on the very last day', async () => {
      await onListing('ulysse', '/suspension');
      const { decisionId, appealUntil } = await receive();
      at(appealUntil);

      const appeal = await filed(decisionId);
      expect((await act('basile', appeal, '/admission')).body).toMatchObject({ state: 'examining' });
    }, 60_000);

    it('is never heard by who took part, and the refusal says how', async () => {
      await house.database.query(
        `UPDATE identity.account SET staff_roles = staff_roles || '{oversight}'::text[] WHERE id = ANY ($1)`,
        [[demoAccountId('violette'), demoAccountId('ines')]],
      );
      await onListing('violette', '/suspension');
      const appeal = await filed((await receive()).decisionId);
      await act('basile', appeal, '/admission');

      const refused = await act('basile', appeal, '/members', members('basile', 'violette', 'ines', 'alice'));
      expect(refused).toMatchObject({ status: 409, body: { code: 'members_refused' } });
      expect(refused.body.reasons).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ code: 'signed', field: '/members/1' }),
          expect.objectContaining({ code: 'led', field: '/members/2' }),
          expect.objectContaining({ code: 'not_oversight', field: '/members/3' }),
        ]),
      );
      expect((await act('basile', appeal, '/members', members('basile'))).body.code).toBe('too_few_members');
      expect(await act('violette', appeal, '/stay', stay)).toMatchObject({ status: 409 });

      const { items, needed } = await (await house.as('basile')).get<
        Page<{ id: string; eligible: boolean; reasons: { code: string }[] }> & { needed: number }
      >(`/api/v1/appeals/${appeal.id}/candidates`);
      expect(needed).toBe(2);
      expect(
        items
          .filter(({ eligible }) => eligible)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(members('basile', 'eloi').members.sort());
    }, 60_000);

    it('stays a suspension until it is settled, and the suspension comes back when it is dismissed', async () => {
      await onListing('ulysse', '/suspension');
      const { suspendedUntil } = await read();
      const appeal = await filed((await receive()).decisionId);
      await examined(appeal);

      expect((await act('basile', appeal, '/stay', { ...stay, urgent: false })).status).toBe(409);
      expect((await act('basile', appeal, '/stay', stay)).body.stay).toBe('running');
      await house.work();
      expect((await read()).state).toBe('active');

      later(10);
      await settle(appeal, 'dismissed');
      expect(await read()).toMatchObject({
        state: 'suspended',
        suspendedUntil: addDays(suspendedUntil as Day, 10),
      });
      expect(await decisions()).toEqual(['full', 'suspended', 'stayed', 'stay_ended']);
    }, 60_000);

    it('lifts a suspension that does not hold', async () => {
      await onListing('ulysse', '/suspension');
      const appeal = await filed((await receive()).decisionId);
      await examined(appeal);
      await settle(appeal, 'upheld');

      expect(await read()).toMatchObject({ state: 'active', suspendedUntil: null });
      expect(await decisions()).toEqual(['full', 'suspended', 'lifted']);
    }, 60_000);

    it('asks the signatory for another decision when the one that is contested is varied', async () => {
      await strikeOff();
      const appeal = await filed((await receive()).decisionId);
      await examined(appeal);
      await settle(appeal, 'varied');

      expect((await read()).state).toBe('active');
      const { items } = await (await house.as('ulysse')).get<Page<object>>('/api/v1/measure-proposals?state=open');
      expect(items).toMatchObject([{ measure: 'suspend', sourceType: 'appeal', sourceId: appeal.id }]);
    }, 60_000);

    it('never stays a suspension against an immediate danger', async () => {
      await onListing('yasmine', '/suspension');
      const appeal = await filed((await receive()).decisionId);
      await act('basile', appeal, '/admission');

      const refused = await act('basile', appeal, '/stay', stay);
      expect(refused.body.reasons).toEqual([expect.objectContaining({ code: 'no_immediate_danger' })]);
      expect((await read()).state).toBe('suspended');
    }, 60_000);

    it('may be given up by who filed it, and its stay with it', async () => {
      await strikeOff();
      const appeal = await filed((await receive()).decisionId);
      await act('basile', appeal, '/admission');
      await act('basile', appeal, '/stay', stay);
      await house.work();
      expect((await read()).state).toBe('active');

      expect((await act('alice', appeal, '/withdrawal')).body).toMatchObject({ state: 'withdrawn', stay: 'ended' });
      await house.work();
      expect(await read()).toMatchObject({ state: 'delisted', validUntil: listing.validUntil });
      expect((await act('alice', appeal, '/withdrawal')).status).toBe(409);
    }, 60_000);

    it('tells the body when its time passes, and takes nothing for an answer', async () => {
      await onListing('ulysse', '/suspension');
      const appeal = await filed((await receive()).decisionId);
      await house.work();
      const first = await letters('appeal-attention');
      later(20);
      await house.work();
      const second = await letters('appeal-attention');
      await act('basile', appeal, '/admission');
      later(80);
      await house.work();

      expect(second).toBe((first ?? 0) + 2);
      expect(await letters('appeal-attention')).toBeGreaterThan((second ?? 0) + 2);
      expect((await look(appeal)).state).toBe('examining');
      const figures = await house.request<{ overdue: number; counts: object[] }>(
        null,
        'GET',
        '/api/v1/public/appeal-statistics',
      );
      expect(figures.body).toMatchObject({
        overdue: 1,
        counts: [{ contested: 'decision', result: 'examining', appeals: 1 }],
      });
    }, 60_000);

    it('is moved by nobody who may not', async () => {
      const refused = [
        ['bruno', '/withdrawal', 403],
        ['chloe', '/withdrawal', 403],
        ['ulysse', '/admission', 403],
        ['ulysse', '/settlement', 403],
        ['alice', '/settlement', 403],
        ['alice', '/admission', 403],
        ['basile', '/defence', 403],
        ['gaelle', '/stay', 403],
        ['emma', '/withdrawal', 404],
        ['karim', '/defence', 404],
      ] as const;
      await onListing('ulysse', '/suspension');
      const { decisionId } = await receive();
      expect((await file(decisionId, 'bruno')).status).toBe(403);
      expect((await file(decisionId, 'emma')).status).toBe(404);
      const appeal = await filed(decisionId);
      const { version } = await look(appeal);

      for (const [person, rest, status] of refused) {
        const answer = await house.request(person, 'POST', `/api/v1/appeals/${appeal.id}${rest}`, {
          expectedVersion: version,
          ...(rest === '/stay' && stay),
          ...(rest === '/settlement' && { motive: stay.motive, outcome: 'upheld' }),
          ...(rest === '/defence' && { defence: DEFENCE }),
        });
        expect([person, rest, answer.status, (await look(appeal)).version]).toEqual([person, rest, status, version]);
      }
    }, 60_000);
  });

  describe('against a refusal', () => {
    beforeEach(() => begin('adjourned'), 120_000);

    it('leads to a new round on the same file when it is upheld', async () => {
      const { items } = await (await house.as('alice')).get<Page<{ id: string; outcome: string; kind: string }>>(
        '/api/v1/decisions',
      );
      const refusal = items[0];
      const appeal = await filed(refusal?.id ?? '');
      await examined(appeal);
      await settle(appeal, 'upheld');

      const { effect } = await look(appeal);
      expect(effect).toMatchObject({ annulled: true, followedBy: null, newDossier: expect.any(String) });
      const again = await (await house.as('alice')).get(`/api/v1/dossiers/${effect?.newDossier}`);
      expect(again).toMatchObject({ state: 'preparation', kind: 'initial' });
      const { items: criteria } = await (await house.as('alice')).get<Page<{ selfVerdict: string | null }>>(
        `/api/v1/dossiers/${effect?.newDossier}/answers`,
      );
      expect(criteria.length).toBeGreaterThan(0);
      const panels = await house.database.query('SELECT dossier_id FROM referencing.judged_again');
      expect(panels).toEqual([{ dossier_id: effect?.newDossier }]);
    }, 60_000);
  });

  describe('against silence', () => {
    let dossierId: string;
    let dueOn: Day;

    const complain = (person = 'alice') =>
      house.request<Appeal>(person, 'POST', `/api/v1/dossiers/${dossierId}/appeals`, { grounds: GROUNDS });

    beforeEach(async () => {
      ({ house } = await startHouseBefore('the case officer admits', 'full'));
      const [asked] = await house.database.query<{ id: string; due: Date }[]>(
        `SELECT id, state_due_at AS due FROM referencing.dossier WHERE state = 'requested'`,
      );
      dossierId = asked?.id ?? '';
      dueOn = dayOf(asked?.due ?? house.clock.now());
    }, 120_000);

    it('is admissible once a limit of the authority is exceeded by sixteen days, and is counted (REG-25)', async () => {
      at(addDays(dueOn, 16));
      const appeal = (await complain()).body;
      expect(appeal).toMatchObject({ contested: 'inaction', filedInTime: true, inTimeFrom: addDays(dueOn, 16) });

      expect((await act('basile', appeal, '/admission')).body).toMatchObject({ state: 'examining' });
      await act('basile', appeal, '/members', members('basile', 'eloi'));
      expect((await act('basile', appeal, '/stay', stay)).body.reasons).toEqual([
        expect.objectContaining({ code: 'effects_to_stay' }),
      ]);
      await act('ulysse', appeal, '/defence', { defence: DEFENCE });
      expect((await settle(appeal, 'varied')).body.code).toBe('nothing_to_change');
      expect((await settle(appeal, 'upheld')).body).toMatchObject({ state: 'settled', effect: null });

      const { body } = await house.request(null, 'GET', '/api/v1/public/appeal-statistics');
      expect(body).toMatchObject({
        counts: [{ contested: 'inaction', result: 'upheld', appeals: 1 }],
        delays: [{ settled: 1, medianDaysOfInaction: 16 }],
      });
    }, 60_000);

    it('comes too early fifteen days after the limit, and may come only once for one limit', async () => {
      at(addDays(dueOn, 15));
      const early = (await complain()).body;

      expect(early).toMatchObject({ state: 'filed', filedInTime: false, inTimeFrom: addDays(dueOn, 16) });
      expect((await act('basile', early, '/admission')).status).toBe(409);
      expect((await complain()).body.code).toBe('already_appealed');
      expect((await complain('bruno')).status).toBe(403);
      expect((await complain('emma')).status).toBe(404);
    }, 60_000);
  });
});
