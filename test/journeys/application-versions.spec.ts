import type { PastVersion } from '#libs/catalogue';
import { demoAccountId } from '#libs/identity';
import { addDays, type Day, dayOf, startOf } from '#libs/kernel';
import { ChangeCounts } from '#libs/referencing';
import type { Plot } from '../../apps/cli/src/walk/dossier-story.js';
import { plots } from '../../apps/cli/src/walk/plots.js';
import type { TestHouse } from '../support/house.js';
import { startHouseAfterStory } from '../support/told-house.js';

interface Version {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly version: number;
  readonly confirmBy: Day | null;
  readonly dossierId: string | null;
  readonly end: string | null;
  readonly draw: { readonly rule: string; readonly hash: string; readonly drawn: boolean } | null;
  readonly impact: { readonly class: string; readonly bricks: string[]; readonly criteria: string[] } | null;
  readonly actions: readonly { readonly name: string; readonly allowed: boolean }[];
}

interface Listing {
  readonly id: string;
  readonly applicationId: string;
  readonly slug: string;
  readonly state: string;
  readonly coveredVersion: string;
  readonly version: number;
}

interface Problem {
  readonly code?: string;
  readonly reasons?: { readonly code: string }[];
}

interface Sheet {
  readonly versionAssessed: string;
  readonly versionPending: { readonly number: string; readonly releaseOn: string } | null;
  readonly versions: readonly PastVersion[];
}

interface Page<Item> {
  readonly items: readonly Item[];
}

const full: Plot = plots.full;
const KNOWING_ALL = `UPDATE expert SET competences = '{SEC,DRO,URB}'`;
const MOTIVE = 'Le traceur publicitaire est un nouveau service tiers.';

describe('a new version of a listed application', () => {
  let house: TestHouse;
  let listing: Listing;

  const at = (day: Day) => house.clock.moveTo(new Date(startOf(day).getTime() + 9 * 3_600_000));
  const today = () => dayOf(house.clock.now());
  const later = (days: number) => at(addDays(today(), days));
  const get = async <Found>(path: string, person = 'gaelle') => (await house.as(person)).get<Found>(path);
  const post = <Answer = Version>(person: string, path: string, body: object) =>
    house.request<Answer & Problem>(person, 'POST', `/api/v1${path}`, body);
  const declare = (changes: string[], given: object = {}, person = 'alice') =>
    post(person, `/listings/${listing.id}/versions`, {
      number: '4.2.1',
      releaseOn: addDays(today(), 20),
      changes,
      formerKept: true,
      ...given,
    });
  const act = async (person: string, { id }: { id: string }, step: string, body: object = {}) => {
    const { version } = await get<Version>(`/api/v1/application-versions/${id}`);
    return post(person, `/application-versions/${id}/${step}`, { expectedVersion: version, ...body });
  };
  const read = ({ id }: { id: string }, person = 'gaelle') =>
    get<Version>(`/api/v1/application-versions/${id}`, person);
  const inEvaluation = (statement: string, values: unknown[] = []) =>
    house.database.query(statement.replace('expert', 'evaluation.expert'), values);
  const listed = () => get<Listing>(`/api/v1/listings/${listing.id}`);
  const sheet = async () =>
    (await house.request<Sheet>('alice', 'GET', `/api/v1/public/applications/${listing.slug}`)).body;
  const letters = async (template: string) =>
    (
      await house.database.query<{ n: number }[]>(
        'SELECT count(DISTINCT subject_id)::int AS n FROM notification.letter WHERE template = $1',
        [template],
      )
    )[0]?.n;
  const dossier = (id: string | null) => get<{ kind: string; state: string; dueAt: string }>(`/api/v1/dossiers/${id}`);
  const proposals = async () =>
    (await get<Page<{ measure: string; sourceType: string; motive: string }>>('/api/v1/measure-proposals', 'ulysse'))
      .items;
  const findings = async () =>
    (
      await get<Page<{ sourceType: string; severity: string; text: string }>>(`/api/v1/findings?listing=${listing.id}`)
    ).items.filter(({ sourceType }) => sourceType === 'version');

  beforeEach(async () => {
    ({ house } = await startHouseAfterStory('full'));
    const { items } = await (await house.as('ulysse')).get<Page<Listing>>('/api/v1/listings');
    if (!items[0]) throw new Error('nothing is listed');
    listing = items[0];
  }, 120_000);

  afterEach(() => house?.close());

  it('is there from the first listing on, for the version that was judged', async () => {
    const { items } = await get<Page<Version>>(`/api/v1/application-versions?listingId=${listing.id}`);

    expect(items).toMatchObject([{ number: listing.coveredVersion, state: 'covered', impact: null, actions: [] }]);
    const questions = await get<{ coveredVersion: string; types: { id: string }[] }>(
      `/api/v1/listings/${listing.id}/change-questions`,
      'alice',
    );
    expect(questions.coveredVersion).toBe(listing.coveredVersion);
    expect(questions.types.map(({ id }) => id)).toContain('donnees_nouvelles');
  }, 60_000);

  it('that is minor is shown within five days, by a decision without a dossier (PUB-16)', async () => {
    const { status, body } = await declare(['correction']);
    expect(status).toBe(201);
    expect(body).toMatchObject({ state: 'declared', confirmBy: addDays(today(), 5), impact: { class: 'minor' } });
    await house.work();
    expect(await letters('version-attention')).toBe(1);
    expect((await listed()).coveredVersion).toBe(listing.coveredVersion);

    later(6);
    await house.work();
    const covered = await read(body);
    expect(covered).toMatchObject({ state: 'covered', dossierId: null, confirmBy: null });
    expect(await listed()).toMatchObject({ coveredVersion: '4.2.1', state: 'active' });
    expect(await sheet()).toMatchObject({
      versionAssessed: '4.2.1',
      versionPending: null,
      versions: [
        { number: '4.2.1', change: 'minor', isCurrent: true, coveredOn: today() },
        { number: listing.coveredVersion, change: 'whole_file', isCurrent: false, releaseOn: null },
      ],
    });
    const [newest, first] = (await sheet()).versions;
    expect(newest?.sentence.fr).toContain(`par la décision ${newest?.decisionNumber}`);
    expect(first?.decisionNumber).not.toBe(newest?.decisionNumber);
    expect(covered.draw).toMatchObject({ rule: 'aval-minor-version-1', hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const decided = await house.database.query(
      `SELECT outcome, signed_by, application_version FROM referencing.decision WHERE kind = 'measure'`,
    );
    expect(decided).toEqual([{ outcome: 'version_covered', signed_by: null, application_version: '4.2.1' }]);
    const { items } = await get<Page<Version>>(`/api/v1/application-versions?listingId=${listing.id}`);
    expect(items.map(({ state }) => state)).toEqual(['covered', 'superseded']);
  }, 60_000);

  it('that is drawn is put before those who check, until one of them has looked', async () => {
    const { body } = await declare(['correction']);
    expect(await act('gaelle', body, 'classification')).toMatchObject({ status: 200, body: { state: 'covered' } });
    await house.database.query(
      `UPDATE referencing.application_version SET draw = jsonb_set(draw, '{drawn}', 'true') WHERE id = $1`,
      [body.id],
    );
    const drawn = async () => (await get<Page<Version>>('/api/v1/application-versions?toCheck=true')).items.length;
    expect(await drawn()).toBe(1);

    const checked = await act('gaelle', body, 'check', { note: 'Le journal des modifications concorde.' });
    expect(checked).toMatchObject({ status: 200, body: { state: 'covered' } });
    expect(await drawn()).toBe(0);
    const again = await act('gaelle', body, 'check', { note: 'Encore une fois, pour voir.' });
    expect(again).toMatchObject({ status: 409, body: { reasons: [{ code: 'unchecked' }] } });
  }, 60_000);

  it('that is substantial opens a change dossier on what it touches, and the public reads both versions (PUB-17)', async () => {
    const { body } = await declare(['donnees_nouvelles'], { number: '5.0.0' });
    expect(body.impact).toMatchObject({ class: 'substantial', bricks: ['DRO', 'SEC', 'URB'] });
    const confirmed = (await act('gaelle', body, 'classification')).body;
    expect(confirmed).toMatchObject({ state: 'assessing' });
    await house.work();

    const change = await dossier(confirmed.dossierId);
    expect(change).toMatchObject({ kind: 'change', state: 'preparation' });
    const { items } = await get<Page<{ criterion: string; brick: string; reason: string }>>(
      `/api/v1/dossiers/${confirmed.dossierId}/scope`,
      'alice',
    );
    const judged = items.filter(({ reason }) => reason !== 'carried');
    expect(judged.length).toBeGreaterThan(0);
    expect(judged.map(({ criterion }) => criterion).sort()).toEqual([...(confirmed.impact?.criteria ?? [])].sort());
    expect(await sheet()).toMatchObject({
      versionAssessed: listing.coveredVersion,
      versionPending: { number: '5.0.0' },
      versions: [
        { number: '5.0.0', change: 'substantial', coveredOn: null, decisionNumber: null },
        { isCurrent: true },
      ],
    });
    const second = await declare(['prix'], { number: '6.0.0' });
    expect(second).toMatchObject({ status: 409, body: { code: 'no_change_in_hand' } });

    await house.story({ ...full, failing: () => [], outcome: 'full' }).follow(confirmed.dossierId ?? '');
    await house.work();
    expect(await read(body)).toMatchObject({ state: 'covered' });
    expect(await listed()).toMatchObject({ coveredVersion: '5.0.0' });
    expect(await sheet()).toMatchObject({
      versionAssessed: '5.0.0',
      versionPending: null,
      versions: [{ number: '5.0.0', change: 'substantial', isCurrent: true, coveredOn: today() }, { isCurrent: false }],
    });
  }, 120_000);

  it('gives fewer days to file when a blocking criterion is touched, and is not covered when nothing came', async () => {
    const { body } = await declare(['donnees_nouvelles'], { number: '5.0.0' });
    const began = today();
    const { dossierId } = (await act('gaelle', body, 'classification')).body;
    const due = dayOf(new Date((await dossier(dossierId)).dueAt));
    expect(due >= addDays(began, 15) && due <= addDays(began, 30)).toBe(true);
    at(addDays(due, 1));
    await house.work();
    await house.work();

    expect(await read(body)).toMatchObject({ state: 'rejected', end: 'not_filed' });
    expect(await findings()).toMatchObject([{ severity: 'majeur' }]);
    expect(await letters('version-rejected')).toBe(1);
    expect((await listed()).coveredVersion).toBe(listing.coveredVersion);
  }, 120_000);

  it.each([
    [true, 0],
    [false, 1],
  ])(
    'that is refused leaves the former one covered; kept by its users: %s',
    async (formerKept, asked) => {
      const { body } = await declare(['donnees_nouvelles'], { number: '5.0.0', formerKept });
      const { dossierId } = (await act('gaelle', body, 'classification')).body;
      const failing: Plot['failing'] = (scope) => scope.slice(0, 1).map(({ criterion }) => criterion);
      const { adjourned } = plots as Record<string, Plot>;
      await house
        .story({
          ...(adjourned ?? full),
          failing: adjourned?.failing ?? failing,
          outcome: 'adjourned',
          staysListed: true,
        })
        .follow(dossierId ?? '');
      await house.work();

      expect(await read(body)).toMatchObject({ state: 'rejected', end: 'refused' });
      expect((await listed()).coveredVersion).toBe(listing.coveredVersion);
      expect(await proposals()).toHaveLength(asked);
    },
    120_000,
  );

  it('is judged again by other experts when its refusal is remitted on appeal, and covered once it conforms', async () => {
    const { body } = await declare(['donnees_nouvelles'], { number: '5.0.0' });
    const { dossierId } = (await act('gaelle', body, 'classification')).body;
    await inEvaluation(KNOWING_ALL);
    const refusal = { ...(plots.adjourned as Plot), staysListed: true };
    await house.story(refusal).follow(dossierId ?? '');
    await house.work();
    const judgedIn = async (id: string | null) =>
      (await get<Page<{ criterion: string; reason: string }>>(`/api/v1/dossiers/${id}/scope`, 'alice')).items
        .filter(({ reason }) => reason !== 'carried')
        .map(({ criterion }) => criterion)
        .sort();
    const panelOf = async (id: string | null) =>
      (
        await house.database.query<{ expert: string }[]>(
          `SELECT DISTINCT expert_id AS expert FROM evaluation.assignment WHERE dossier_id = $1 AND state = 'submitted'`,
          [id],
        )
      ).map(({ expert }) => expert);

    const { items } = await get<Page<{ id: string; dossierId: string }>>('/api/v1/decisions', 'alice');
    const contested = items.find((one) => one.dossierId === dossierId);
    const { body: appeal } = await post<{ id: string }>('alice', `/decisions/${contested?.id}/appeals`, {
      grounds: 'Les données nouvelles restent sur l’appareil : le critère ne s’y applique pas.',
    });
    const onAppeal = async (person: string, rest: string, given: object = {}, method = 'POST') => {
      const path = `/api/v1/appeals/${appeal.id}`;
      const { version } = await get<{ version: number }>(path, 'basile');
      const answer = await house.request(person, method, `${path}/${rest}`, { expectedVersion: version, ...given });
      if (answer.status !== 200)
        throw new Error(`${rest} was answered ${answer.status} ${JSON.stringify(answer.body)}`);
      await house.work();
    };
    await onAppeal('basile', 'admission');
    await onAppeal('basile', 'members', { members: ['basile', 'eloi'].map(demoAccountId) }, 'PUT');
    await onAppeal('ulysse', 'defence', { defence: 'Le critère est celui que la modification touche.' });
    await onAppeal('eloi', 'settlement', {
      outcome: 'remitted',
      motive: 'Le premier collège n’a pas répondu au moyen.',
    });

    const { effect } = await get<{ effect: { newDossier: string } }>(`/api/v1/appeals/${appeal.id}`, 'basile');
    expect(await dossier(effect.newDossier)).toMatchObject({ kind: 'change', state: 'preparation' });
    expect(await judgedIn(effect.newDossier)).toEqual(await judgedIn(dossierId));
    const { items: rows } = await get<Page<Version>>(`/api/v1/application-versions?listingId=${listing.id}`);
    expect(rows.filter(({ number }) => number === '5.0.0')).toMatchObject([
      { state: 'assessing', dossierId: effect.newDossier },
      { state: 'rejected', end: 'refused' },
    ]);
    expect((await sheet()).versionPending).toMatchObject({ number: '5.0.0' });

    const anew = house.story({ ...full, failing: () => [], outcome: 'full' });
    const panel = await panelOf(dossierId);
    await inEvaluation(`UPDATE expert SET competences = '{}' WHERE id <> ALL ($1)`, [panel]);
    await expect(anew.follow(effect.newDossier)).rejects.toThrow('experts_available');
    await inEvaluation(KNOWING_ALL);

    await anew.follow(effect.newDossier);
    await house.work();
    expect(await listed()).toMatchObject({ coveredVersion: '5.0.0', state: 'active' });
    expect((await sheet()).versions).toMatchObject([{ number: '5.0.0', isCurrent: true }, { isCurrent: false }]);
    const others = await panelOf(effect.newDossier);
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter((expert) => panel.includes(expert))).toEqual([]);
  }, 120_000);

  it('is taken back by its publisher, and its dossier with it', async () => {
    const { body } = await declare(['donnees_nouvelles'], { number: '5.0.0' });
    const { dossierId } = (await act('gaelle', body, 'classification')).body;
    const taken = await act('alice', body, 'retraction', { reason: 'rolled_back' });
    await house.work();

    expect(taken).toMatchObject({ status: 200, body: { state: 'rejected', end: 'rolled_back' } });
    expect((await dossier(dossierId)).state).toBe('withdrawn');
    expect(await findings()).toEqual([]);
    expect(await declare(['donnees_nouvelles'], { number: '5.0.0' })).toMatchObject({ status: 201 });
  }, 60_000);

  it('is classed by an agent otherwise than it was declared, with a motive', async () => {
    const { body } = await declare(['correction']);
    const bare = await act('gaelle', body, 'classification', { changes: ['tiers'] });
    expect(bare).toMatchObject({ status: 409, body: { reasons: [{ code: 'class_motive_given' }] } });

    const changed = await act('gaelle', body, 'classification', { changes: ['tiers'], motive: MOTIVE });
    await house.work();
    expect(changed).toMatchObject({ status: 200, body: { state: 'assessing', impact: { types: ['tiers'] } } });
    expect(await letters('version-reclassified')).toBe(1);
    const unknown = await declare(['humeur'], { number: '7.0.0' });
    expect(unknown).toMatchObject({ status: 422, body: { code: 'unknown_change_type' } });
  }, 60_000);

  it('that was taken for a minor one is judged after all, and its late declaration is a finding', async () => {
    const { body } = await declare(['correction']);
    await act('gaelle', body, 'classification');
    expect((await listed()).coveredVersion).toBe('4.2.1');

    const found = await act('gaelle', body, 'reclassification', { changes: ['tiers'], motive: MOTIVE });
    await house.work();
    expect(found).toMatchObject({ status: 200, body: { state: 'assessing' } });
    expect(await dossier(found.body.dossierId)).toMatchObject({ kind: 'change' });
    expect(await listed()).toMatchObject({ coveredVersion: listing.coveredVersion });
    expect(await sheet()).toMatchObject({
      versionAssessed: listing.coveredVersion,
      versionPending: { number: '4.2.1' },
    });
    expect(await findings()).toMatchObject([
      { severity: 'majeur', text: expect.stringContaining('déclaration tardive') },
    ]);
    const counted = await house.app.get(ChangeCounts, { strict: false }).since(addDays(today(), -1));
    expect(counted.get(listing.applicationId)).toBe(1);
  }, 60_000);

  it('ends with its listing, and so does its dossier', async () => {
    const { body } = await declare(['donnees_nouvelles'], { number: '5.0.0' });
    const { dossierId } = (await act('gaelle', body, 'classification')).body;
    const { version } = await listed();
    await post('alice', `/listings/${listing.id}/withdrawal`, {
      expectedVersion: version,
      motive: 'Le produit est arrêté.',
    });
    const leaving = await listed();
    await post('ulysse', `/listings/${listing.id}/withdrawal-notice-waiver`, { expectedVersion: leaving.version });
    await house.work();

    expect((await listed()).state).toBe('delisted');
    expect(await read(body)).toMatchObject({ state: 'rejected', end: 'listing_ended' });
    expect((await dossier(dossierId)).state).toBe('withdrawn');
    expect((await declare(['correction'], { number: '5.0.1' })).body.code).toBe('listing_over');
  }, 60_000);

  describe('that nobody declared', () => {
    const find = (person = 'gaelle', version = '6.1.0') =>
      post<{ id: string; declareBy: Day; version: number }>(person, `/listings/${listing.id}/undeclared-changes`, {
        version,
        seen: 'Un nouveau traceur publicitaire est actif au démarrage.',
      });
    const change = (id: string) => get<{ state: string; version: number }>(`/api/v1/undeclared-changes/${id}`, 'alice');

    it('is asked for by letter, and closed by the declaration', async () => {
      const found = await find();
      expect(found.status).toBe(201);
      expect(found.body.declareBy >= addDays(today(), 28)).toBe(true);
      expect((await find()).body.code).toBe('undeclared_change_known');
      await house.work();
      expect(await letters('undeclared-change-found')).toBe(1);

      await declare(['tiers'], { number: '6.1.0', releaseOn: today() });
      at(addDays(found.body.declareBy, 1));
      await house.work();
      expect((await change(found.body.id)).state).toBe('declared');
      expect(await proposals()).toEqual([]);
      const counted = await house.app.get(ChangeCounts, { strict: false }).since(addDays(today(), -60));
      expect(counted.get(listing.applicationId)).toBe(1);
    }, 60_000);

    it('asks the signatory for a suspension when four weeks passed in silence', async () => {
      const { body } = await find();
      at(body.declareBy);
      await house.work();
      expect(await proposals()).toEqual([]);
      later(1);
      await house.work();
      await house.work();

      expect((await change(body.id)).state).toBe('overdue');
      expect(await proposals()).toMatchObject([{ measure: 'suspend', sourceType: 'version' }]);
      expect((await listed()).state).toBe('active');
    }, 60_000);

    it('is dropped by a case officer who was wrong', async () => {
      const { body } = await find();
      const dropped = await post('gaelle', `/undeclared-changes/${body.id}/dismissal`, {
        expectedVersion: body.version,
        motive: 'Le traceur appartient à une autre application.',
      });
      await house.work();

      expect(dropped).toMatchObject({ status: 200, body: { state: 'dropped', actions: [] } });
      expect(await letters('undeclared-change-dropped')).toBe(1);
    }, 60_000);

    it('is found by nobody who may not', async () => {
      for (const person of ['alice', 'ulysse', 'zelie', 'basile']) {
        expect([person, (await find(person)).status]).toEqual([person, 403]);
      }
    });
  });

  it('is moved by nobody who may not', async () => {
    const refused = [
      ['gaelle', 'retraction', { reason: 'rolled_back' }],
      ['alice', 'classification', {}],
      ['ulysse', 'classification', {}],
      ['ines', 'reclassification', { changes: ['tiers'], motive: MOTIVE }],
      ['alice', 'check', { note: 'Tout va bien, je vous assure.' }],
    ] as const;
    const declared = (await declare(['correction'])).body;

    for (const [person, step, body] of refused) {
      const { status } = await act(person, declared, step, body);
      expect([person, step, status, (await read(declared)).state]).toEqual([person, step, 403, 'declared']);
    }
  });

  it('is declared by nobody who may not', async () => {
    for (const person of ['gaelle', 'ulysse']) {
      expect([person, (await declare(['correction'], {}, person)).status]).toEqual([person, 403]);
    }
  });
});
