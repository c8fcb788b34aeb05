import { addMonths, type Day, dayOf, startOf } from '#libs/kernel';
import { departureFrameworkText } from '#rules/criteria';
import { invariants } from '../../apps/cli/src/database/check.js';
import { plots } from '../../apps/cli/src/walk/plots.js';
import { startHouse, type TestHouse } from '../support/house.js';
import { startHouseAfterStory } from '../support/told-house.js';

interface Version {
  readonly id: string;
  readonly state: string;
  readonly lockVersion: number;
  readonly earliestEffect: Day;
}
interface Simulation {
  readonly state: string;
  readonly documentHash: string;
  readonly impact: {
    readonly hit: number;
    readonly failing: number;
    readonly letters: Readonly<Record<string, number>>;
  };
}
interface Text {
  readonly title: string;
  readonly question: string;
}
interface Scope {
  readonly frameworkVersion: string;
  readonly items: readonly (Text & {
    readonly criterion: string;
    readonly reason: string;
    readonly former: (Text & { readonly frameworkVersion: string }) | null;
  })[];
}
interface Line {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly dueAt: string;
}
interface Page<Item> {
  readonly items: readonly Item[];
}

const CRITERION = 'SEC-01';
const BEFORE = 'Identification électronique des usagers adaptée au risque';
const AFTER = 'Identification électronique des usagers, revue chaque année';
const tightened = departureFrameworkText().replace('version: 0.1.0', 'version: 0.2.0').replace(BEFORE, AFTER);
/** The same, in which web applications have another word: what was declared with the former one cannot be read. */
const reworded = tightened.replace('- id: web\n', '- id: navigateur\n');
const transition = { R1: '12m', R2: '12m', R3: '12m', R4: '12m' };
const DAY_MS = 86_400_000;

/** The making of a version, by its editor and the signatory. */
class Edition {
  private version!: Version;

  constructor(
    private readonly house: TestHouse,
    private readonly framework = tightened,
  ) {}

  get path(): string {
    return `/api/v1/framework-versions/${this.version.id}`;
  }

  async consult(): Promise<void> {
    const editor = await this.house.as('carla');
    this.version = await editor.post<Version>('/api/v1/framework-versions', { framework: this.framework });
    await this.act('carla', 'consultation', {});
    this.house.clock.advance(40 * DAY_MS);
  }

  async act(person: string, step: string, body: object, method = 'POST') {
    const answer = await this.house.request<Version & { reasons?: { code: string; field?: string }[]; code?: string }>(
      person,
      method,
      `${this.path}/${step}`,
      { expectedVersion: this.version.lockVersion, ...body },
    );
    if (answer.status === 200) this.version = { ...this.version, ...answer.body, id: this.version.id };
    return answer;
  }

  async effectiveOn(): Promise<Day> {
    const { earliestEffect } = await (await this.house.as('carla')).get<Version>(this.path);
    return earliestEffect;
  }

  classed = (change: string) => this.act('carla', 'changes', { classes: { [CRITERION]: change }, transition }, 'PUT');

  async simulated(effectiveOn: Day): Promise<Simulation> {
    const editor = await this.house.as('carla');
    await editor.post(`${this.path}/impact`, { effectiveOn });
    await this.house.work();
    return editor.get<Simulation>(`${this.path}/impact`);
  }

  publish = (effectiveOn: Day) => this.act('ulysse', 'publication', { effectiveOn });

  async published(): Promise<Day> {
    await this.consult();
    const day = await this.effectiveOn();
    await this.classed('tightened');
    await this.simulated(day);
    const { status } = await this.publish(day);
    if (status !== 200) throw new Error('the version is not published');
    return day;
  }
}

async function takesEffect(house: TestHouse, day: Day): Promise<void> {
  house.clock.moveTo(new Date(startOf(day).getTime() + 9 * 3_600_000));
  await house.work();
}

/** A first dossier that its publisher is still working on. @returns its id */
async function inPreparation(house: TestHouse): Promise<string> {
  const story = house.story(plots.full, (title, act) => {
    if (title.startsWith('the publisher adds')) throw new Error('he is not ready');
    return act();
  });
  await expect(story.tell()).rejects.toThrow('he is not ready');
  return story.dossierId;
}

const scopeOf = async (house: TestHouse, id: string) =>
  (await house.as('alice')).get<Scope>(`/api/v1/dossiers/${id}/scope`);
const wordingOf = (scope: Scope) => scope.items.find(({ criterion }) => criterion === CRITERION);
const dossiersOf = async (house: TestHouse) =>
  (await (await house.as('alice')).get<Page<Line>>('/api/v1/dossiers')).items;

async function violations(house: TestHouse): Promise<string[]> {
  const broken: string[] = [];
  for (const { name, sql } of invariants()) {
    const rows = await house.database.query<unknown[]>(sql);
    if (rows.length > 0) broken.push(`${name}: ${JSON.stringify(rows)}`);
  }
  return broken;
}

describe('a change of the framework over what is listed', () => {
  let house: TestHouse | undefined;

  afterEach(() => house?.close());

  it('is published only with each change classed and a simulation of whom it hits (REG-23)', async () => {
    const { house: after, found } = await startHouseAfterStory('full');
    house = after;
    const edition = new Edition(after);
    await edition.consult();
    const day = await edition.effectiveOn();

    const bare = await edition.publish(day);
    expect(bare.status).toBe(409);
    expect(bare.body.reasons).toMatchObject([
      { code: 'changes_classed', field: `/classes/${CRITERION}` },
      { code: 'transition_dates_given' },
      { code: 'impact_simulated' },
    ]);
    await edition.classed('tightened');
    expect((await edition.publish(day)).body.reasons).toMatchObject([{ code: 'impact_simulated' }]);

    const simulation = await edition.simulated(day);
    expect(simulation).toMatchObject({
      state: 'done',
      impact: { listings: 1, hit: 1, failing: 1, letters: { 'framework-transition': 1 } },
    });
    const editor = await after.as('carla');
    const document = await editor.get<{ listings: { criteria: string[]; dueOn: Day; fails: boolean }[] }>(
      `${edition.path}/impact/document`,
    );
    expect(document.listings).toMatchObject([{ criteria: [CRITERION], dueOn: addMonths(day, 12), fails: true }]);
    await edition.classed('editorial');
    expect((await edition.publish(day)).body.reasons).toMatchObject([{ code: 'impact_simulated' }]);
    await edition.classed('tightened');
    expect(await edition.publish(day)).toMatchObject({ status: 200, body: { state: 'published' } });
    expect(await edition.classed('editorial')).toMatchObject({ status: 409, body: { code: 'action_not_allowed' } });
    expect(wordingOf(await scopeOf(after, found.dossierId))).toMatchObject({ title: BEFORE, former: null });
  }, 120_000);

  it('gives the publisher one obligation with a date, one letter and a prefilled dossier; his listing stays (PUB-18)', async () => {
    const { house: after, found } = await startHouseAfterStory('full');
    house = after;
    const day = await new Edition(after).published();
    await takesEffect(after, day);
    const dueOn = addMonths(day, 12);

    const findings = () =>
      after.database.query<{ criterion: string; due_on: string; state: string }[]>(
        `SELECT criterion, due_on::text, state FROM referencing.finding WHERE source_type = 'framework'`,
      );
    expect(await findings()).toEqual([{ criterion: CRITERION, due_on: dueOn, state: 'open' }]);
    const listings = async () => (await (await after.as('alice')).get<Page<object>>('/api/v1/listings')).items;
    expect(await listings()).toMatchObject([{ state: 'active', basis: 'full', openFindings: 1 }]);
    const letters = await after.database.query<{ template: string; n: number }[]>(
      `SELECT template, count(DISTINCT account_id)::int AS people, count(*)::int AS n FROM notification.letter
       WHERE template IN ('framework-transition', 'findings-opened', 'follow-up-opened') GROUP BY template`,
    );
    expect(letters.map(({ template }) => template)).toEqual(['framework-transition']);

    const transitions = async () => (await dossiersOf(after)).filter(({ kind }) => kind === 'transition');
    const [dossier, ...more] = await transitions();
    if (!dossier) throw new Error('no transition dossier');
    expect(more).toEqual([]);
    expect(dayOf(new Date(dossier.dueAt))).toBe(dueOn);
    const scope = await scopeOf(after, dossier.id);
    expect(scope.items.filter(({ reason }) => reason !== 'carried')).toMatchObject([
      { criterion: CRITERION, reason: 'tightened', title: AFTER, former: { frameworkVersion: '0.1.0', title: BEFORE } },
    ]);
    const answers = await (await after.as('alice')).get<Page<object>>(`/api/v1/dossiers/${dossier.id}/answers`);
    expect(answers.items).toHaveLength(1);

    expect(wordingOf(await scopeOf(after, found.dossierId))).toMatchObject({ title: BEFORE, former: null });

    const seen: Scope[] = [];
    await after
      .story(plots.full, async (title, act) => {
        if (title.startsWith('the quorum unseals')) {
          const [panel] = await after.database.query<{ expert_id: string }[]>(
            `SELECT expert_id FROM evaluation.assignment WHERE dossier_id = $1 AND state = 'submitted'`,
            [dossier.id],
          );
          const expert = after.cast.expert((panel?.expert_id ?? '') as never);
          seen.push(await expert.get<Scope>(`/api/v1/dossiers/${dossier.id}/scope`));
        }
        return act();
      })
      .follow(dossier.id);

    expect(seen.map((one) => wordingOf(one))).toMatchObject([
      { title: AFTER, former: { frameworkVersion: '0.1.0', title: BEFORE } },
    ]);
    expect(await findings()).toMatchObject([{ state: 'verified' }]);
    const [stands] = await after.database.query<object[]>(
      `SELECT status, basis, framework_version FROM referencing.listing`,
    );
    expect(stands).toEqual({ status: 'active', basis: 'full', framework_version: '0.2.0' });
    const reviews = async (id: string) =>
      (await (await after.as('ines')).get<Page<{ frameworkVersion: string }>>(`/api/v1/dossiers/${id}/reviews`)).items;
    expect(new Set((await reviews(found.dossierId)).map(({ frameworkVersion }) => frameworkVersion))).toEqual(
      new Set(['0.1.0']),
    );
  }, 180_000);

  it('writes one letter for all the listings of a publisher, and opens nothing twice when it is told twice', async () => {
    const { house: after } = await startHouseAfterStory('full');
    house = after;
    await after.tell({ ...plots.full, name: 'Nuit paisible' });
    await takesEffect(after, await new Edition(after).published());
    const counted = () =>
      after.database.query<object[]>(
        `SELECT (SELECT count(*)::int FROM referencing.finding WHERE source_type = 'framework') AS findings,
           (SELECT count(*)::int FROM referencing.dossier WHERE kind = 'transition') AS dossiers,
           (SELECT max(n)::int FROM (SELECT count(*) AS n FROM notification.letter WHERE template = 'framework-transition'
             GROUP BY account_id) AS l) AS letters`,
      );
    expect(await counted()).toEqual([{ findings: 2, dossiers: 2, letters: 1 }]);

    const [again] = await after.database.query<[unknown[], number]>(
      `UPDATE messaging.delivery SET done_at = NULL, leased_until = NULL, next_attempt_at = $1 WHERE job = 'referencing.begin-transition' RETURNING id`,
      [after.clock.now()],
    );
    expect(again).toHaveLength(1);
    await after.work();

    expect(await counted()).toEqual([{ findings: 2, dossiers: 2, letters: 1 }]);
    expect(await violations(after)).toEqual([]);
  }, 120_000);

  it('passes over nobody: what it cannot read is said anew by the publisher, looked at by the authority, and then asked', async () => {
    const { house: after } = await startHouseAfterStory('full');
    house = after;
    const edition = new Edition(after, reworded);
    await edition.consult();
    const day = await edition.effectiveOn();
    await edition.classed('tightened');
    expect((await edition.simulated(day)).impact).toMatchObject({ hit: 0, letters: { 'framework-unreadable': 1 } });
    expect((await edition.publish(day)).status).toBe(200);
    await takesEffect(after, day);
    const letters = async () =>
      after.database.query<{ template: string; people: number; n: number }[]>(
        `SELECT template, count(DISTINCT account_id)::int AS people, count(*)::int AS n FROM notification.letter
         WHERE template LIKE 'framework-%' GROUP BY template ORDER BY template`,
      );
    const told = await letters();
    expect(told.map(({ template }) => template)).toEqual(['framework-attention', 'framework-unreadable']);
    expect(told.every(({ people, n }) => people === n)).toBe(true);
    const findings = () =>
      after.database.query<object[]>(
        `SELECT criterion, state FROM referencing.finding WHERE source_type = 'framework'`,
      );
    expect(await findings()).toEqual([]);

    const alice = await after.as('alice');
    const [listing] = (await alice.get<Page<{ applicationId: string }>>('/api/v1/listings')).items;
    const path = `/api/v1/applications/${listing?.applicationId}`;
    const { version: expectedVersion, facts } = await alice.get<{ version: number; facts: object }>(path);
    const anew = { ...facts, flags: ['navigateur', 'contenu_medical'], expectedVersion };
    const described = await after.request('alice', 'PUT', `${path}/orientation`, anew);
    expect(described.status).toBe(200);
    await after.work();

    expect(await findings()).toEqual([{ criterion: CRITERION, state: 'open' }]);
    expect((await letters()).map(({ template }) => template)).toContain('framework-transition');
    const [letter] = await after.database.query<{ body: string }[]>(
      `SELECT body FROM notification.letter WHERE template = 'framework-transition'`,
    );
    expect(letter?.body).toContain('la règle de décision ne la référencerait plus');
    expect(await violations(after)).toEqual([]);
  }, 120_000);

  it('leaves an open dossier on its version until its publisher asks to move, and pins what was sent (PUB-18, EXP-15)', async () => {
    const after = await startHouse();
    house = after;
    const edition = new Edition(after);
    const day = await edition.published();
    const dossierId = await inPreparation(after);
    const path = `/api/v1/dossiers/${dossierId}`;
    const read = async () => (await after.as('alice')).get<{ version: number; frameworkVersion: string }>(path);
    await takesEffect(after, day);
    expect(await read()).toMatchObject({ frameworkVersion: '0.1.0' });
    expect(wordingOf(await scopeOf(after, dossierId))).toMatchObject({ title: BEFORE });

    const move = async (person = 'alice') =>
      after.request(person, 'POST', `${path}/framework`, { expectedVersion: (await read()).version });
    expect((await move('emma')).status).toBe(404);
    expect(await move()).toMatchObject({ status: 200 });
    expect(await read()).toMatchObject({ frameworkVersion: '0.2.0' });
    expect(wordingOf(await scopeOf(after, dossierId))).toMatchObject({
      title: AFTER,
      reason: 'full',
      former: null,
    });
    expect(await move()).toMatchObject({ status: 409, body: { code: 'framework_is_the_latest' } });
  }, 120_000);

  it('lets a publisher open again the transition that he withdrew, as long as he owes it', async () => {
    const { house: after } = await startHouseAfterStory('full');
    house = after;
    const alice = await after.as('alice');
    const [{ applicationId } = { applicationId: '' }] = (
      await alice.get<Page<{ applicationId: string }>>('/api/v1/listings')
    ).items;
    const openAgain = (person = 'alice') =>
      after.request<Line & { code?: string }>(person, 'POST', `/api/v1/applications/${applicationId}/dossiers`, {
        kind: 'transition',
      });
    expect(await openAgain()).toMatchObject({ status: 409, body: { code: 'no_transition_owed' } });
    const day = await new Edition(after).published();
    await takesEffect(after, day);
    expect(await openAgain()).toMatchObject({ status: 409, body: { code: 'dossier_open' } });
    const [finding] = (await alice.get<Page<{ id: string }>>('/api/v1/findings')).items;
    const offered = async () =>
      (await alice.get<{ actions: { name: string; href: string }[] }>(`/api/v1/findings/${finding?.id}`)).actions.find(
        ({ name }) => name === 'openTransition',
      )?.href;
    expect(await offered()).toBeUndefined();
    const [first] = (await dossiersOf(after)).filter(({ kind }) => kind === 'transition');
    const seen = await alice.get<{ version: number; number: string }>(`/api/v1/dossiers/${first?.id}`);
    const withdrawn = await after.request('alice', 'POST', `/api/v1/dossiers/${first?.id}/withdrawal`, {
      expectedVersion: seen.version,
      confirmation: seen.number,
    });
    expect(withdrawn.status).toBe(200);
    await after.work();
    expect(await offered()).toBe(`/api/v1/applications/${applicationId}/dossiers`);
    expect((await openAgain('david')).status).toBe(404);

    const again = await openAgain();

    expect(again).toMatchObject({ status: 201, body: { kind: 'transition', state: 'preparation' } });
    expect(dayOf(new Date(again.body.dueAt))).toBe(addMonths(day, 12));
    const judged = (await scopeOf(after, again.body.id)).items.filter(({ reason }) => reason !== 'carried');
    expect(judged).toMatchObject([{ criterion: CRITERION, reason: 'tightened' }]);
    expect(await violations(after)).toEqual([]);
  }, 120_000);

  it('has nothing left to open once the day has passed, and goes on to the signatory; a later day given in time holds for the dossier too', async () => {
    const { house: after } = await startHouseAfterStory('full');
    house = after;
    await after.tell({ ...plots.full, name: 'Nuit sans réponse' });
    const day = await new Edition(after).published();
    await takesEffect(after, day);
    const dueOn = addMonths(day, 12);
    const listings = async () =>
      after.database.query<{ application: string; listing: string; finding: string; state: string; due: Day }[]>(
        `SELECT l.application_id AS application, l.id AS listing, f.id AS finding, f.state, f.due_on::text AS due
         FROM referencing.listing l JOIN referencing.finding f ON f.listing_id = l.id AND f.source_type = 'framework'
         ORDER BY l.listed_at`,
      );
    const [extended, silent] = await listings();
    const dossiers = async () =>
      (await dossiersOf(after)).filter(({ kind }) => kind === 'transition').map(({ state }) => state);
    const openAgain = (application = '') =>
      after.request<Line & { code?: string }>('alice', 'POST', `/api/v1/applications/${application}/dossiers`, {
        kind: 'transition',
      });
    const path = `/api/v1/findings/${extended?.finding}`;
    const signatory = await after.as('ulysse');
    const { version } = await signatory.get<{ version: number }>(path);
    const laterDay = addMonths(dueOn, 2);
    await signatory.post(`${path}/extension`, {
      expectedVersion: version,
      dueOn: laterDay,
      motive: 'Un prestataire a fait défaut.',
    });

    await after.work();
    after.clock.moveTo(new Date(startOf(dueOn).getTime() + 20 * DAY_MS));
    await after.work();

    expect(await dossiers()).toEqual(['lapsed', 'preparation']);
    expect(await listings()).toMatchObject([
      { state: 'open', due: laterDay },
      { state: 'failed', due: dueOn },
    ]);
    expect(await openAgain(silent?.application)).toMatchObject({ status: 409, body: { code: 'no_transition_owed' } });
    const asked = await after.database.query<object[]>(
      `SELECT listing_id AS listing FROM referencing.measure_proposal WHERE source_type = 'finding'`,
    );
    expect(asked).toEqual([{ listing: silent?.listing }]);
    const prepared = (await dossiersOf(after)).find(
      ({ kind, state }) => kind === 'transition' && state === 'preparation',
    );
    expect(dayOf(new Date(prepared?.dueAt ?? ''))).toBe(laterDay);
    after.clock.moveTo(new Date(startOf(laterDay).getTime() + 20 * DAY_MS));
    await after.work();
    expect(await dossiers()).toEqual(['lapsed', 'lapsed']);
    expect(await openAgain(extended?.application)).toMatchObject({ status: 409, body: { code: 'no_transition_owed' } });
    expect(await violations(after)).toEqual([]);
  }, 120_000);

  it('asks of what is decided late, under the version it began with, what the others were asked at the entry into force', async () => {
    const after = await startHouse();
    house = after;
    const day = await new Edition(after).published();
    const dossierId = await inPreparation(after);
    await takesEffect(after, day);
    const owed = () =>
      after.database.query<object[]>(
        `SELECT f.criterion, f.state, f.due_on::text AS due, l.framework_version AS listed, d.state AS dossier,
           (SELECT count(*)::int FROM notification.letter WHERE template = 'framework-transition'
             AND account_id = (SELECT min(account_id::text)::uuid FROM notification.letter WHERE template = 'framework-transition')) AS letters
         FROM referencing.finding f JOIN referencing.listing l ON l.id = f.listing_id
           JOIN referencing.dossier d ON d.application_id = l.application_id AND d.kind = 'transition'
         WHERE f.source_type = 'framework'`,
      );
    expect(await owed()).toEqual([]);

    await after.story(plots.full).follow(dossierId);
    await after.work();

    const once = [
      {
        criterion: CRITERION,
        state: 'open',
        due: addMonths(day, 12),
        listed: '0.1.0',
        dossier: 'preparation',
        letters: 1,
      },
    ];
    expect(await owed()).toEqual(once);
    await after.database.query(
      `UPDATE messaging.delivery SET done_at = NULL, leased_until = NULL, next_attempt_at = $1 WHERE job = 'referencing.catch-up-with-framework'`,
      [after.clock.now()],
    );
    await after.work();
    expect(await owed()).toEqual(once);
    expect(await violations(after)).toEqual([]);
  }, 120_000);

  it('lets a renewal that began before take the transition along, and judges both under the new version', async () => {
    const { house: after } = await startHouseAfterStory('full');
    house = after;
    const [listing] = (await (await after.as('alice')).get<Page<{ validUntil: Day }>>('/api/v1/listings')).items;
    if (!listing) throw new Error('nothing is listed');
    const opensOn = startOf(addMonths(listing.validUntil, -6)).getTime() + 9 * 3_600_000;
    after.clock.moveTo(new Date(opensOn - 60 * DAY_MS));
    const day = await new Edition(after).published();
    after.clock.moveTo(new Date(opensOn));
    await after.work();
    await takesEffect(after, day);
    const open = async (kind: string) =>
      (await dossiersOf(after)).find((one) => one.kind === kind && one.state === 'preparation')?.id;
    const [renewal, transition] = [await open('renewal'), await open('transition')];
    const read = async () =>
      (await after.as('alice')).get<{ version: number; frameworkVersion: string; merged: string[] }>(
        `/api/v1/dossiers/${renewal}`,
      );
    const before = await read();
    expect(before).toMatchObject({ frameworkVersion: '0.1.0', merged: [] });

    const merged = await after.request('alice', 'POST', `/api/v1/dossiers/${renewal}/merger`, {
      expectedVersion: before.version,
      dossierId: transition,
    });

    expect(merged.status).toBe(200);
    expect(await read()).toMatchObject({ frameworkVersion: '0.2.0', merged: ['transition'] });
    expect(wordingOf(await scopeOf(after, renewal ?? ''))).toMatchObject({ title: AFTER, reason: 'full' });
    expect(await open('transition')).toBeUndefined();
    expect(await violations(after)).toEqual([]);
  }, 120_000);
});
