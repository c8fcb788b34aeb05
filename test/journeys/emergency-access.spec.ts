import type { DossierStory } from '../../apps/cli/src/walk/dossier-story.js';
import { plots } from '../../apps/cli/src/walk/plots.js';
import { startHouse, type TestHouse } from '../support/house.js';

interface Access {
  readonly id: string;
  readonly role: string;
  readonly motive: string;
  readonly openedAt: string;
  readonly endsAt: string;
  readonly person: string;
  readonly reads: number;
}

const { full } = plots;
if (!full) throw new Error('there is no such story');

const MOTIVE = 'Signalement grave à 22 h : vérifier les mesures de sécurité déclarées.';
const HOUR = 3_600_000;

describe('emergency access to a dossier (REG-05)', () => {
  let house: TestHouse;
  let story: DossierStory;
  let path: string;

  const get = (person: string, door = '') => house.request<Record<string, unknown>>(person, 'GET', `${path}${door}`);
  const open = (person: string, motive = MOTIVE) =>
    house.request<Access & { code: string }>(person, 'POST', `${path}/emergency-accesses`, { motive });
  const list = async (person: string, where = '/api/v1/emergency-accesses') =>
    (await house.request<{ items: Access[] }>(person, 'GET', where)).body.items;
  const journal = () =>
    house.database.query<{ operation: string; role: string }[]>(
      `SELECT body::jsonb ->> 'operation' AS operation, body::jsonb ->> 'actorRole' AS role
       FROM journal.entry WHERE kind = 'emergency.read' ORDER BY seq`,
    );

  beforeAll(async () => {
    house = await startHouse();
    story = house.story(full);
    await story.request();
    await story.contract();
    await story.file();
    path = `/api/v1/dossiers/${story.dossierId}`;
  }, 90_000);

  afterAll(() => house?.close());

  it('is needed: without it the dossier is not there for the permanence, and it needs a reason', async () => {
    expect((await get('yasmine')).status).toBe(404);
    expect((await open('yasmine', 'Vite !')).status).toBe(422);
  });

  it.each([
    ['a publisher', 'alice', 403],
    ['the publisher of another application', 'emma', 404],
    ['an administrator', 'damien', 404],
    ['an expert', 'karim', 404],
    ['a case officer, who has a right already', 'gaelle', 403],
    ['the oversight body, which looks over it', 'basile', 404],
  ])('is refused to %s', async (_, person, status) => {
    expect((await open(person)).status).toBe(status);
  });

  it('opens the dossier for as long as the policy says, and every reading is written down', async () => {
    const { status, body } = await open('yasmine');
    const reads = ['', '/answers', '/evidence', '/submissions'];
    const answers: number[] = [];
    for (const door of reads) answers.push((await get('yasmine', door)).status);

    expect(status).toBe(201);
    expect(new Date(body.endsAt).getTime() - new Date(body.openedAt).getTime()).toBe(4 * HOUR);
    expect(answers).toEqual([200, 200, 200, 200]);
    expect(await journal()).toEqual(
      ['readDossier', 'listAnswers', 'listEvidence', 'listSubmissions'].map((operation) => ({
        operation,
        role: 'duty_officer',
      })),
    );
    expect(await open('yasmine')).toMatchObject({ status: 409, body: { code: 'emergency_access_open' } });
  });

  it('gives reading and nothing else, and to this person alone', async () => {
    expect((await house.request('yasmine', 'POST', `${path}/acceptance`, { expectedVersion: 1 })).status).toBe(403);
    expect((await house.request('yasmine', 'GET', `${path}/readiness`)).status).toBe(403);
    expect((await get('xavier')).status).toBe(404);
    expect((await get('yasmine')).body).toMatchObject({ actions: [] });
  });

  it('writes nothing down for those who read by right', async () => {
    const before = (await journal()).length;

    await get('gaelle');
    await get('alice');

    expect(await journal()).toHaveLength(before);
  });

  it('is told to the oversight body and the lead with its motive, and to the publisher without', async () => {
    await house.work();
    await house.work();

    const letters = await house.database.query<{ template: string; told: string; motive: boolean }[]>(
      `SELECT l.template, a.subject AS told, l.body LIKE '%22 h%' AS motive
       FROM notification.letter l JOIN identity.account a ON a.id = l.account_id
       WHERE l.template LIKE 'emergency-access%' ORDER BY 1, 2`,
    );
    expect(letters.map(({ template, motive }) => [template, motive])).toEqual([
      ['emergency-access', true],
      ['emergency-access', true],
      ['emergency-access', true],
      ['emergency-access-publisher', false],
      ['emergency-access-publisher', false],
    ]);
    expect(letters.slice(0, 3).map(({ told }) => told)).toEqual([
      expect.stringContaining('basile'),
      expect.stringContaining('eloi'),
      expect.stringContaining('ines'),
    ]);
    const told = await house.database.query<{ body: string }[]>(
      `SELECT l.body FROM notification.letter l JOIN identity.account a ON a.id = l.account_id
       WHERE l.template = 'emergency-access-publisher' ORDER BY a.name`,
    );
    const [toAlice, toBruno] = told.map(({ body }) => body);
    expect(toAlice).toMatch(/^Bonjour,[\s\S]*Un agent \(la permanence\)/);
    expect(toBruno).toMatch(/^Hello,[\s\S]*An agent \(the duty desk\)/);
    const { entries } = (await get('alice', '/history')).body as { entries: { what: string; name?: string }[] };
    const seen = entries.filter(({ what }) => what.startsWith('emergency.'));
    expect(seen[0]?.what).toBe('emergency.open');
    expect(seen.every(({ name }) => name === undefined)).toBe(true);
  });

  it('stands in the list of the oversight body and in the public figures', async () => {
    const year = house.clock.now().getUTCFullYear();
    const [access] = await list('basile', `/api/v1/emergency-accesses?year=${year}`);

    expect(access).toMatchObject({ role: 'duty_officer', motive: MOTIVE, reads: (await journal()).length });
    expect(access?.person).toMatch(/Yasmine/);
    expect(await list('basile', `/api/v1/emergency-accesses?year=${year - 1}`)).toEqual([]);
    expect(await list('ines', `${path}/emergency-accesses`)).toEqual([access]);
    expect((await house.request('julien', 'GET', `${path}/emergency-accesses`)).status).toBe(403);
    expect((await house.request('yasmine', 'GET', '/api/v1/emergency-accesses')).status).toBe(403);
    const figures = await house.request<{ items: object[] }>(null, 'GET', '/api/v1/public/emergency-accesses');
    expect(figures.body.items).toEqual([{ year, role: 'duty_officer', accesses: 1, reads: (await journal()).length }]);
    expect(JSON.stringify(figures.body)).not.toContain('Yasmine');
  });

  it('ends by itself', async () => {
    const before = (await journal()).length;
    house.clock.moveTo(new Date(house.clock.now().getTime() + 4 * HOUR));

    expect((await get('yasmine')).status).toBe(404);
    expect(await journal()).toHaveLength(before);
    expect((await open('yasmine')).status).toBe(201);
  });
});
