import { checkAt } from '../simulation/check-at.js';
import type { TestHouse } from '../support/house.js';
import { startHouseAfterStory } from '../support/told-house.js';

interface Line {
  readonly id: string;
  readonly number: string;
  readonly topic: string;
  readonly cases: number;
  readonly state: string;
}

interface Campaign {
  readonly id: string;
  readonly reports: number;
  readonly severity: string;
  readonly beside: readonly { readonly number: string; readonly severity: string }[];
}

interface Signal extends Line {
  readonly version: number;
  readonly waitingOn: string;
  readonly thresholds: number;
  readonly evidence: readonly { readonly method: string; readonly value: number; readonly threshold: number }[];
  readonly multiplicity: { readonly pairs: number; readonly methods: number; readonly byChance: number };
  readonly rate: { readonly activeUsers: number | null; readonly perTenThousand: number | null };
  readonly series: readonly { readonly week: string; readonly cases: number; readonly threshold: number | null }[];
  readonly chart: string;
  readonly reports: readonly { readonly id: string; readonly caseId: string | null }[];
  readonly campaigns: readonly Campaign[];
  readonly caseId: string | null;
  readonly end: { readonly motive: string } | null;
  readonly actions: readonly { readonly name: string; readonly allowed: boolean; readonly href: string }[];
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

const BROKEN = { qui: 'user', objet: 'panne', gene: 'mal' };
const HARM = { qui: 'user', objet: 'mesure', atteinte: 'oui' };
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const PASTED = 'Application nulle, le nouveau logo est affreux et les couleurs sont moches, passez votre chemin';
const OTHERS = [
  'L’écran reste blanc quand je touche le bouton du menu principal de mon téléphone',
  'Impossible de se connecter, un message d’erreur revient sans cesse après le mot de passe',
  'La synchronisation avec ma montre échoue chaque soir malgré plusieurs redémarrages',
  'L’application plante à l’ouverture du rapport mensuel, toujours au même endroit',
  'Le graphique de la semaine ne s’affiche plus et les anciennes valeurs ont disparu',
];
const REASON = 'Examiné avec les signalements eux-mêmes.';

describe('a signal', () => {
  let house: TestHouse;
  let slug: string;
  let applicationId: string;

  const report = async (text: string, answers: object = BROKEN): Promise<string> => {
    const { status, body } = await house.request<{ number: string }>(null, 'POST', '/api/v1/public/reports', {
      application: slug,
      applicationName: 'Une application',
      questionsVersion: 1,
      answers,
      text,
      mayContact: false,
    });
    expect(status).toBe(201);
    return body.number;
  };
  const get = async <Body>(path: string, person = 'xavier') => (await house.request<Body>(person, 'GET', path)).body;
  const list = async (query = '') => (await get<Page<Line>>(`/api/v1/signals${query}`)).items;
  const act = (signal: Signal, path: string, body: object = {}, person = 'xavier') =>
    house.request<Signal & { code?: string; reasons?: { code: string }[] }>(
      person,
      'POST',
      `/api/v1/signals/${signal.id}/${path}`,
      { expectedVersion: signal.version, ...body },
    );
  /** The worker reads what came in, then counts a minute later. */
  const work = async (time = MINUTE) => {
    await house.work();
    house.clock.advance(time);
    await house.work();
  };
  const only = async (query = '?state=open'): Promise<Signal> => {
    const [line, ...more] = await list(query);
    expect(more).toEqual([]);
    return get<Signal>(`/api/v1/signals/${line?.id}`);
  };

  beforeAll(async () => {
    ({ house } = await startHouseAfterStory('full'));
    const [listed] = await house.database.query<{ slug: string; id: string }[]>(
      'SELECT slug, application_id AS id FROM referencing.public_listing',
    );
    slug = listed?.slug ?? '';
    applicationId = listed?.id ?? '';
  }, 60_000);

  afterAll(() => house?.close());

  it('is no pasted text, however often it comes: that is folded and shown, and what is serious in it stands beside', async () => {
    for (let copy = 0; copy < 5; copy += 1) await report(`${PASTED}${'!'.repeat(copy)}`);
    const serious = await report(
      'La dose affichée était fausse et mon père a fait un malaise après son injection',
      HARM,
    );
    const pastedHarm = await report(PASTED, HARM);
    await report(PASTED);
    await work();

    expect(await list()).toEqual([]);
    const { items } = await get<Page<Campaign>>(`/api/v1/report-campaigns?applicationId=${applicationId}`);
    expect(items).toEqual([expect.objectContaining({ reports: 6, severity: 'minor' })]);
    expect(items[0]?.beside.map(({ number }) => number)).toEqual([serious, pastedHarm]);

    const inbox = await get<Page<{ number: string; state: string }>>('/api/v1/reports?limit=50');
    expect(inbox.items.slice(0, 2).map(({ number }) => number)).toEqual([serious, pastedHarm]);
    expect(inbox.items.filter(({ state }) => state === 'read')).toHaveLength(8);
  });

  it('is opened when people tell of the same thing in their own words, with its numbers and how many looks were taken', async () => {
    for (const text of OTHERS) await report(text);
    await work();

    const signal = await only();
    expect(signal).toMatchObject({ state: 'open', waitingOn: 'vigilance_officer', thresholds: 2 });
    expect(signal.number).toMatch(/^SGN-\d{4}-\d{6}$/);
    for (const { value, threshold } of signal.evidence) expect(value).toBeGreaterThanOrEqual(threshold);
    expect(signal.evidence.map(({ method }) => method)).toContain('maxsprt');
    expect(signal.multiplicity.pairs).toBeGreaterThan(1);
    expect(signal.multiplicity.byChance).toBeGreaterThan(0);
    expect(signal.series.reduce((sum, { cases }) => sum + cases, 0)).toBe(signal.cases);
    expect(signal.reports).toHaveLength(signal.cases);
    expect(signal.campaigns).toHaveLength(1);
    expect(signal.actions.map(({ name, allowed }) => [name, allowed])).toEqual([
      ['close', true],
      ['markFalseAlarm', true],
      ['openCase', true],
    ]);
    expect(await list('?method=maxsprt')).toHaveLength(1);
    expect(await list('?method=farrington')).toHaveLength(0);

    const letters = await house.database.query<{ body: string }[]>(
      `SELECT body FROM notification.letter WHERE template = 'signal-opened'`,
    );
    expect(letters.length).toBeGreaterThan(2);
    for (const { body } of letters) expect(body).toContain(signal.number);
  });

  it('is drawn, with words for who does not see it', async () => {
    const { chart, topic } = await only();
    const key = await house.tokenOf('xavier');
    const response = await fetch(`${house.url}${chart}`, { headers: { authorization: `Bearer ${key}` } });
    expect(response.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    const svg = await response.text();
    expect(svg).toContain(`<title id="title">Cas par semaine sur « ${topic} »`);
    expect(svg).toMatch(/^<svg .*<\/svg>$/s);
    expect((await fetch(`${house.url}${chart}`)).status).toBe(401);
  });

  it('follows the counts while it is open, and is not opened twice', async () => {
    const before = await only();
    await report('Après chaque notification la page se ferme toute seule et mes réglages se perdent');
    await work();
    const after = await only();
    expect(after).toMatchObject({ id: before.id, cases: before.cases + 1, version: before.version + 1 });

    await work(DAY);
    expect(await only()).toMatchObject({ id: before.id, version: after.version });
  });

  it('is hidden from who has nothing to do with it, and ended by those on vigilance alone', async () => {
    const signal = await only();
    for (const person of ['alice', 'gaelle']) {
      expect((await house.request(person, 'GET', '/api/v1/signals')).status).toBe(403);
      expect((await house.request(person, 'GET', `/api/v1/signals/${signal.id}`)).status).toBe(404);
      expect((await act(signal, 'closure', { motive: REASON }, person)).status).toBe(404);
    }
    expect((await act(signal, 'closure', { motive: 'non' })).status).toBe(422);
    const stale = await act({ ...signal, version: signal.version + 1 }, 'closure', { motive: REASON });
    expect(stale.status).toBe(409);
  });

  it('opens a case of its reports, once', async () => {
    const signal = await only();
    const { status, body } = await act(signal, 'case');
    expect(status).toBe(200);
    expect(body.state).toBe('open');
    const incident = await get<{ reports: unknown[] }>(`/api/v1/cases/${body.caseId}`);
    expect(incident.reports).toHaveLength(signal.reports.length);

    const again = await act(body, 'case');
    expect(again.status).toBe(409);
    expect(again.body.reasons?.map(({ code }) => code)).toContain('signal_without_case');
  });

  it('is ended with a reason, and makes another only when enough is told after', async () => {
    await work();
    const { status, body } = await act(await only(), 'false-alarm', { motive: REASON });
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: 'false_alarm', waitingOn: 'nobody', actions: [], end: { motive: REASON } });

    await work(7 * DAY);
    await report('L’application plante dès que je tourne le téléphone à l’horizontale');
    await work();
    expect(await list('?state=open')).toEqual([]);

    await report('Un bug bloque la page du sommeil, elle reste figée sur le chargement');
    await report('Message d’erreur au lancement, il faut réinstaller pour que ça fonctionne');
    await report('Plus aucune donnée ne se synchronise, la connexion avec la montre ne marche plus');
    await work();
    const [open] = await list('?state=open');
    expect(open?.topic).toBe(body.topic);
    expect(open?.number).not.toBe(body.number);
  });

  it('pages from the newest to the oldest', async () => {
    const first = await get<Page<Line>>('/api/v1/signals?limit=1');
    const second = await get<Page<Line>>(`/api/v1/signals?limit=1&after=${first.next}`);
    expect(first.items[0]?.id).not.toBe(second.items[0]?.id);
    expect((await house.request('xavier', 'GET', '/api/v1/signals?after=e30')).status).toBe(400);
  });

  it('leaves a house in which every invariant holds, and one that was falsified is named', async () => {
    await work();
    expect(await checkAt(house.database, house.clock.now())).toEqual([]);

    await house.database.query('UPDATE vigilance.weekly_count SET reports = reports + 1');
    await house.database.query("UPDATE vigilance.signal SET state = 'closed' WHERE state = 'false_alarm'");
    const broken = (await checkAt(house.database, house.clock.now())).map(({ invariant }) => invariant);
    expect(broken.join(' ')).toMatch(/weekly-counts-are-those-of-reports/);
    expect(broken.join(' ')).toMatch(/signal-state-follows-journal/);
  });
});
