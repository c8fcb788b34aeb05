import { addDays, type Day, dayOf, startOf } from '#libs/kernel';
import { type DossierStory } from '../../apps/cli/src/walk/dossier-story.js';
import { plots } from '../../apps/cli/src/walk/plots.js';
import type { TestHouse } from '../support/house.js';
import { startHouseBefore } from '../support/told-house.js';

interface Dossier {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly waitingOn: string;
  readonly dueAt: string;
  readonly clock: { readonly due: string; readonly stoppedDays: number; readonly running: boolean };
}

interface Clarification {
  readonly id: string;
  readonly version: number;
  readonly state: string;
}

describe('the clock and the limits of a dossier', () => {
  let house: TestHouse;
  let story: DossierStory;
  let path: string;

  const at = (day: Day) => house.clock.moveTo(new Date(startOf(day).getTime() + 9 * 3_600_000));
  const read = async (person = 'gaelle') => (await house.request<Dossier>(person, 'GET', path)).body;
  const letters = async (template: string) =>
    (
      await house.database.query<{ n: number }[]>(
        'SELECT count(*)::int AS n FROM notification.letter WHERE template = $1',
        [template],
      )
    )[0]?.n;
  const ask = async (criterion: string) => {
    const { version } = await read();
    const questions = [{ criterion, text: 'Quelle pièce le prouve ?' }];
    return house.request<Clarification>('gaelle', 'POST', `${path}/clarifications`, {
      expectedVersion: version,
      questions,
      blocking: true,
    });
  };

  beforeEach(async () => {
    const { house: after, found } = await startHouseBefore('the publisher adds', 'full');
    house = after;
    story = house.story(plots.full);
    await story.takeUp(found.dossierId);
    path = `/api/v1/dossiers/${found.dossierId}`;
  }, 60_000);

  afterEach(() => house?.close());

  it('lapses when the publisher stays silent in preparation, after each reminder once (REG-09)', async () => {
    const due = dayOf(new Date((await read()).dueAt));

    for (const before of [30, 30, 7, 1, 1]) {
      at(addDays(due, -before));
      await house.work();
    }
    const reminded = await letters('dossier-reminder');
    at(addDays(due, 1));
    await house.work();

    expect(reminded).toBe(3 * 2);
    expect((await read()).state).toBe('lapsed');
    expect(await letters('dossier-lapsed')).toBe(2);
  }, 60_000);

  it('catches up a reminder that was missed, once', async () => {
    const due = dayOf(new Date((await read()).dueAt));

    at(addDays(due, -5));
    for (let look = 0; look < 10; look += 1) await house.work();

    expect(await letters('dossier-reminder')).toBe(2 * 2);
  }, 60_000);

  it('tells the authority upwards when its own limit passes, and decides nothing for it', async () => {
    await story.file();
    const due = dayOf(new Date((await read()).dueAt));

    at(addDays(due, 1));
    await house.work();

    expect((await read()).state).toBe('completeness');
    expect(await letters('deadline-overdue')).toBeGreaterThan(0);
  }, 60_000);

  it('stops while a blocking question is open, and moves the due date by as much (PUB-08)', async () => {
    await story.file();
    await story.completeness();
    const before = await read('alice');
    const today = dayOf(house.clock.now());

    at(addDays(today, 2));
    const asked = (await ask('DRO-01')).body;
    expect(await read('alice')).toMatchObject({ waitingOn: 'publisher', clock: { running: false } });
    at(addDays(today, 9));
    const answer = { expectedVersion: asked.version, replies: [{ criterion: 'DRO-01', text: 'La pièce 1, page 3.' }] };
    expect((await house.request('alice', 'POST', `/api/v1/clarifications/${asked.id}/answer`, answer)).status).toBe(
      200,
    );

    const after = await read('alice');
    expect(after.clock).toMatchObject({ running: true, stoppedDays: 8 });
    expect(after.clock.due > before.clock.due).toBe(true);
    expect(dayOf(new Date(after.dueAt))).toBe(after.clock.due);
  }, 60_000);

  it('is as if nothing was asked when the question is taken back (PUB-10)', async () => {
    await story.file();
    await story.completeness();
    const before = await read();
    const asked = (await ask('DRO-01')).body;

    at(addDays(dayOf(house.clock.now()), 9));
    await house.request('gaelle', 'POST', `/api/v1/clarifications/${asked.id}/cancellation`, {
      expectedVersion: asked.version,
    });
    await house.work();

    expect((await read()).clock.due).toBe(before.clock.due);
    expect(await letters('clarification-cancelled')).toBe(2);
  }, 60_000);

  it('goes on with the file as it is when a question stays unanswered (PUB-11)', async () => {
    await story.file();
    await story.completeness();
    const asked = (await ask('DRO-01')).body;

    at(addDays(dayOf(house.clock.now()), 40));
    await house.work();

    expect((await house.request<Clarification>('alice', 'GET', `/api/v1/clarifications/${asked.id}`)).body.state).toBe(
      'unanswered',
    );
    expect((await read()).clock.running).toBe(true);
  }, 60_000);

  it('refuses a second question on a criterion while one is open (invariant 20)', async () => {
    await story.file();
    await ask('DRO-01');

    expect(await ask('DRO-01')).toMatchObject({ status: 409, body: { code: 'question_already_open' } });
  }, 60_000);

  it('lets only the items sent back be changed, and goes back no more often than the policy allows (PUB-07)', async () => {
    await story.file();
    const item = { criterion: 'DRO-01', reason: 'La pièce est illisible.' };
    const back = async () =>
      house.request('gaelle', 'POST', `${path}/return`, { expectedVersion: (await read()).version, items: [item] });
    const put = (criterion: string, expectedVersion: number) =>
      house.request('alice', 'PUT', `${path}/answers/${criterion}`, {
        expectedVersion,
        selfVerdict: 'non_conforme',
        text: 'Pas encore.',
        evidence: [],
      });
    const send = async () =>
      house.request('alice', 'POST', `${path}/submission`, {
        expectedVersion: (await read('alice')).version,
        statement: 'Je certifie la sincérité.',
      });

    expect((await back()).status).toBe(200);
    expect(await put('DRO-03', 1)).toMatchObject({ status: 409, body: { code: 'answer_closed' } });
    expect((await put('DRO-01', 1)).status).toBe(200);
    expect((await send()).status).toBe(200);
    expect((await back()).status).toBe(200);
    expect((await send()).status).toBe(200);
    expect(await back()).toMatchObject({ status: 409, body: { reasons: [{ code: 'returns_left' }] } });
  }, 60_000);

  it('gives both texts to the second of two people who edit one answer (PUB-05)', async () => {
    const put = (person: string, text: string) =>
      house.request(person, 'PUT', `${path}/answers/DRO-01`, {
        expectedVersion: 0,
        selfVerdict: 'non_conforme',
        text,
        evidence: [],
      });

    await put('alice', 'Le texte d’Alice.');

    expect(await put('bruno', 'Le texte de Bruno.')).toMatchObject({
      status: 409,
      body: {
        code: 'stale_version',
        facts: { present: { text: 'Le texte d’Alice.' }, yours: { text: 'Le texte de Bruno.' } },
      },
    });
  }, 60_000);

  it('tells the second of two agents who did what, and when (REG-03)', async () => {
    await story.file();
    const { version } = await read();
    const accept = (person: string) =>
      house.request(person, 'POST', `${path}/acceptance`, { expectedVersion: version });

    const answers = await Promise.all([accept('gaelle'), accept('hugo')]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'stale_version',
      facts: { last: { action: 'dossier.accept', by: 'case_officer' } },
    });
  }, 60_000);

  it('is withdrawn only by whoever types its number, and leaves nothing open (PUB-19)', async () => {
    await story.file();
    await ask('DRO-01');
    const withdraw = async (confirmation: string) =>
      house.request('alice', 'POST', `${path}/withdrawal`, {
        expectedVersion: (await read('alice')).version,
        confirmation,
      });

    expect((await withdraw('oui')).status).toBe(422);
    const { number } = (await house.request<{ number: string }>('alice', 'GET', path)).body;
    expect((await withdraw(number)).status).toBe(200);
    await house.work();

    expect((await read()).state).toBe('withdrawn');
    const open = await house.database.query(
      `SELECT FROM jobs.timer WHERE state = 'live' AND subject_kind IN ('dossier', 'clarification')`,
    );
    expect(open).toEqual([]);
  }, 60_000);
});
