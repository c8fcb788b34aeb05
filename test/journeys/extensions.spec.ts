import { addDays, type Day, dayOf, startOf } from '#libs/kernel';
import type { DossierStory } from '../../apps/cli/src/walk/dossier-story.js';
import { plots } from '../../apps/cli/src/walk/plots.js';
import { startHouse, type TestHouse } from '../support/house.js';

interface Dossier {
  readonly state: string;
  readonly version: number;
  readonly dueAt: string;
  readonly clock: { readonly due: Day; readonly limit: string; readonly extension?: string };
  readonly extensions: readonly { readonly state: string; readonly motive: string; readonly dueOn: Day }[];
  readonly actions: readonly { readonly name: string; readonly allowed: boolean; readonly href: string }[];
}

interface Refused {
  readonly code: string;
  readonly reasons: readonly { readonly code: string }[];
}

const { temporary } = plots;
if (!temporary) throw new Error('there is no such story');

const MOTIVE = 'La personne qui signe pour l’éditeur est absente.';

describe('more time for a dossier', () => {
  let house: TestHouse;
  let story: DossierStory;
  let path: string;
  let stopBefore = '';

  const at = (day: Day) => house.clock.moveTo(new Date(startOf(day).getTime() + 9 * 3_600_000));
  const read = async (person: string) => (await house.request<Dossier>(person, 'GET', path)).body;
  const dueDay = async () => dayOf(new Date((await read('ines')).dueAt));
  const offered = async (person: string, name: string) =>
    (await read(person)).actions.find((action) => action.name === name);
  const extend = async (person: string, door: 'extension' | 'evaluation-extension') =>
    house.request<Dossier & Refused>(person, 'POST', `${path}/${door}`, {
      expectedVersion: (await read('ines')).version,
      motive: MOTIVE,
    });
  const liveTimers = () =>
    house.database.query<{ due: Date }[]>(
      `SELECT due_at AS due FROM jobs.timer WHERE subject_kind = 'dossier' AND kind = 'dossier.limit' AND state = 'live'`,
    );
  const letters = () =>
    house.database.query<{ body: string }[]>(`SELECT body FROM notification.letter WHERE template = 'limit-extended'`);
  const untilBefore = async (title: string, tell: () => Promise<void>) => {
    stopBefore = title;
    await tell().catch((thrown: unknown) => {
      if (thrown !== stopBefore) throw thrown;
    });
    stopBefore = '';
  };

  beforeEach(async () => {
    house = await startHouse();
    story = house.story(temporary, (title, act) => {
      if (stopBefore !== '' && title.startsWith(stopBefore)) throw stopBefore;
      return act();
    });
    await story.request();
    path = `/api/v1/dossiers/${story.dossierId}`;
  }, 60_000);

  afterEach(() => house?.close());

  it('to sign the contract: once, told to the publisher, with timer and journal in step', async () => {
    await untilBefore('publisher and authority sign', () => story.contract());
    const first = await dueDay();
    expect(await offered('ines', 'extendLimit')).toMatchObject({ allowed: true, href: `${path}/extension` });

    const { status, body } = await extend('ines', 'extension');
    await house.work();

    const due = dayOf(new Date(body.dueAt));
    expect([status, due > addDays(first, 29)]).toEqual([200, true]);
    expect(body.extensions).toEqual([expect.objectContaining({ state: 'contracting', motive: MOTIVE, dueOn: due })]);
    expect((await liveTimers()).map((timer) => timer.due.toISOString())).toEqual([body.dueAt]);
    expect((await letters()).map((letter) => letter.body.includes(MOTIVE))).toEqual([true, true]);
    const journal = await house.database.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM journal.entry WHERE kind = 'dossier.extendLimit' AND subject_id = $1`,
      [story.dossierId],
    );
    expect(journal).toEqual([{ n: 1 }]);
    expect(await offered('ines', 'extendLimit')).toMatchObject({ allowed: false });
    expect(await extend('ines', 'extension')).toMatchObject({
      status: 409,
      body: { reasons: [{ code: 'never_extended' }] },
    });

    at(addDays(first, 1));
    await house.work();
    expect((await read('ines')).state).toBe('contracting');
    at(addDays(due, 1));
    await house.work();
    expect((await read('ines')).state).toBe('lapsed');
  }, 60_000);

  it('is refused once the day has passed, to everybody else, and where the policy gives none', async () => {
    await untilBefore('publisher and authority sign', () => story.contract());
    at(addDays(await dueDay(), 1));

    expect(await extend('ines', 'extension')).toMatchObject({
      status: 409,
      body: { reasons: [{ code: 'limit_not_passed' }] },
    });
    expect((await extend('alice', 'extension')).status).toBe(403);
    expect((await extend('julien', 'extension')).status).toBe(403);
    expect((await extend('gaelle', 'extension')).status).toBe(403);
    expect(await extend('ulysse', 'evaluation-extension')).toMatchObject({
      status: 409,
      body: { code: 'action_not_allowed' },
    });
  }, 60_000);

  it('to evaluate: by the signatory, as long again, on the clock that stops', async () => {
    await story.contract();
    await story.file();
    await story.completeness();
    const before = await read('ulysse');

    const { status, body } = await extend('ulysse', 'evaluation-extension');
    await house.work();

    expect(status).toBe(200);
    expect(body.clock).toMatchObject({ limit: before.clock.limit, extension: before.clock.limit });
    expect(body.clock.due > before.clock.due).toBe(true);
    expect(dayOf(new Date(body.dueAt))).toBe(body.clock.due);
    expect((await liveTimers()).map((timer) => timer.due.toISOString())).toEqual([body.dueAt]);
    expect(await letters()).toHaveLength(2);
    expect(await offered('ulysse', 'extendEvaluation')).toMatchObject({ allowed: false });
    expect(await offered('ines', 'extendEvaluation')).toBeUndefined();
    expect((await extend('ines', 'evaluation-extension')).status).toBe(403);
  }, 60_000);

  it('to answer the report: the clock of the evaluation stays stopped as long', async () => {
    await story.contract();
    await story.file();
    await story.completeness();
    await story.panel();
    await story.reviews();
    await untilBefore('the publisher is heard', () => story.report());
    const first = await dueDay();

    const { status, body } = await extend('ines', 'extension');
    at(addDays(first, 1));
    await house.work();

    expect(status).toBe(200);
    expect((await read('alice')).state).toBe('observations');
    at(addDays(dayOf(new Date(body.dueAt)), 1));
    await house.work();
    expect((await read('ines')).state).toBe('deciding');
  }, 90_000);
});
